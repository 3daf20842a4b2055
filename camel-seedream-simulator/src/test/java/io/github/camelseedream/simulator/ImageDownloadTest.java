package io.github.camelseedream.simulator;

import static io.github.camelseedream.simulator.LumenfallClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.simulator.journal.RecordedRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ImageDownloadTest {

    @RegisterExtension
    final SeedreamSimulatorExtension simulator = new SeedreamSimulatorExtension();

    private LumenfallClient client;

    @BeforeEach
    void connect() {
        client = new LumenfallClient(simulator.simulator());
    }

    @Test
    void statesTypeAndLength() {
        HttpResponse<byte[]> file = client.get(url());

        assertThat(file.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(file.headers().firstValueAsLong("Content-Length")).hasValue(file.body().length);
    }

    @Test
    void needsNoKeyButWritesDownThatOneCame() {
        String url = url();

        client.withAuthorization(null).get(url);
        client.withAuthorization("Bearer leaked").get(url);

        List<RecordedRequest> downloads =
                simulator.simulator().requests().stream()
                        .filter(request -> request.path().contains("/media/"))
                        .toList();
        assertThat(downloads.get(0).header("Authorization")).isEmpty();
        assertThat(downloads.get(1).header("Authorization").orElseThrow())
                .startsWith("Bearer sha256:");
    }

    @Test
    void expiresAfterAnHour() {
        String url = url();

        simulator.simulator().clock().advance(Duration.ofMinutes(59));
        assertThat(client.get(url).statusCode()).isEqualTo(200);

        simulator.simulator().clock().advance(Duration.ofMinutes(1));
        assertThat(client.get(url).statusCode()).isEqualTo(410);
    }

    @Test
    void doesNotKnowOtherFiles() {
        assertThat(client.get("/lumenfall/media/other.png").statusCode()).isEqualTo(404);
    }

    @Test
    void countsImagesButNoDownloadAsACall() {
        client.get(url());

        assertThat(simulator.simulator().imageCount()).isEqualTo(1);
        assertThat(simulator.simulator().maxInFlight()).isEqualTo(1);
        assertThat(simulator.simulator().submits()).hasSize(1);
        assertThat(simulator.simulator().requests()).hasSize(2);
    }

    private String url() {
        String request = "{\"model\":\"seedream-4.5\",\"prompt\":\"x\",\"size\":\"90x60\"}";
        return json(client.generate(request)).at("/data/0/url").asText();
    }
}
