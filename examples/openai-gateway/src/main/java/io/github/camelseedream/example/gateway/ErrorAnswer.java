package io.github.camelseedream.example.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.NotAcceptedException;
import io.github.camelseedream.error.RateLimitedException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.request.Complaint;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an exception OpenAI's error. The header {@code x-should-retry}, which OpenAI's clients
 * obey, keeps them from sending again what may have been paid for. Safe for use by several threads.
 */
final class ErrorAnswer implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswer.class);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String FIELD = "body field ";

    private final long mostDrained;

    /**
     * @param mostDrained how many bytes of a body that nobody wanted are read before the answer
     */
    ErrorAnswer(long mostDrained) {
        this.mostDrained = mostDrained;
    }

    @Override
    public void process(Exchange exchange) throws JsonProcessingException {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        ErrorForm form = ErrorForm.of(failure);
        if (form.status() == 500) {
            LOG.error("answered with {}", form.code(), failure);
        } else if (form.status() > 500) {
            LOG.warn("answered with {} {}: {}", form.status(), form.code(), failure.toString());
        }
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("message", form.message());
        error.put("type", form.type());
        error.put("param", param(failure));
        error.put("code", form.code());
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, form.status());
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setHeader("x-should-retry", Boolean.toString(isRepeatable(failure)));
        long wait = secondsToWait(failure);
        if (wait > 0) {
            message.setHeader("Retry-After", wait);
        }
        if (form.status() == 401) {
            message.setHeader("WWW-Authenticate", "Bearer");
        }
        message.setBody(MAPPER.writeValueAsBytes(Map.of("error", error)));
        Calls.drain(Calls.request(exchange), mostDrained);
    }

    private static boolean isRepeatable(Exception failure) {
        return failure instanceof SeedreamException known && known.isRepeatable();
    }

    /** The field as the client wrote it, where one is to blame. */
    private static String param(Exception failure) {
        if (failure instanceof CallRefusedException refused) {
            return refused.param();
        }
        if (failure instanceof InvalidRequestException invalid && !invalid.complaints().isEmpty()) {
            Complaint first = invalid.complaints().get(0);
            return first.origin().startsWith(FIELD)
                    ? first.origin().substring(FIELD.length())
                    : first.option();
        }
        return null;
    }

    private static long secondsToWait(Exception failure) {
        if (failure instanceof RateLimitedException limited) {
            return limited.retryAfter().toSeconds();
        }
        return failure instanceof NotAcceptedException ? 1 : 0;
    }
}
