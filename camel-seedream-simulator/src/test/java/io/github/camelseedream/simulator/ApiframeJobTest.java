package io.github.camelseedream.simulator;

import static io.github.camelseedream.simulator.LumenfallClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.fault.Fault;
import io.github.camelseedream.simulator.fault.TaskEnd;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiframeJobTest extends SimulatorTest {

    private static final Duration LONG = Duration.ofHours(10);
    private static final String REQUEST = "{'model':'seedream-4.5','prompt':'a red fox'}";

    private final ApiframeClient client = new ApiframeClient(simulator);

    @BeforeEach
    void setDuration() {
        simulator.tasks().duration(LONG);
    }

    @Test
    void isQueuedAtFirst() {
        HttpResponse<byte[]> response = client.generate(REQUEST);

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(json(response)).hasSize(2);
        assertThat(json(response).path("status").asText()).isEqualTo("QUEUED");
        assertThat(response.headers().firstValue("x-request-id")).isPresent();
        JsonNode job = client.job(json(response).path("jobId").asText());
        assertThat(job.path("status").asText()).isEqualTo("QUEUED");
        assertThat(job.path("progress").asInt(-1)).isZero();
        assertThat(job.path("completedAt").isNull()).isTrue();
        assertThat(job.path("error").isNull()).isTrue();
        assertThat(job.path("webhookStatus").isNull()).isTrue();
        assertThat(job.has("result")).isFalse();
        assertThat(simulator.acceptedCount()).isEqualTo(1);
        assertThat(simulator.submits()).hasSize(1);
        assertThat(simulator.imageCount()).isZero();
    }

    @Test
    void isProcessedInTheMeantime() {
        String id = client.submit(REQUEST);
        simulator.clock().advance(Duration.ofHours(6));

        JsonNode job = client.job(id);

        assertThat(job.path("status").asText()).isEqualTo("PROCESSING");
        assertThat(job.path("progress").asInt()).isEqualTo(50);
    }

    @Test
    void completesWithAnImageOfTheSizeAskedFor() {
        String id =
                client.submit(
                        """
                        {'model':'seedream-4.5','prompt':'a red fox',
                         'seedreamParams':{'size':'custom','width':1100,'height':1024}}
                        """);
        simulator.clock().advance(LONG);

        JsonNode job = client.job(id);

        assertThat(job.path("id").asText()).isEqualTo(id);
        assertThat(job.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(job.path("progress").asInt()).isEqualTo(100);
        assertThat(job.path("model").asText()).isEqualTo("seedream-4.5");
        assertThat(job.path("creditCost").asInt()).isEqualTo(4);
        assertThat(job.path("expired").asBoolean(true)).isFalse();
        assertThat(job.at("/input/seedreamParams/width").asInt()).isEqualTo(1100);
        assertThat(job.path("createdAt").asText()).matches("\\d{4}-.*T.*\\.\\d{3}Z");
        assertThat(Instant.parse(job.path("completedAt").asText()))
                .isEqualTo(Instant.parse(job.path("createdAt").asText()).plus(LONG));
        assertThat(job.at("/result/images")).hasSize(1);
        HttpResponse<byte[]> image = client.get(job.at("/result/images/0").asText());
        assertThat(image.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(Images.size(image.body())).isEqualTo("1100x1024");
        assertThat(simulator.imageCount()).isEqualTo(1);
    }

    @Test
    void isQuickUnlessToldOtherwise() {
        simulator.clear();

        String id = client.submit(REQUEST);

        await().until(() -> client.job(id).path("status").asText().equals("COMPLETED"));
    }

    @Test
    void showsTheResultAsABareAddressInTheOlderVariant() {
        simulator.variant("apiframe", "result", "string");
        String id = client.submit(REQUEST);
        simulator.clock().advance(LONG);

        assertThat(client.job(id).path("result").asText()).startsWith(simulator.url());
    }

    @Test
    void failsAsScriptedAndCostsNothing() {
        String words = "Provider returned an error: upstream timeout";
        simulator.fault(Fault.taskFails().message(words).whenPromptContains("fox"));
        String id = client.submit(REQUEST);
        simulator.clock().advance(LONG);

        JsonNode job = client.job(id);

        assertThat(job.path("status").asText()).isEqualTo("FAILED");
        assertThat(job.path("error").asText()).isEqualTo(words);
        assertThat(job.path("creditCost").asInt(-1)).isZero();
        assertThat(job.path("progress").asInt(-1)).isZero();
        assertThat(job.path("completedAt").isNull()).isFalse();
        assertThat(job.has("result")).isFalse();
    }

    @Test
    void failsWithTheContentPolicyWhenItsImageIsRefused() {
        simulator.fault(Fault.refuseImages(1));
        String id = client.submit(REQUEST);
        simulator.clock().advance(LONG);

        assertThat(client.job(id).path("error").asText())
                .isEqualTo("Provider returned an error: content policy violation");
    }

    @ParameterizedTest
    @CsvSource({"CANCELLED, CANCELLED, 0", "NEVER, PROCESSING, 4", "FAILED, FAILED, 0"})
    void endsAsScripted(TaskEnd end, String status, int credits) {
        simulator.fault(Fault.taskEnds(end).and(Fault.taskTakes(Duration.ofHours(1))));
        String id = client.submit(REQUEST);
        simulator.clock().advance(Duration.ofHours(2));

        JsonNode job = client.job(id);

        assertThat(job.path("status").asText()).isEqualTo(status);
        assertThat(job.path("creditCost").asInt()).isEqualTo(credits);
    }

    @Test
    void expiresWhenItsFilesAreGone() {
        String id = client.submit(REQUEST);
        simulator.clock().advance(LONG);
        assertThat(client.job(id).path("expired").asBoolean()).isFalse();

        simulator.clock().advance(Duration.ofHours(1));

        JsonNode job = client.job(id);
        assertThat(job.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(job.path("expired").asBoolean()).isTrue();
        assertThat(client.get(job.at("/result/images/0").asText()).statusCode()).isEqualTo(410);
    }

    @Test
    void expiresByScript() {
        simulator.fault(Fault.taskEnds(TaskEnd.EXPIRED));
        String id = client.submit(REQUEST);
        simulator.clock().advance(LONG);

        JsonNode job = client.job(id);

        assertThat(job.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(job.path("progress").asInt()).isEqualTo(100);
        assertThat(job.path("expired").asBoolean()).isTrue();
        assertThat(client.get(job.at("/result/images/0").asText()).statusCode()).isEqualTo(410);
    }

    @Test
    void hidesItsImagesByScript() {
        String id = client.submit(REQUEST);
        simulator.clock().advance(LONG);
        simulator.fault(Fault.emptyData().onMethod("GET"));

        assertThat(client.job(id).at("/result/images")).isEmpty();
        assertThat(client.job(id).at("/result/images")).hasSize(1);
    }

    @Test
    void isTakenThoughTheAnswerIsLost() {
        simulator.fault(Fault.dropAfterAccept());
        try {
            client.generate(REQUEST, "once");
        } catch (java.io.UncheckedIOException lost) {
            assertThat(simulator.acceptedCount()).isEqualTo(1);
        }

        HttpResponse<byte[]> again = client.generate(REQUEST, "once");

        assertThat(again.statusCode()).isEqualTo(202);
        assertThat(simulator.tasks().tasks()).hasSize(1);
        assertThat(simulator.acceptedCount()).isEqualTo(1);
    }

    @Test
    void isTheSameJobForTheSameKeyWithItsPresentStatus() {
        HttpResponse<byte[]> first = client.generate(REQUEST, "k");
        simulator.clock().advance(LONG);

        HttpResponse<byte[]> second = client.generate(REQUEST, "k");

        assertThat(second.statusCode()).isEqualTo(202);
        assertThat(json(second).path("jobId")).isEqualTo(json(first).path("jobId"));
        assertThat(json(second).path("status").asText()).isEqualTo("COMPLETED");
        assertThat(simulator.acceptedCount()).isEqualTo(1);
    }

    @Test
    void refusesAnIdempotencyKeyWithAnotherBody() {
        client.generate(REQUEST, "k");

        HttpResponse<byte[]> other = client.generate(REQUEST.replace("red", "blue"), "k");

        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(json(other).path("error").asText())
                .isEqualTo("Idempotency-Key was already used with a different request");
        assertThat(simulator.acceptedCount()).isEqualTo(1);
    }

    @Test
    void forgetsAnIdempotencyKeyAfterADay() {
        HttpResponse<byte[]> first = client.generate(REQUEST, "k");
        simulator.clock().advance(Duration.ofHours(24));

        HttpResponse<byte[]> next = client.generate(REQUEST.replace("red", "blue"), "k");

        assertThat(next.statusCode()).isEqualTo(202);
        assertThat(json(next).path("jobId")).isNotEqualTo(json(first).path("jobId"));
    }

    @Test
    void keepsTheIdempotencyKeysOfCallersApart() {
        HttpResponse<byte[]> first = client.generate(REQUEST, "k");

        HttpResponse<byte[]> other = client.withKey("afk_other").generate(REQUEST, "k");

        assertThat(json(other).path("jobId")).isNotEqualTo(json(first).path("jobId"));
    }

    @Test
    void refusesALongIdempotencyKey() {
        assertThat(client.generate(REQUEST, "k".repeat(255)).statusCode()).isEqualTo(202);
        HttpResponse<byte[]> response = client.generate(REQUEST, "k".repeat(256));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("error").asText())
                .isEqualTo("Idempotency-Key must be at most 255 characters");
    }

    @Test
    void isSeenByItsOwnKeyOnly() {
        String id = client.submit(REQUEST);

        HttpResponse<byte[]> response = client.withKey("afk_other").get("/v2/jobs/" + id);

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response).path("error").asText()).isEqualTo("Job not found");
    }

    @ParameterizedTest
    @CsvSource({
        "not-a-uuid, 400, Invalid job ID",
        "a1b2c3d4-e5f6-7890-abcd-ef1234567890, 404, Job not found"
    })
    void refusesAnIdThatIsNone(String id, int status, String message) {
        HttpResponse<byte[]> response = client.get("/v2/jobs/" + id);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response)).hasSize(1);
        assertThat(json(response).path("error").asText()).isEqualTo(message);
    }
}
