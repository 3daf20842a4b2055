package io.github.camelseedream.simulator;

import static io.github.camelseedream.simulator.LumenfallClient.json;
import static io.github.camelseedream.simulator.LumenfallClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.fault.Fault;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusPageTest {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    @RegisterExtension
    static final SeedreamSimulatorExtension SIMULATOR = new SeedreamSimulatorExtension();

    private final LumenfallClient client = new LumenfallClient(SIMULATOR.simulator());

    @Test
    void browsersGetAPageAndProgramsJson() {
        HttpResponse<byte[]> page = root("text/html,application/xhtml+xml,*/*;q=0.8");

        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
        assertThat(text(page)).contains("<title>Seedream simulator</title>");
        assertThat(json(root("application/json")).has("baseUrls")).isTrue();
        assertThat(json(root("*/*")).has("baseUrls")).isTrue();
    }

    @Test
    void thePageLoadsNothingFromElsewhereAndRunsOnlyItsOwnScript() {
        HttpResponse<byte[]> page = root("text/html");

        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; img-src 'self'; style-src 'self';")
                .doesNotContain("unsafe", "http");
        for (String file : List.of("/_sim/page.css", "/_sim/page.js")) {
            assertThat(text(page)).contains("\"" + file + "\"");
            assertThat(text(client.get(file))).doesNotContain("http:", "https:", "innerHTML");
        }
        assertThat(text(page)).doesNotContain("http:", "https:", "style=", "onclick", "<script>");
    }

    /** Else browsers ask for one at the root, and that call is among those of the clients. */
    @Test
    void thePageBringsItsOwnIcon() {
        assertThat(text(root("text/html"))).contains("<link rel=\"icon\" href=\"/_sim/page.svg\"");
        HttpResponse<byte[]> icon = client.get("/_sim/page.svg");

        assertThat(icon.headers().firstValue("Content-Type")).contains("image/svg+xml");
        assertThat(SIMULATOR.simulator().requests()).isEmpty();
    }

    @Test
    void showsTheLatestRequestsAndImagesWithTheirOutcomes() {
        generate("one");
        SIMULATOR.simulator().fault(Fault.status(429));
        generate("two");
        SIMULATOR.simulator().fault(Fault.status(500));
        generate(HOSTILE);
        generate(HOSTILE);

        JsonNode latest = json(client.get("/_sim/latest"));

        assertThat(latest.path("requests").findValuesAsText("status"))
                .containsExactly("200", "500", "429", "200");
        assertThat(latest.path("requests").findValuesAsText("prompt"))
                .containsExactly(HOSTILE, HOSTILE, "two", "one");
        assertThat(latest.at("/images/0/caption/0").asText()).isEqualTo(HOSTILE);
        assertThat(latest.path("images")).hasSize(2);
        assertThat(latest.at("/stats/accepted").asInt()).isEqualTo(2);
        assertThat(json(client.get("/_sim/requests")).at("/1/status").asInt()).isEqualTo(429);
    }

    @Test
    void showsImagesThatWereHandedOutInsideTheAnswer() {
        client.generate(
                "{\"model\":\"seedream-4\",\"prompt\":\"x\",\"size\":\"64x64\","
                        + "\"response_format\":\"b64_json\",\"output_format\":\"jpeg\"}");

        String number = json(client.get("/_sim/latest")).at("/images/0/number").asText();
        HttpResponse<byte[]> image = client.get("/_sim/latest/" + number);

        assertThat(image.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(image.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(Images.size(image.body())).isEqualTo("64x64");
    }

    @Test
    void keepsTheLatestImagesOnly() {
        for (int i = 0; i < 7; i++) {
            client.generate(
                    "{\"model\":\"seedream-4\",\"prompt\":\"x\",\"size\":\"9x9\",\"n\":10}");
        }

        JsonNode latest = json(client.get("/_sim/latest"));

        assertThat(latest.path("images")).hasSize(60);
        assertThat(latest.at("/requests")).hasSize(7);
        long first = latest.at("/images/59/number").asLong();
        assertThat(client.get("/_sim/latest/" + (first - 1)).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_sim/latest/x", "/_sim/latest/", "/_sim/latest/99999999999999999999"})
    void saysThatThereIsNoSuchImage(String path) {
        assertThat(client.get(path).statusCode()).isEqualTo(404);
    }

    private void generate(String prompt) {
        client.generate(
                "{\"model\":\"seedream-4\",\"prompt\":\"" + prompt + "\",\"size\":\"64x64\"}");
    }

    private HttpResponse<byte[]> root(String accept) {
        URI url = URI.create(SIMULATOR.simulator().url() + "/");
        return client.send(HttpRequest.newBuilder(url).header("Accept", accept));
    }
}
