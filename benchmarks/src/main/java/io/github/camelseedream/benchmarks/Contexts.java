package io.github.camelseedream.benchmarks;

import io.github.camelseedream.SeedreamComponent;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Camel contexts with the routes that are compared. */
final class Contexts {

    static final String ASYNCHRONOUS = "direct:asynchronous";
    static final String MARKED = "direct:marked";
    static final String SYNCHRONOUS = "direct:synchronous";
    static final String HAND_WRITTEN = "direct:hand-written";

    private Contexts() {}

    /** All routes take a prompt and end with the address of its image. */
    static CamelContext forAddresses(String provider, int calls) throws Exception {
        String generate = "seedream:generate?size=2048x2048&resultMode=url";
        CamelContext context = context(provider, calls);
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(ASYNCHRONOUS).to(generate);
                        from(SYNCHRONOUS).to(generate + "&synchronous=true");
                    }
                });
        context.addRoutes(handWritten(provider, calls));
        context.start();
        return context;
    }

    /** What a user would write without the component, and no more. */
    private static RouteBuilder handWritten(String provider, int calls) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(HAND_WRITTEN)
                        .setBody(Contexts::requestJson)
                        .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                        .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                        .setHeader("Authorization", constant("Bearer benchmark"))
                        .toF(
                                "%s/images/generations?connectionsPerRoute=%d"
                                        + "&maxTotalConnections=%d",
                                provider, calls, calls)
                        .unmarshal()
                        .json(Map.class)
                        .setBody(Contexts::address);
            }
        };
    }

    private static Object requestJson(Exchange exchange) {
        return "{\"model\":\"seedream-4.5\",\"prompt\":\""
                + exchange.getMessage().getBody(String.class)
                + "\",\"size\":\"2048x2048\"}";
    }

    private static Object address(Exchange exchange) {
        Map<?, ?> reply = exchange.getMessage().getBody(Map.class);
        Map<?, ?> image = (Map<?, ?>) ((List<?>) reply.get("data")).get(0);
        return image.get("url");
    }

    /** The route takes a prompt, gets its image as base64 and writes it to a file. */
    static CamelContext forFile(String provider, String folder, String fileName) throws Exception {
        CamelContext context = context(provider, 64);
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(ASYNCHRONOUS)
                                .to("seedream:generate?responseFormat=b64_json")
                                .toF("file:%s?fileName=%s", folder, fileName);
                        from(MARKED)
                                .to("seedream:generate?responseFormat=b64_json&aiMark=add")
                                .toF("file:%s?fileName=%s", folder, fileName);
                    }
                });
        context.start();
        return context;
    }

    private static CamelContext context(String provider, int calls) {
        CamelContext context = new DefaultCamelContext();
        SeedreamComponent seedream = context.getComponent("seedream", SeedreamComponent.class);
        seedream.getConfiguration().setBaseUrl(provider);
        seedream.getConfiguration().setApiKey("benchmark");
        seedream.getConfiguration().setMaxConcurrentCalls(calls);
        return context;
    }
}
