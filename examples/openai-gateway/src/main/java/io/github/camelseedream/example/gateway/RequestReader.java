package io.github.camelseedream.example.gateway;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.http.common.HttpMessage;

/**
 * Makes OpenAI's request the component's: the body becomes a map of fields. Safe for use by several
 * threads.
 */
final class RequestReader implements Processor {

    private static final String WANTED = "gateway.wanted";

    private static final String JSON = "application/json";
    private static final String FORM = "multipart/form-data";

    /** JSON is held whole while it is read; images of any size come as files of a form. */
    private static final int MAX_JSON = 4 * 1024 * 1024;

    /** No honest request comes near; what has more is made to be expensive. */
    private static final ObjectMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxTokenCount(1000)
                                                    .maxNestingDepth(20)
                                                    .maxNameLength(1000)
                                                    .maxStringLength(MAX_JSON)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final OpenAiFields fields;
    private final long maxBytes;
    private final Duration time;
    private final boolean takesForms;

    /**
     * @param takesForms whether a form with files is taken beside JSON
     */
    RequestReader(GatewayOptions options, boolean takesForms) {
        fields = new OpenAiFields(options.aliases(), options.responseForm());
        maxBytes = options.number("maxBodyBytes");
        time = options.seconds("maxUploadSeconds");
        this.takesForms = takesForms;
    }

    /** What the client of an exchange asked for; null where that could not be read. */
    static OpenAiFields.Wanted wanted(Exchange exchange) {
        return exchange.getProperty(WANTED, OpenAiFields.Wanted.class);
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        HttpServletRequest request = exchange.getIn(HttpMessage.class).getRequest();
        OpenAiFields.Wanted wanted = fields.read(read(exchange, request));
        exchange.setProperty(WANTED, wanted);
        exchange.getMessage().setBody(wanted.fields());
    }

    private Map<String, Object> read(Exchange exchange, HttpServletRequest request)
            throws IOException {
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        boolean form = type.startsWith(FORM);
        long max = form ? maxBytes : Math.min(maxBytes, MAX_JSON);
        if (request.getContentLengthLong() > max) {
            throw tooLong(max);
        }
        BoundedBody body = new BoundedBody(request.getInputStream(), max, time);
        if (form && takesForms) {
            return new FormReader(exchange).fields(body, request.getContentType());
        }
        if (type.startsWith(JSON)) {
            return json(body);
        }
        throw new OpenAiException(
                ErrorCode.UNSUPPORTED_CONTENT_TYPE,
                null,
                "The Content-Type is not taken here. Accepted: "
                        + JSON
                        + (takesForms ? ", " + FORM : ""));
    }

    private static Map<String, Object> json(InputStream body) throws IOException {
        Map<String, Object> fields;
        try {
            fields = MAPPER.readValue(body, new TypeReference<>() {});
        } catch (JacksonException e) {
            throw OpenAiException.behind(e).orElseGet(() -> noJson(e));
        }
        if (fields == null) {
            throw new OpenAiException(
                    ErrorCode.INVALID_JSON, null, "The body is no JSON object, but null");
        }
        return fields;
    }

    private static OpenAiException noJson(JacksonException e) {
        String problem =
                e instanceof StreamConstraintsException
                        ? "The body has more fields, or longer or deeper ones, than are taken"
                        : String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field")
                                ? "The body has a field twice"
                                : "The body is no JSON object";
        JsonLocation place = e.getLocation();
        return new OpenAiException(
                ErrorCode.INVALID_JSON,
                null,
                problem
                        + (place == null
                                ? ""
                                : "; see line "
                                        + place.getLineNr()
                                        + ", column "
                                        + place.getColumnNr()));
    }

    private static OpenAiException tooLong(long max) {
        return new OpenAiException(
                ErrorCode.REQUEST_TOO_LARGE,
                null,
                "The body is longer than the " + max + " bytes that are taken");
    }

    /**
     * A body that may neither be longer than allowed, whatever its header says, nor come so slowly
     * that it holds its thread and its permit for ever.
     */
    private static final class BoundedBody extends FilterInputStream {

        private final long max;
        private final long deadline;
        private long left;

        /**
         * @param max bytes
         * @param time within which all of it has to be here
         */
        BoundedBody(InputStream in, long max, Duration time) {
            super(in);
            this.max = max;
            left = max;
            deadline = System.nanoTime() + time.toNanos();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int count;
            try {
                count = super.read(buffer, from, length);
            } catch (IOException e) {
                throw tooSlow();
            }
            left -= Math.max(count, 0);
            if (left < 0) {
                throw tooLong(max);
            }
            if (count >= 0 && System.nanoTime() - deadline > 0) {
                throw tooSlow();
            }
            return count;
        }

        private static OpenAiException tooSlow() {
            return new OpenAiException(
                    ErrorCode.REQUEST_TIMEOUT, null, "The body did not arrive whole and in time");
        }

        /** The server closes it: what is left may still have to be drained. */
        @Override
        public void close() {}
    }
}
