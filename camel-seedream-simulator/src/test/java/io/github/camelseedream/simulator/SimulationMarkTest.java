package io.github.camelseedream.simulator;

import static io.github.camelseedream.simulator.LumenfallClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nobody takes what it makes for the work of a model, and an edit shows what it was made of. */
class SimulationMarkTest {

    private static final int GREEN = 0x00C040;

    @RegisterExtension
    static final SeedreamSimulatorExtension SIMULATOR = new SeedreamSimulatorExtension();

    private final LumenfallClient client = new LumenfallClient(SIMULATOR.simulator());
    private final byte[] reference = Images.file("png", 90, 60, GREEN);

    @Test
    void everyAnswerSaysThatItIsSimulated() {
        HttpResponse<byte[]> made =
                client.generate("{\"model\":\"seedream-4\",\"prompt\":\"x\",\"size\":\"64x64\"}");

        List<HttpResponse<byte[]>> answers =
                List.of(
                        made,
                        client.generate("{}"),
                        client.get(json(made).at("/data/0/url").asText()),
                        client.get("/lumenfall/openai/v1/models"),
                        client.get("/nowhere"),
                        client.get("/"),
                        client.get("/_sim/stats"),
                        client.get("/_sim/nothing"));

        assertThat(answers)
                .allSatisfy(
                        answer ->
                                assertThat(answer.headers().firstValue("X-Seedream-Simulator"))
                                        .contains("true"));
        assertThat(json(client.get("/_sim/stats")).path("simulated").asBoolean()).isTrue();
    }

    @Test
    void aClientCanAskBelowItsBaseUrlWhetherItIsSimulated() {
        LumenfallClient withoutKey = client.withAuthorization(null);
        for (String provider : SIMULATOR.simulator().providers()) {
            JsonNode self = json(withoutKey.get(SIMULATOR.baseUrl(provider) + "/_sim"));

            assertThat(self.path("simulator").asText()).isEqualTo("camel-seedream-simulator");
            assertThat(self.path("provider").asText()).isEqualTo(provider);
        }
        assertThat(json(withoutKey.get("/_sim")).path("simulated").asBoolean()).isTrue();
        assertThat(SIMULATOR.simulator().requests()).isEmpty();
    }

    @Test
    void anEditAtLumenfallShowsTheUploadedReference() {
        Form form = Form.edit().text("size", "300x300");
        JsonNode answer = json(client.edit(form.file("image", "in.png", "image/png", reference)));

        assertShowsTheReference(answer.at("/data/0/url").asText());
    }

    @Test
    void anEditAtUniAllShowsAReferenceOnThisMachine() {
        try (FileServer files = new FileServer()) {
            String url = files.serve("/in.png", reference);
            String edit = "{'model':'seedream-4.0','prompt':'x','image':'" + url + "'}";

            JsonNode answer = json(new UniAllClient(SIMULATOR.simulator()).edit(edit));

            assertShowsTheReference(answer.at("/data/0/url").asText());
        }
    }

    @Test
    void anEditAtApiMartShowsAReferenceInADataUri() {
        String uri = "data:image/png;base64," + Base64.getEncoder().encodeToString(reference);

        assertShowsTheReference(madeByApiMart(uri));
    }

    @Test
    void anEditOfAnEditShowsTheFirstOne() {
        String uri = "data:image/png;base64," + Base64.getEncoder().encodeToString(reference);

        assertShowsTheReference(madeByApiMart(madeByApiMart(uri)));
    }

    @Test
    void anEditAtApiframeShowsAnUploadedReference() {
        ApiframeClient apiframe = new ApiframeClient(SIMULATOR.simulator());
        String upload = json(apiframe.upload(reference)).path("url").asText();
        String id =
                apiframe.submit(
                        "{'model':'seedream-4','prompt':'x','seedreamParams':{'size':'1K',"
                                + "'image_input':['"
                                + upload
                                + "']}}");
        SIMULATOR.simulator().clock().advance(SIMULATOR.simulator().tasks().duration());
        Awaitility.await()
                .until(() -> apiframe.job(id).path("status").asText().equals("COMPLETED"));

        assertShowsTheReference(apiframe.job(id).at("/result/images/0").asText());
    }

    private String madeByApiMart(String reference) {
        ApiMartClient apimart = new ApiMartClient(SIMULATOR.simulator());
        String id =
                apimart.submit(
                        "{'model':'doubao-seedance-4-0','prompt':'x','resolution':'1K',"
                                + "'image_urls':['"
                                + reference
                                + "']}");
        SIMULATOR.simulator().clock().advance(SIMULATOR.simulator().tasks().duration());
        Awaitility.await()
                .until(() -> apimart.task(id).path("status").asText().equals("completed"));
        return apimart.task(id).at("/result/images/0/url/0").asText();
    }

    private void assertShowsTheReference(String url) {
        BufferedImage image = Images.decoded(client.get(url).body());
        int green = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                green += (image.getRGB(x, y) & 0xFFFFFF) == GREEN ? 1 : 0;
            }
        }
        assertThat(green).isGreaterThan(image.getWidth() * image.getHeight() / 50);
    }
}
