package io.github.camelseedream.example.gateway;

import jakarta.servlet.http.HttpServletRequest;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** The routes: OpenAI's calls on the left, the component on the right. */
final class GatewayRoutes extends RouteBuilder {

    private final GatewayOptions options;
    private final BearerKeys keys;
    private final PictureShelf shelf;
    private final Places places;

    GatewayRoutes(GatewayOptions options, BearerKeys keys, PictureShelf shelf) {
        this.options = options;
        this.keys = keys;
        this.shelf = shelf;
        places = new Places((int) options.number("maxRequests"));
    }

    @Override
    public void configure() {
        long mostBytes = options.number("maxBodyBytes");
        ImagesAnswer pictures =
                new ImagesAnswer(shelf, options.fileLife(), options.publicUrl() + FileAnswer.PATH);
        onException(Exception.class).handled(true).process(new ErrorAnswer(mostBytes));

        call("/v1/images/generations", "POST")
                .process(keys)
                .process(places)
                .process(new RequestReader(mostBytes, false))
                .to("seedream:generate?resultMode=result&whenFull=reject")
                .process(pictures);

        call("/v1/images/edits", "POST")
                .process(keys)
                .process(places)
                .process(new RequestReader(mostBytes, true))
                .to("seedream:edit?resultMode=result&whenFull=reject")
                .process(pictures);

        call(ModelsAnswer.PATH + "?matchOnUriPrefix=true", "GET")
                .process(keys)
                .to("seedream:models?whenFull=reject")
                .process(new ModelsAnswer());

        call(FileAnswer.PATH + "?matchOnUriPrefix=true", "GET").process(new FileAnswer(shelf));

        call("/?matchOnUriPrefix=true", "GET,HEAD,POST,PUT,PATCH,DELETE")
                .process(GatewayRoutes::refuseUnknown);
    }

    private static void refuseUnknown(Exchange exchange) {
        HttpServletRequest request = Calls.request(exchange);
        throw new CallRefusedException(
                404,
                "unknown_url",
                null,
                "There is no "
                        + request.getMethod()
                        + " "
                        + request.getRequestURI()
                        + ". There are: POST /v1/images/generations, POST /v1/images/edits,"
                        + " GET /v1/models, GET /v1/models/{id}");
    }

    /**
     * A call of a client: nothing of it is read before the route asks for it, and no thread waits.
     */
    private RouteDefinition call(String path, String method) {
        String uri = "jetty:http://" + options.text("host") + ":" + options.port() + path;
        return from(uri
                        + (path.contains("?") ? "&" : "?")
                        + "httpMethodRestrict="
                        + method
                        + "&mapHttpMessageBody=false"
                        + "&mapHttpMessageHeaders=false"
                        + "&mapHttpMessageFormUrlEncodedBody=false"
                        + "&enableMultipartFilter=false"
                        + "&disableStreamCache=true"
                        + "&continuationTimeout=0"
                        + "&sendServerVersion=false"
                        + "&muteException=true")
                .noStreamCaching();
    }
}
