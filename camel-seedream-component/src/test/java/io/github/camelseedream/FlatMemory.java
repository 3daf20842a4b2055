package io.github.camelseedream;

import io.github.camelseedream.result.GeneratedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** Runs in a JVM of its own with a small heap: see {@link FlatMemoryTest}. */
final class FlatMemory {

    private FlatMemory() {}

    /**
     * Arguments: base URL, folder, {@code in}, {@code stream} or {@code out}, options; all
     * references in the folder go out.
     */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]);
        try (CamelContext context = new DefaultCamelContext()) {
            SeedreamComponent seedream = context.getComponent("seedream", SeedreamComponent.class);
            seedream.getConfiguration().setBaseUrl(args[0]);
            seedream.getConfiguration().setApiKey("test-key");
            context.addRoutes(
                    switch (args[2]) {
                        case "in" -> in(folder, args[3]);
                        case "stream" -> stream(folder, args[3]);
                        default -> out(args[3]);
                    });
            context.start();
            if (!args[2].equals("out")) {
                context.createProducerTemplate().requestBody("direct:in", "a large image");
            } else {
                edit(context, folder);
            }
        }
    }

    private static RouteBuilder in(Path folder, String options) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to("seedream:generate?" + options)
                        .to("file:" + folder + "?fileName=image.png");
            }
        };
    }

    private static RouteBuilder stream(Path folder, String options) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to("seedream:generate?" + options)
                        .split(body())
                        .streaming()
                        .to("file:" + folder + "?fileName=set-${body.index}.png")
                        .process(
                                exchange ->
                                        exchange.getMessage()
                                                .getBody(GeneratedImage.class)
                                                .close());
            }
        };
    }

    private static RouteBuilder out(String options) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:out").to("seedream:edit?prompt=blend&" + options);
            }
        };
    }

    private static void edit(CamelContext context, Path folder) throws Exception {
        List<Path> images = new ArrayList<>();
        for (int i = 0; Files.exists(folder.resolve("reference-" + i + ".png")); i++) {
            images.add(folder.resolve("reference-" + i + ".png"));
        }
        GeneratedImage image =
                context.createProducerTemplate()
                        .requestBodyAndHeaders(
                                "direct:out", images, Map.of(), GeneratedImage.class);
        Files.writeString(folder.resolve("edited.txt"), image.toString());
    }
}
