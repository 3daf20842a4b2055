package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.journal.RecordedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The Kamelet that comes with the component, used from YAML. */
@Tag("platform-threads")
class KameletTest {

    private static final Path KAMELET =
            Path.of("src/main/resources/kamelets/seedream-generate-action.kamelet.yaml");

    private final SeedreamSimulator simulator = SeedreamSimulator.start();
    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void leadToTheSimulator() {
        SeedreamConfiguration options =
                context.getComponent("seedream", SeedreamComponent.class).getConfiguration();
        options.setBaseUrl(simulator.baseUrl("lumenfall"));
        options.setApiKey("any");
    }

    @AfterEach
    void stop() {
        context.stop();
        simulator.close();
    }

    @Test
    void thePromptInTheBodyBecomesAnImage() throws Exception {
        JsonNode sent = sent("a red fox", Map.of());

        assertThat(sent.path("prompt").asText()).isEqualTo("a red fox");
        assertThat(sent.path("model").asText()).isEqualTo("seedream-4.5");
        assertThat(onlyEndpoint().getApiKey()).as("the component's").isEqualTo("any");
        assertThat(sent.fieldNames()).toIterable().containsExactlyInAnyOrder("prompt", "model");
    }

    @Test
    void eachPropertyReachesTheProvider() throws Exception {
        Map<String, String> given =
                new TreeMap<>(
                        Map.of(
                                "model", "seedream-4.0",
                                "prompt", "a blue fox",
                                "size", "16:9",
                                "count", "2",
                                "outputFormat", "jpeg",
                                "provider", "lumenfall"));
        given.put("apiKey", "RAW(any&+%)");

        JsonNode sent = sent(null, given);

        assertThat(given.keySet()).containsExactlyInAnyOrderElementsOf(properties());
        assertThat(sent.path("model").asText()).isEqualTo("seedream-4");
        assertThat(sent.path("prompt").asText()).isEqualTo("a blue fox");
        assertThat(sent.path("size").asText()).isEqualTo("16:9");
        assertThat(sent.path("n").asInt()).isEqualTo(2);
        assertThat(sent.path("output_format").asText()).isEqualTo("jpeg");
        assertThat(onlyEndpoint().getProvider()).isEqualTo("lumenfall");
        assertThat(onlyEndpoint().getApiKey()).isEqualTo("any&+%");
    }

    @Test
    void itNeedsTheComponentOfThisVersion() throws Exception {
        String version =
                Pattern.compile("<version>([^<]+)")
                        .matcher(Files.readString(Path.of("pom.xml")))
                        .results()
                        .findFirst()
                        .orElseThrow()
                        .group(1);

        assertThat(Files.readString(KAMELET))
                .contains("mvn:io.github.camelseedream:camel-seedream-component:" + version + "\"");
    }

    @Test
    void aTextInRawIsSentAsItIs() throws Exception {
        JsonNode sent = sent(null, Map.of("prompt", "RAW(50% black & white + #1)"));

        assertThat(sent.path("prompt").asText()).isEqualTo("50% black & white + #1");
    }

    /** Camel's doing, not ours; its page warns of it. */
    @Test
    void aTextOutsideOfRawIsCutOffAtAnAmpersand() throws Exception {
        JsonNode sent = sent(null, Map.of("prompt", "black & white"));

        assertThat(sent.path("prompt").asText().strip()).isEqualTo("black");
    }

    private SeedreamConfiguration onlyEndpoint() {
        return context.getEndpoints().stream()
                .filter(SeedreamEndpoint.class::isInstance)
                .map(endpoint -> ((SeedreamEndpoint) endpoint).getConfiguration())
                .reduce(
                        (first, second) -> {
                            throw new AssertionError("two endpoints");
                        })
                .orElseThrow();
    }

    private static List<String> properties() throws Exception {
        return Pattern.compile("^      (\\w+):\n        title:", Pattern.MULTILINE)
                .matcher(Files.readString(KAMELET))
                .results()
                .map((MatchResult property) -> property.group(1))
                .toList();
    }

    private JsonNode sent(String body, Map<String, String> parameters) throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromString("poster.yaml", route(parameters)));
        context.start();
        Object made = context.createProducerTemplate().requestBody("direct:poster", body);

        assertThat(made instanceof List<?> several ? several.get(0) : made)
                .isInstanceOf(GeneratedImage.class);
        List<RecordedRequest> submits = simulator.submits();
        assertThat(submits).hasSize(1);
        return submits.get(0).json();
    }

    private static String route(Map<String, String> parameters) throws Exception {
        return """
        - route:
            from:
              uri: direct:poster
              steps:
                - kamelet:
                    name: seedream-generate-action
                    parameters: %s
        """
                .formatted(new ObjectMapper().writeValueAsString(parameters));
    }
}
