package io.github.camelseedream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.WebhookReceiver.Letter;
import io.github.camelseedream.simulator.fault.Fault;
import io.github.camelseedream.simulator.fault.TaskEnd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiframeWebhookTest extends SimulatorTest {

    private static final Duration LONG = Duration.ofHours(10);

    private final WebhookReceiver receiver = new WebhookReceiver();
    private final ApiframeClient client = new ApiframeClient(simulator);

    @BeforeEach
    void setDuration() {
        simulator.tasks().duration(LONG);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void tellsOfCompletion() throws IOException {
        String id = submit("");
        assertThat(client.job(id).path("webhookStatus").asText()).isEqualTo("pending");
        simulator.clock().advance(LONG);

        Letter letter = letters(1).get(0);

        assertThat(letter.header("X-Webhook-Event")).isEqualTo("completed");
        JsonNode body = LumenfallClient.JSON.readTree(letter.body());
        assertThat(body.fieldNames())
                .toIterable()
                .containsExactly(
                        "event",
                        "jobId",
                        "status",
                        "progress",
                        "result",
                        "model",
                        "creditCost",
                        "completedAt");
        assertThat(body.path("event").asText()).isEqualTo("completed");
        assertThat(body.path("jobId").asText()).isEqualTo(id);
        assertThat(body.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(body.path("progress").asInt()).isEqualTo(100);
        assertThat(body.path("creditCost").asInt()).isEqualTo(4);
        JsonNode job = client.job(id);
        assertThat(body.path("result")).isEqualTo(job.path("result"));
        assertThat(body.path("completedAt")).isEqualTo(job.path("completedAt"));
        await().until(() -> client.job(id).path("webhookStatus").asText().equals("delivered"));
    }

    @Test
    void tellsOfFailure() {
        simulator.fault(Fault.taskFails().message("out of paint"));
        String id = submit("");
        simulator.clock().advance(LONG);

        assertThat(letters(1).get(0).body())
                .isEqualTo(
                        "{\"event\":\"failed\",\"jobId\":\""
                                + id
                                + "\",\"status\":\"FAILED\",\"error\":\"out of paint\","
                                + "\"model\":\"seedream-4.5\"}");
    }

    @Test
    void tellsOfProgressIfAskedTo() {
        String id = submit(",'webhookEvents':['progress','completed']");
        simulator.clock().advance(LONG);

        List<Letter> letters = letters(4);

        assertThat(letters)
                .extracting(letter -> letter.header("X-Webhook-Event"))
                .containsExactly("progress", "progress", "progress", "completed");
        assertThat(letters.get(1).body())
                .isEqualTo(
                        "{\"event\":\"progress\",\"jobId\":\""
                                + id
                                + "\",\"status\":\"PROCESSING\",\"progress\":50,"
                                + "\"model\":\"seedream-4.5\"}");
    }

    @Test
    void tellsNothingElse() {
        submit(",'webhookEvents':['failed']");
        simulator.fault(Fault.taskEnds(TaskEnd.CANCELLED));
        submit(",'webhookEvents':['failed','completed']");
        simulator.clock().advance(LONG);
        submit("");
        simulator.clock().advance(LONG);

        letters(1);

        assertThat(simulator.tasks().deliveries()).hasSize(1);
    }

    @Test
    void aLetterThatIsTurnedAwayIsMarkedAsFailed() {
        receiver.answerNext(500);
        String id = submit("");
        simulator.clock().advance(LONG);

        await().until(() -> client.job(id).path("webhookStatus").asText().equals("failed"));
        assertThat(simulator.tasks().deliveries().get(0).attempt().status()).isEqualTo(500);
    }

    @Test
    void signsWithTheBytesOfTheKeysDigest() throws GeneralSecurityException {
        submit("");
        simulator.clock().advance(LONG);

        Letter letter = letters(1).get(0);

        assertThat(letter.header("X-Webhook-Signature"))
                .isEqualTo("sha256=" + hmac(letter.body(), keyDigest()));
    }

    @Test
    void signsAndSpeaksInTheOtherVariantsToo() throws GeneralSecurityException {
        simulator.variant("apiframe", "webhookSecret", "hexText");
        simulator.variant("apiframe", "webhookSignature", "bare");
        simulator.variant("apiframe", "webhookEvent", "type");
        simulator.variant("apiframe", "webhookStatus", "sent");
        String id = submit("");
        simulator.clock().advance(LONG);

        Letter letter = letters(1).get(0);

        String hex = HexFormat.of().formatHex(keyDigest());
        assertThat(letter.header("X-Webhook-Signature"))
                .isEqualTo(hmac(letter.body(), hex.getBytes(StandardCharsets.US_ASCII)));
        assertThat(letter.body()).startsWith("{\"type\":\"completed\"");
        await().until(() -> client.job(id).path("webhookStatus").asText().equals("sent"));
    }

    @Test
    void showsWhatWasSent() throws IOException {
        String id = submit("");
        simulator.clock().advance(LONG);
        letters(1);
        await().until(() -> simulator.tasks().deliveries().size() == 1);

        JsonNode sent =
                LumenfallClient.json(client.get(simulator.url() + "/_sim/webhooks")).path(0);
        JsonNode task =
                LumenfallClient.json(client.get(simulator.url() + "/_sim/tasks")).at("/tasks/0");

        assertThat(sent.path("task").asText()).isEqualTo(id);
        assertThat(sent.path("status").asInt()).isEqualTo(200);
        assertThat(sent.path("body").asText()).isEqualTo(receiver.letters().get(0).body());
        assertThat(sent.at("/headers/X-Webhook-Event").asText()).isEqualTo("completed");
        assertThat(task.path("id").asText()).isEqualTo(id);
        assertThat(task.path("provider").asText()).isEqualTo("apiframe");
        assertThat(task.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(task.at("/request/prompt").asText()).isEqualTo("a red fox");
    }

    private String submit(String more) {
        return client.submit(
                "{'model':'seedream-4.5','prompt':'a red fox','webhookUrl':'"
                        + receiver.url()
                        + "'"
                        + more
                        + "}");
    }

    private List<Letter> letters(int count) {
        return await().until(receiver::letters, letters -> letters.size() >= count);
    }

    private static byte[] keyDigest() throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256")
                .digest(ApiframeClient.KEY.getBytes(StandardCharsets.UTF_8));
    }

    private static String hmac(String body, byte[] secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
