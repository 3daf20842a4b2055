package io.github.camelseedream.docs;

import io.github.camelseedream.SeedreamComponent;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Makes one image in a JVM of its own, for {@link Measures}. */
final class OneImage {

    private OneImage() {}

    /** Prints the component's frames at the moment the POST leaves; argument: base URL. */
    public static void main(String[] args) throws Exception {
        AtomicReference<StackTraceElement[]> atTheWire = new AtomicReference<>();
        try (CamelContext context = new DefaultCamelContext()) {
            SeedreamComponent seedream = context.getComponent("seedream", SeedreamComponent.class);
            seedream.getConfiguration().setBaseUrl(args[0]);
            seedream.getConfiguration().setApiKey("test-key");
            seedream.setHttpClientConfigurer(
                    client ->
                            client.addRequestInterceptorFirst(
                                    (request, entity, http) ->
                                            atTheWire.compareAndSet(
                                                    null, new Throwable().getStackTrace())));
            context.addRoutes(
                    new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("direct:in").to("seedream:generate?size=16:9");
                        }
                    });
            context.start();
            context.createProducerTemplate().requestBody("direct:in", "a fox");
        }
        for (StackTraceElement frame : atTheWire.get()) {
            if (frame.getClassName().startsWith("io.github.camelseedream.")
                    && !frame.getClassName().startsWith(OneImage.class.getName())) {
                System.out.println(frame.getClassName() + "." + frame.getMethodName());
            }
        }
    }
}
