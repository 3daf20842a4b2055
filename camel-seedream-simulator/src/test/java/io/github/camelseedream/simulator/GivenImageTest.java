package io.github.camelseedream.simulator;

import static io.github.camelseedream.simulator.LumenfallClient.json;
import static io.github.camelseedream.simulator.LumenfallClient.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.fault.Fault;
import java.net.http.HttpResponse;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** For this prompt, that file. */
class GivenImageTest {

    @RegisterExtension
    static final SeedreamSimulatorExtension SIMULATOR = new SeedreamSimulatorExtension();

    private final LumenfallClient client = new LumenfallClient(SIMULATOR.simulator());
    private final byte[] fox = Images.file("jpeg", 70, 50);

    @Test
    void returnsTheFileForPromptsWithTheseWordsOnly() {
        SIMULATOR.simulator().image("Bär", fox);

        JsonNode given = json(generated("ein Bär im Wald"));

        assertThat(client.get(given.at("/data/0/url").asText()).body()).isEqualTo(fox);
        assertThat(given.path("size").asText()).isEqualTo("70x50");
        assertThat(given.path("output_format").asText()).isEqualTo("jpeg");
        String other = json(generated("ein Fuchs")).at("/data/0/url").asText();
        assertThat(Images.size(client.get(other).body())).isEqualTo("64x64");
    }

    @Test
    void takesTheFileByHttp() {
        Form form = new Form().text("promptContains", "Füchse");
        HttpResponse<byte[]> answer =
                client.post("/_sim/images", form.file("image", "fox.jpg", "image/jpeg", fox));

        assertThat(json(answer).at("/0/promptContains").asText()).isEqualTo("Füchse");
        assertThat(json(client.get("/_sim/images")).at("/0/format").asText()).isEqualTo("JPEG");
        assertThat(image(generated("drei Füchse"))).isEqualTo(fox);

        assertThat(client.delete("/_sim/images").statusCode()).isEqualTo(204);
        assertThat(image(generated("drei Füchse"))).isNotEqualTo(fox);
    }

    @Test
    void theLatestCountsAndNoWordsMatchAnyPrompt() {
        SIMULATOR.simulator().image("fox", fox);
        byte[] any = Images.file("png", 9, 9);
        SIMULATOR.simulator().image("", any);

        assertThat(image(generated("a fox"))).isEqualTo(any);
        SIMULATOR.simulator().clear();
        assertThat(image(generated("a fox"))).isNotEqualTo(any).isNotEqualTo(fox);
    }

    @Test
    void returnsTheFileOfATaskAndOfUniAll() {
        SIMULATOR.simulator().image("fox", fox);
        ApiMartClient apimart = new ApiMartClient(SIMULATOR.simulator());
        String id = apimart.submit("{'model':'seedream-4.5','prompt':'a fox'}");
        SIMULATOR.simulator().clock().advance(SIMULATOR.simulator().tasks().duration());
        Awaitility.await()
                .until(() -> apimart.task(id).path("status").asText().equals("completed"));
        UniAllClient uniall = new UniAllClient(SIMULATOR.simulator());

        String url = apimart.task(id).at("/result/images/0/url/0").asText();
        assertThat(client.get(url).body()).isEqualTo(fox);
        assertThat(uniall.firstImage(uniall.generate("{'model':'seedream-4.5','prompt':'a fox'}")))
                .isEqualTo(fox);
    }

    @Test
    void faultsMeetTheFileToo() {
        SIMULATOR.simulator().image("fox", fox);
        SIMULATOR.simulator().fault(Fault.truncateImage());

        assertThat(image(generated("a fox"))).hasSize(fox.length / 2);
    }

    @Test
    void refusesWhatIsNoImage() {
        Form form = new Form().file("image", "a.png", "image/png", new byte[] {1, 2});

        assertRefused(
                client.post("/_sim/images", form), "The image is not PNG, JPEG, GIF, WebP or AVIF");
        assertRefused(
                client.post("/_sim/images", "application/json", "{}"),
                "Send a form with the file as 'image', such as curl -F promptContains=fox -F"
                        + " image=@fox.png");
        assertThatThrownBy(() -> SIMULATOR.simulator().image("fox", new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The image is not PNG, JPEG, GIF, WebP or AVIF");
    }

    private static void assertRefused(HttpResponse<byte[]> answer, String message) {
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(400);
        assertThat(json(answer).path("message").asText()).isEqualTo(message);
    }

    private HttpResponse<byte[]> generated(String prompt) {
        return client.generate(
                "{\"model\":\"seedream-4\",\"prompt\":\"" + prompt + "\",\"size\":\"64x64\"}");
    }

    private byte[] image(HttpResponse<byte[]> answer) {
        return client.get(json(answer).at("/data/0/url").asText()).body();
    }
}
