package io.github.camelseedream.simulator;

import static io.github.camelseedream.simulator.LumenfallClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** For clients that drop the path of a base URL, as Apiframe's own for Node does. */
class RootPortTest {

    @RegisterExtension
    static final SeedreamSimulatorExtension SIMULATOR =
            new SeedreamSimulatorExtension(
                    SimulatorOptions.defaults()
                            .withRootPort("apiframe", 0)
                            .withRootPort("lumenfall", 0));

    private final LumenfallClient client = new LumenfallClient(SIMULATOR.simulator());

    @Test
    void servesAProviderAtTheRootOfItsOwnPort() {
        String url = SIMULATOR.simulator().rootUrl("apiframe");

        HttpResponse<byte[]> submitted =
                client.send(
                        HttpRequest.newBuilder(URI.create(url + "/v2/images/generate"))
                                .header("X-API-Key", "any")
                                .header("User-Agent", "node")
                                .POST(
                                        BodyPublishers.ofString(
                                                "{\"model\":\"seedream-4\",\"prompt\":\"x\"}")));

        assertThat(url).matches("http://127\\.0\\.0\\.1:\\d+");
        assertThat(submitted.statusCode()).isEqualTo(202);
        assertThat(SIMULATOR.simulator().submits()).hasSize(1);
    }

    @Test
    void handsOutAddressesThatWorkThere() {
        String url = SIMULATOR.simulator().rootUrl("lumenfall");
        assertThat(url).endsWith("/openai/v1");

        HttpResponse<byte[]> made =
                client.send(
                        HttpRequest.newBuilder(URI.create(url + "/images/generations"))
                                .header("Authorization", "Bearer any")
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofString(
                                                "{\"model\":\"seedream-4\",\"prompt\":\"x\","
                                                        + "\"size\":\"40x30\"}")));

        String image = json(made).at("/data/0/url").asText();
        assertThat(image).startsWith(url.replace("/openai/v1", "/"));
        assertThat(Images.size(client.get(image).body())).isEqualTo("40x30");
        assertThat(json(client.get(url + "/_sim")).path("provider").asText())
                .isEqualTo("lumenfall");
    }

    @Test
    void theWholePathAndTheSimulatorsOwnPathsWorkThereToo() {
        String url = SIMULATOR.simulator().rootUrl("apiframe");

        assertThat(client.get(url + "/apiframe/v2/models").statusCode()).isEqualTo(200);
        assertThat(client.get(url + "/v2/models").statusCode()).isEqualTo(200);
        assertThat(json(client.get(url + "/_sim/stats")).has("accepted")).isTrue();
        assertThat(json(client.get(url + "/")).has("baseUrls")).isTrue();
    }

    @Test
    void saysWhichProviderHasNoPortOfItsOwnOrIsUnknown() {
        assertThatThrownBy(() -> SIMULATOR.simulator().rootUrl("uniall"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The provider 'uniall' has no port of its own; see withRootPort");
        SimulatorOptions unknown = SimulatorOptions.defaults().withRootPort("midjourney", 0);
        assertThatThrownBy(() -> SeedreamSimulator.start(unknown))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("No provider 'midjourney'; there are [lumenfall");
    }

    @Test
    void saysThatSuchAPortIsTaken() {
        int taken = URI.create(SIMULATOR.simulator().url()).getPort();
        SimulatorOptions options = SimulatorOptions.defaults().withRootPort("apiframe", taken);

        assertThatThrownBy(() -> SeedreamSimulator.start(options))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The simulator cannot listen on 127.0.0.1:%d: Address already in use"
                                .formatted(taken));
    }
}
