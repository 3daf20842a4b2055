package io.github.camelseedream.endpoint;

import static io.github.camelseedream.endpoint.StaticEndpointBuilders.seedream;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.SeedreamComponent;
import io.github.camelseedream.endpoint.dsl.SeedreamEndpointBuilderFactory.AdvancedSeedreamEndpointBuilder;
import io.github.camelseedream.endpoint.dsl.SeedreamEndpointBuilderFactory.SeedreamEndpointBuilder;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.simulator.SeedreamSimulator;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.builder.EndpointProducerBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EndpointDslTest {

    private final SeedreamSimulator simulator = SeedreamSimulator.start();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void leadToTheSimulator() {
        SeedreamComponent component = context.getComponent("seedream", SeedreamComponent.class);
        component.getConfiguration().setBaseUrl(simulator.baseUrl("lumenfall"));
        component.getConfiguration().setApiKey("any");
    }

    @AfterEach
    void stop() {
        context.stop();
        simulator.close();
    }

    @Test
    void aRouteIsBuiltWithoutAnyText() throws Exception {
        GeneratedImage image =
                made(
                        "a red fox",
                        seedream("generate")
                                .size("640x480")
                                .seed(7L)
                                .parameters("sync_mode", true)
                                .advanced()
                                .synchronous(true));

        assertThat(image.getWidth()).isEqualTo(640);
        assertThat(sent().path("prompt").asText()).isEqualTo("a red fox");
        assertThat(sent().path("seed").asInt()).isEqualTo(7);
        assertThat(sent().path("sync_mode").asBoolean()).isTrue();
    }

    @Test
    void aTextInRawIsSentAsItIsWhateverItHasInIt() throws Exception {
        String prompt = "50% black & white + #1, \"why?\" (=art)";

        made(null, seedream("generate").prompt("RAW(" + prompt + ")"));

        assertThat(sent().path("prompt").asText()).isEqualTo(prompt);
    }

    @Test
    void everyOptionOfAnEndpointHasItsMethod() throws Exception {
        Set<String> methods =
                Stream.of(SeedreamEndpointBuilder.class, AdvancedSeedreamEndpointBuilder.class)
                        .flatMap(builder -> Stream.of(builder.getMethods()))
                        .map(Method::getName)
                        .collect(Collectors.toSet());

        assertThat(methods).containsAll(optionsInTheCatalogue());
    }

    private static Set<String> optionsInTheCatalogue() throws Exception {
        try (InputStream catalogue =
                SeedreamComponent.class.getResourceAsStream(
                        "/META-INF/io/github/camelseedream/seedream.json")) {
            JsonNode options = new ObjectMapper().readTree(catalogue).path("properties");
            return StreamSupport.stream(
                            ((Iterable<String>) options::fieldNames).spliterator(), false)
                    .filter(name -> options.path(name).path("kind").asText().equals("parameter"))
                    .collect(Collectors.toSet());
        }
    }

    private GeneratedImage made(String prompt, EndpointProducerBuilder endpoint) throws Exception {
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:poster").to(endpoint);
                    }
                });
        context.start();
        return context.createProducerTemplate()
                .requestBody("direct:poster", prompt, GeneratedImage.class);
    }

    private JsonNode sent() {
        return simulator.submits().get(0).json();
    }
}
