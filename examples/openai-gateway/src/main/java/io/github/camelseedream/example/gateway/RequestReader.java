package io.github.camelseedream.example.gateway;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Makes OpenAI's request the component's: the body becomes a map of fields. Safe for use by several
 * threads.
 */
final class RequestReader implements Processor {

    /** The exchange property that says whether pictures go back as URLs. */
    static final String AS_URLS = "gateway.asUrls";

    private static final String JSON = "application/json";
    private static final String FORM = "multipart/form-data";

    /** JSON is held whole while it is read; pictures of any size come as files of a form. */
    private static final long MOST_JSON = 4 * 1024 * 1024;

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final long mostBytes;
    private final boolean takesForms;

    /**
     * @param mostBytes the longest body that is taken
     * @param takesForms whether a form with files is taken beside JSON
     */
    RequestReader(long mostBytes, boolean takesForms) {
        this.mostBytes = mostBytes;
        this.takesForms = takesForms;
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        HttpServletRequest request = Calls.request(exchange);
        Map<String, Object> given = read(exchange, request);
        exchange.setProperty(AS_URLS, OpenAiFields.wantsUrls(given));
        exchange.getMessage().setBody(OpenAiFields.forComponent(given));
    }

    private Map<String, Object> read(Exchange exchange, HttpServletRequest request)
            throws IOException {
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        boolean form = type.startsWith(FORM);
        BoundedBody.refuseIfLonger(request, form ? mostBytes : mostJson());
        if (form && takesForms) {
            return new FormReader(exchange).fields(request, mostBytes);
        }
        if (type.startsWith(JSON)) {
            return json(request);
        }
        throw new CallRefusedException(
                415,
                "unsupported_content_type",
                null,
                "The Content-Type is not taken here. Accepted: "
                        + JSON
                        + (takesForms ? ", " + FORM : ""));
    }

    private long mostJson() {
        return Math.min(mostBytes, MOST_JSON);
    }

    private Map<String, Object> json(HttpServletRequest request) throws IOException {
        try {
            return MAPPER.readValue(
                    new BoundedBody(request.getInputStream(), mostJson()),
                    new TypeReference<>() {});
        } catch (JacksonException e) {
            throw CallRefusedException.behind(e).orElseGet(() -> noJson(e));
        }
    }

    private static CallRefusedException noJson(JacksonException e) {
        JsonLocation place = e.getLocation();
        return new CallRefusedException(
                400,
                "invalid_json",
                null,
                "The body is no JSON object"
                        + (place == null
                                ? ""
                                : "; see line "
                                        + place.getLineNr()
                                        + ", column "
                                        + place.getColumnNr()));
    }
}
