package io.github.camelseedream.simulator;

import static io.github.camelseedream.simulator.LumenfallClient.json;
import static io.github.camelseedream.simulator.LumenfallClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiMartAccountTest extends SimulatorTest {

    private final ApiMartClient client = new ApiMartClient(simulator);

    @ParameterizedTest
    @ValueSource(strings = {"/v1/balance", "/balance", "/v1/user/balance", "/user/balance"})
    void showsTheBalanceUnderFourPaths(String path) {
        HttpResponse<byte[]> answer = client.get(simulator.url() + "/apimart" + path);

        assertThat(text(answer))
                .isEqualTo(
                        "{\"success\":true,\"remain_balance\":10.5,\"used_balance\":2.3,"
                                + "\"unlimited_quota\":false}");
    }

    @ParameterizedTest
    @CsvSource({"unlimited-key, -1, true", "poor-key, 0, false"})
    void theBalanceDependsOnTheKey(String key, double remaining, boolean isUnlimited) {
        JsonNode balance = json(client.withAuthorization("Bearer " + key).get("/balance"));

        assertThat(balance.path("remain_balance").asDouble()).isEqualTo(remaining);
        assertThat(balance.path("unlimited_quota").asBoolean()).isEqualTo(isUnlimited);
    }

    @Test
    void aBalanceThatCannotBeReadIsNoSuccessAndStillA200() {
        HttpResponse<byte[]> answer = client.withAuthorization("Bearer lost-key").get("/balance");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer))
                .isEqualTo(
                        "{\"success\":false,"
                                + "\"message\":\"Failed to get token info: record not found\"}");
    }

    @Test
    void theBalanceNeedsAKey() {
        assertThat(json(client.withAuthorization(null).get("/balance")).path("message").asText())
                .isEqualTo("No Authorization header");
        assertThat(client.withAuthorization("Bearer bad-key").get("/balance").statusCode())
                .isEqualTo(401);
    }

    @Test
    void listsTheModels() {
        assertThat(json(client.get("/models")).path("data").findValuesAsText("id"))
                .containsExactly(
                        "doubao-seedance-4-0",
                        "doubao-seedance-4-5",
                        "doubao-seedream-5-0-lite",
                        "seedream-5-0-pro");
    }

    @ParameterizedTest
    @CsvSource({"png, image/png", "jpeg, image/jpeg", "gif, image/gif"})
    void keepsAnUploadForThreeDays(String format, String type) {
        byte[] file = Images.file(format, 20, 20);
        Form form = new Form().file("file", "a.bin", "application/octet-stream", file);

        HttpResponse<byte[]> answer = client.upload(form);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("filename").asText()).isEqualTo("a.bin");
        assertThat(json(answer).path("content_type").asText()).isEqualTo(type);
        assertThat(json(answer).path("bytes").asInt()).isEqualTo(file.length);
        assertThat(json(answer).path("created_at").isIntegralNumber()).isTrue();
        String url = json(answer).path("url").asText();
        simulator.clock().advance(Duration.ofHours(71));
        assertThat(client.get(url).body()).isEqualTo(file);
        simulator.clock().advance(Duration.ofHours(1));
        assertThat(client.get(url).statusCode()).isEqualTo(410);
        assertThat(simulator.acceptedCount()).isZero();
    }

    @Test
    void keepsALargeUploadWhole() {
        byte[] file = grown(20 * 1024 * 1024);

        String url = json(client.upload(upload(file))).path("url").asText();

        assertThat(client.get(url).body()).isEqualTo(file);
    }

    @Test
    void refusesAnUploadAbove20Megabytes() {
        assertThat(client.upload(upload(grown(20 * 1024 * 1024 + 1))).statusCode()).isEqualTo(413);
    }

    @Test
    void refusesAnUploadWithoutAnImage() {
        assertThat(client.upload(new Form().text("file", "x")).statusCode()).isEqualTo(400);
        assertThat(client.upload(upload(new byte[100])).statusCode()).isEqualTo(400);
    }

    private static Form upload(byte[] file) {
        return new Form().file("file", "a.png", "image/png", file);
    }

    private static byte[] grown(int length) {
        byte[] file = new byte[length];
        byte[] image = Images.file("png", 20, 20);
        System.arraycopy(image, 0, file, 0, image.length);
        return file;
    }
}
