package io.github.camelseedream.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.SeedreamEndpoint;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.RoutesBuilder;

/** What the snippets about texts in URIs do. */
final class UriExpectations {

    static final Map<String, Expectations.Expectation> BY_NAME =
            Map.of(
                    "raw in yaml", UriExpectations::awkwardPrompt,
                    "a prompt in xml", UriExpectations::awkwardPrompt,
                    "placeholders", UriExpectations::placeholders,
                    "a bean", UriExpectations::bean,
                    "own fields", UriExpectations::ownFields,
                    "the endpoint dsl", UriExpectations::endpointDsl);

    private static final String AWKWARD = "50% black & white + #1";

    private UriExpectations() {}

    private static void awkwardPrompt(Playground playground, Snippet snippet) throws Exception {
        playground.start(snippet);
        JsonNode sent = sent(playground, null);
        assertThat(sent.path("prompt").asText()).isEqualTo(AWKWARD);
        assertThat(sent.path("size").asText()).isEqualTo("16:9");
    }

    private static void placeholders(Playground playground, Snippet snippet) throws Exception {
        playground.context.getPropertiesComponent().addOverrideProperty("poster.key", "a+b&c%");
        playground.start(snippet);
        JsonNode sent = sent(playground, "a fox");
        assertThat(sent.path("model").asText()).isEqualTo("seedream-4.5");
        assertThat(sent.has("size")).isFalse();
        assertThat(playground.context.getEndpoints())
                .filteredOn(SeedreamEndpoint.class::isInstance)
                .extracting(known -> ((SeedreamEndpoint) known).getConfiguration().getApiKey())
                .containsExactly("a+b&c%");
    }

    private static void bean(Playground playground, Snippet snippet) throws Exception {
        playground.context.getRegistry().bind("logo", playground.image());
        playground.start(snippet);
        assertThat(playground.send("direct:poster", "a fox").getException()).isNull();
        assertThat(playground.simulator.submits().get(0).parts("image")).hasSize(1);
    }

    private static void ownFields(Playground playground, Snippet snippet) throws Exception {
        playground.start(snippet);
        JsonNode sent = sent(playground, "a fox");
        assertThat(sent.path("sync_mode").toString()).isEqualTo("true");
        assertThat(sent.path("steps").toString()).isEqualTo("20");
        assertThat(sent.path("label").toString()).isEqualTo("\"20\"");
        assertThat(sent.path("note").toString()).isEqualTo("\"salt & pepper\"");
        assertThat(sent.path("camera").toString()).isEqualTo("{\"zoom\":0.5}");
    }

    private static void endpointDsl(Playground playground, Snippet snippet) throws Exception {
        Path directory = playground.directory;
        playground.context.addRoutes(
                (RoutesBuilder)
                        JavaSnippets.whole(snippet, directory).getConstructor().newInstance());
        playground.context.start();
        assertThat(sent(playground, null).path("prompt").asText()).isEqualTo(AWKWARD);
    }

    private static JsonNode sent(Playground playground, String body) {
        assertThat(playground.send("direct:poster", body).getException()).isNull();
        return playground.simulator.submits().get(0).json();
    }
}
