package io.github.camelseedream.example.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.http.common.HttpMessage;

/** Makes the provider's models OpenAI's list, or the one of them that was asked for. */
final class ModelsAnswer implements Processor {

    private static final String PATH = FrontHandler.MODELS;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Collection<String> aliases;

    /**
     * @param aliases further names that a client may use for a model
     */
    ModelsAnswer(Collection<String> aliases) {
        this.aliases = aliases;
    }

    @Override
    public void process(Exchange exchange) throws JsonProcessingException {
        List<?> all = exchange.getMessage().getBody(List.class);
        List<Map<String, Object>> models =
                Stream.concat(
                                all.stream(),
                                aliases.stream()
                                        .map(name -> Map.of("id", name, "owned_by", "an alias")))
                        .map(ModelsAnswer::model)
                        .toList();
        String path = exchange.getIn(HttpMessage.class).getRequest().getRequestURI();
        // a model's name may have a slash
        String wanted = path.substring(PATH.length()).replaceFirst("^/", "").replace("%2F", "/");
        Object answer =
                wanted.isEmpty()
                        ? Map.of("object", "list", "data", models)
                        : models.stream()
                                .filter(model -> model.get("id").equals(wanted))
                                .findFirst()
                                .orElseThrow(ModelsAnswer::notFound);
        exchange.getMessage().setBody(MAPPER.writeValueAsBytes(answer));
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
    }

    private static OpenAiException notFound() {
        return new OpenAiException(
                ErrorCode.MODEL_NOT_FOUND,
                "model",
                "The provider does not list this model. GET " + PATH + " tells those it has");
    }

    /** OpenAI's four fields; a client may take anything else for an error. */
    private static Map<String, Object> model(Object given) {
        Map<?, ?> fields = (Map<?, ?>) given;
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", String.valueOf(fields.get("id")));
        model.put("object", "model");
        model.put("created", fields.get("created") instanceof Number time ? time.longValue() : 0);
        model.put(
                "owned_by",
                fields.get("owned_by") instanceof String owner ? owner : "the provider");
        return model;
    }
}
