package io.github.camelseedream.example.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.SeedreamComponent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.http.common.HttpMessage;
import org.apache.camel.model.RouteDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes: OpenAI's calls on the left, the component on the right. The {@link FrontHandler} is
 * in front of them: what comes here has a key and a permit.
 */
final class GatewayRoutes extends RouteBuilder {

    /** The name of the front handler in the registry. */
    static final String FRONT = "front";

    private static final Logger LOG = LoggerFactory.getLogger(GatewayRoutes.class);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final GatewayOptions options;
    private final ImageShelf shelf;

    GatewayRoutes(GatewayOptions options, ImageShelf shelf) {
        this.options = options;
        this.shelf = shelf;
    }

    @Override
    public void configure() {
        onException(Throwable.class).handled(true).process(GatewayRoutes::answerFailure);
        images("generate", "image_generation.completed", false);
        images("edit", "image_edit.completed", true);

        http(FrontHandler.MODELS + "?matchOnUriPrefix=true", "GET,HEAD")
                .to("seedream:models?whenFull=reject")
                .process(this::answerModels);

        http(FrontHandler.FILES + "?matchOnUriPrefix=true", "GET,HEAD").process(this::answerFile);
    }

    /**
     * @param event OpenAI's name of the event that brings an image
     */
    private void images(String operation, String event, boolean takesForms) {
        Processor answer =
                new ImagesAnswer(shelf, options.seconds("fileLifeSeconds"), options.publicUrl());
        http(takesForms ? FrontHandler.EDITS : FrontHandler.GENERATIONS, "POST")
                .process(new RequestReader(options, takesForms))
                .choice()
                .when(exchange -> RequestReader.wanted(exchange).stream())
                .to(
                        "seedream:"
                                + operation
                                + "?resultMode=stream&partialFailure=fail&whenFull=reject")
                .process(new EventsAnswer(event))
                .otherwise()
                .to("seedream:" + operation + "?resultMode=result&whenFull=reject")
                .process(answer);
    }

    /** Nothing of a call is read before the route asks for it, and no thread waits. */
    private RouteDefinition http(String path, String methods) {
        String uri = "jetty:http://" + options.text("host") + ":" + options.port() + path;
        return from(uri
                        + (path.contains("?") ? "&" : "?")
                        + "httpMethodRestrict="
                        + methods
                        + "&handlers=#"
                        + FRONT
                        + "&mapHttpMessageBody=false"
                        + "&mapHttpMessageHeaders=false"
                        + "&mapHttpMessageFormUrlEncodedBody=false"
                        + "&enableMultipartFilter=false"
                        + "&disableStreamCache=true"
                        + "&continuationTimeout="
                        + lostAfter()
                        + "&sendServerVersion=false"
                        + "&muteException=true")
                .noStreamCaching();
    }

    /**
     * Longer than any request takes, in milliseconds: only one whose answer was lost, say to an
     * OutOfMemoryError, gets there, and gives its permit back.
     */
    private long lostAfter() {
        return getContext()
                        .getComponent("seedream", SeedreamComponent.class)
                        .getConfiguration()
                        .getTimeout()
                + 2 * options.seconds("maxUploadSeconds").toMillis();
    }

    /** The provider's models as OpenAI's list, or the one of them that was asked for. */
    private void answerModels(Exchange exchange) throws JsonProcessingException {
        List<?> all = exchange.getMessage().getBody(List.class);
        List<Map<String, Object>> models =
                Stream.concat(
                                all.stream(),
                                options.aliases().keySet().stream()
                                        .map(name -> Map.of("id", name, "owned_by", "an alias")))
                        .map(GatewayRoutes::model)
                        .toList();
        String path = exchange.getIn(HttpMessage.class).getRequest().getRequestURI();
        // a model's name may have a slash
        String wanted =
                path.substring(FrontHandler.MODELS.length())
                        .replaceFirst("^/", "")
                        .replace("%2F", "/");
        Object answer =
                wanted.isEmpty()
                        ? Map.of("object", "list", "data", models)
                        : models.stream()
                                .filter(model -> model.get("id").equals(wanted))
                                .findFirst()
                                .orElseThrow(GatewayRoutes::noModel);
        exchange.getMessage().setBody(MAPPER.writeValueAsBytes(answer));
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
    }

    private static OpenAiException noModel() {
        return new OpenAiException(
                ErrorCode.MODEL_NOT_FOUND,
                "model",
                "The provider does not list this model. GET "
                        + FrontHandler.MODELS
                        + " tells those it has");
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

    /** Answers with an image of the shelf. Its name is the key: browsers fetch it too. */
    private void answerFile(Exchange exchange) throws IOException {
        HttpMessage http = exchange.getIn(HttpMessage.class);
        String path = http.getRequest().getRequestURI();
        ImageShelf.Fetched image =
                shelf.fetch(path.substring(path.lastIndexOf('/') + 1))
                        .orElseThrow(
                                () ->
                                        new OpenAiException(
                                                ErrorCode.FILE_NOT_FOUND,
                                                null,
                                                "There is no such image, or no longer"));
        exchange.getMessage().setBody(image.bytes());
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, image.mediaType());
        // Camel's header filter keeps the first two back
        HttpServletResponse response = http.getResponse();
        response.setContentLengthLong(image.length());
        response.setHeader("Cache-Control", "private, max-age=" + image.left().toSeconds());
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    private static void answerFailure(Exchange exchange) throws IOException {
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        OpenAiFields.Wanted wanted = RequestReader.wanted(exchange);
        OpenAiException error = OpenAiException.of(failure);
        if (wanted != null && wanted.isGptImage()) {
            error = error.forGptImage();
        }
        ErrorCode code = error.code();
        if (code == ErrorCode.INTERNAL_ERROR) {
            LOG.error("answered with {}", code.code(), failure);
        } else if (code.status() > 500) {
            LOG.warn("answered with {} {}: {}", code.status(), code.code(), failure.toString());
        }
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, code.status());
        for (Map.Entry<String, String> header : error.headers().entrySet()) {
            message.setHeader(header.getKey(), header.getValue());
        }
        message.setBody(error.json());
        HttpMessage http = exchange.getIn(HttpMessage.class);
        if (!http.getRequest().getInputStream().isFinished()) {
            http.getResponse().setHeader("Connection", "close");
        }
    }
}
