package io.github.camelseedream.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each cell of the table of prompts in {@code docs/uris.md} is tried. */
class UriTableTest {

    @TempDir private Path temporary;

    /** Written, then what is sent from the URI, from RAW, and from the message. */
    static Stream<List<String>> rows() throws Exception {
        String page = Files.readString(Snippet.ROOT.resolve("docs/uris.md"));
        return page.split("<!-- prompts in URIs -->")[1]
                .split("<!-- /prompts -->")[0]
                .strip()
                .lines()
                .skip(2)
                .map(row -> List.of(row.substring(2, row.length() - 2).split(" \\| ")));
    }

    @Test
    void theTableHasRows() throws Exception {
        assertThat(rows()).hasSizeGreaterThan(5).allSatisfy(row -> assertThat(row).hasSize(4));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aPromptIsSentAsTheTableTells(List<String> row) throws Exception {
        String written = row.get(0).replaceAll("^`|`$", "");

        assertThat(sentFrom("?prompt=" + written, null, written)).isEqualTo(row.get(1));
        assertThat(sentFrom("?prompt=RAW(" + written + ")", null, written)).isEqualTo(row.get(2));
        assertThat(sentFrom("", written, written)).isEqualTo(row.get(3));
    }

    /** In the words of the table. */
    private String sentFrom(String options, String body, String written) throws Exception {
        try (Playground playground = new Playground(temporary)) {
            playground.context.getPropertiesComponent().addOverrideProperty("word", "red");
            playground.context.addRoutes(
                    new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("direct:poster").to("seedream:generate" + options);
                        }
                    });
            playground.context.start();
            playground.template().requestBody("direct:poster", body);
            return told(playground.simulator.submits().get(0).json(), written);
        } catch (FailedToCreateRouteException | FailedToStartRouteException e) {
            return "does not start";
        } catch (CamelExecutionException e) {
            return "fails";
        }
    }

    private static String told(JsonNode sent, String written) {
        String prompt = sent.path("prompt").asText();
        return (prompt.equals(written) ? "as written" : "`" + prompt + "`")
                + (sent.has("n") ? ", and `count=" + sent.path("n") + "`" : "");
    }
}
