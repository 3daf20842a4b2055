package io.github.camelseedream.example.boot;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.error.ContentRejectedException;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.QuotaExceededException;
import io.github.camelseedream.error.RateLimitedException;
import io.github.camelseedream.error.SeedreamException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What a client is told when there is no image. */
@Component
final class ErrorAnswer implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswer.class);

    /**
     * What is the client's affair, or a matter of waiting; everything else is between us and the
     * provider.
     */
    private static final Map<Class<? extends Exception>, Integer> STATUSES =
            Map.of(
                    InvalidRequestException.class, 400,
                    ContentRejectedException.class, 400,
                    QuotaExceededException.class, 402,
                    RateLimitedException.class, 429,
                    CapacityExceededException.class, 429);

    /** With these the provider says that the request is wrong, such as a model it does not have. */
    private static final Set<Integer> WRONG_REQUEST = Set.of(400, 404, 413, 422);

    private static final int FROM_THE_PROVIDER = 502;
    private static final int OURS = 500;

    private final ObjectMapper json;

    ErrorAnswer(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        Exception error = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status(error));
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        if (error instanceof RateLimitedException limited && !limited.retryAfter().isZero()) {
            exchange.getMessage().setHeader("Retry-After", limited.retryAfter().toSeconds());
        }
        exchange.getMessage().setBody(json.writeValueAsString(told(error)));
    }

    private static int status(Exception error) {
        if (error.getClass() == ProviderException.class
                && WRONG_REQUEST.contains(((ProviderException) error).status())) {
            return 400;
        }
        return STATUSES.getOrDefault(
                error.getClass(), error instanceof SeedreamException ? FROM_THE_PROVIDER : OURS);
    }

    private static Map<String, Object> told(Exception error) {
        Map<String, Object> told = new LinkedHashMap<>();
        if (!(error instanceof SeedreamException seedream)) {
            LOG.error("a request failed", error);
            told.put("error", "InternalError");
            return told;
        }
        told.put("error", error.getClass().getSimpleName());
        told.put("message", error.getMessage());
        if (error instanceof InvalidRequestException invalid) {
            told.put("violations", invalid.violations().stream().map(String::valueOf).toList());
        }
        told.put("outcome", seedream.outcome().text());
        told.put("repeatable", seedream.isRepeatable());
        told.put("requestId", seedream.requestId());
        return told;
    }
}
