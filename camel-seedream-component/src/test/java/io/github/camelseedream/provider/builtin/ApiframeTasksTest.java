package io.github.camelseedream.provider.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.error.ContentRejectedException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskExpiredException;
import io.github.camelseedream.error.TaskFailedException;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderTask;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.TaskEvent;
import io.github.camelseedream.provider.WebhookProvider.Trust;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.Cost;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Apiframe says of a task, asked or unasked. */
class ApiframeTasksTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "a1b2c3d4-e5f6-7890-abcd-ef1234567890";
    private static final ProviderTask TASK = new ProviderTask(ID, "seedream-4.5");

    private final ApiframeProvider apiframe = new ApiframeProvider();

    @Test
    void aTaskIsAskedForByItsId() {
        assertThat(apiframe.isTaskId(ID)).isTrue();
        assertThat(apiframe.isTaskId(ID + "/..")).isFalse();
        assertThat(apiframe.status(TASK)).hasToString("GET v2/jobs/" + ID);
    }

    @Test
    void aTaskUnderWayTellsItsProgress() throws IOException {
        assertThat(status(fixture("task-waiting.json"))).isEqualTo(pending(45));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"status\":\"QUEUED\"}",
                "{\"status\":\"QUEUED\",\"progress\":null}",
                "{\"status\":\"PROCESSING\",\"progress\":101}",
                "{\"status\":\"SOMETHING_NEW\",\"progress\":\"half\"}"
            })
    void aTaskWithoutAProgressIsUnderWayAllTheSame(String job) throws IOException {
        assertThat(status(JSON.readTree(job))).isEqualTo(pending(null));
    }

    @Test
    void aFinishedTaskHasImagesAndFacts() throws IOException {
        Outcome.Finished finished = (Outcome.Finished) status(fixture("task-done.json"));

        assertThat(finished.images())
                .extracting(Outcome.ReturnedImage::url)
                .containsExactly("https://cdn2.apiframe.ai/images/" + ID + "-1.png");
        assertThat(finished.facts())
                .isEqualTo(
                        new Outcome.ReplyMetadata(
                                ID,
                                "seedream-4.5",
                                new Cost(BigDecimal.valueOf(4), "credits"),
                                Map.of(
                                        "createdAt", "2026-03-15T10:00:00.000Z",
                                        "completedAt", "2026-03-15T10:00:32.000Z",
                                        "webhookStatus", "sent",
                                        "expired", false)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"https://cdn.example/1.png\"",
                "[\"https://cdn.example/1.png\"]",
                "[{\"url\":\"https://cdn.example/1.png\"}]",
                "{\"url\":\"https://cdn.example/1.png\"}",
                "{\"images\":\"https://cdn.example/1.png\"}",
                "{\"images\":[\"https://cdn.example/1.png\"],\"gridUrl\":\"https://x.example\"}",
                "{\"images\":[{\"url\":\"https://cdn.example/1.png\"},null,\"\"]}"
            })
    void aResultIsReadInEveryShape(String result) throws IOException {
        Outcome.Finished finished = (Outcome.Finished) status(done(result));

        assertThat(finished.images())
                .extracting(Outcome.ReturnedImage::url)
                .containsExactly("https://cdn.example/1.png");
    }

    @Test
    void aTaskWithoutACostHasNoneInsteadOfZero() throws IOException {
        Outcome.Finished finished =
                (Outcome.Finished)
                        status(done("\"https://cdn.example/1.png\"").putNull("creditCost"));

        assertThat(finished.facts().cost()).isNull();
    }

    @Test
    void anExpiredTaskWithUrlsMayStillHaveItsImages() throws IOException {
        assertThat(status(done("\"https://cdn.example/1.png\"").put("expired", true)))
                .isInstanceOf(Outcome.Finished.class);
    }

    @Test
    void anExpiredTaskWithoutUrlsIsExpired() throws IOException {
        SeedreamException error = failed(done("{\"images\":[]}").put("expired", true));

        assertThat(error).isExactlyInstanceOf(TaskExpiredException.class);
        assertThat(error.requestId()).isEqualTo(ID);
    }

    @Test
    void aFinishedTaskWithoutImagesMayHaveBeenPaidFor() throws IOException {
        assertThat(failed(done("null"))).isExactlyInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void aRefusalByModerationIsNoFailureToRepeat() throws IOException {
        SeedreamException error = failed(fixture("error-content.json"));

        assertThat(error).isExactlyInstanceOf(ContentRejectedException.class);
        assertThat(error.outcome()).isEqualTo(CallOutcome.REJECTED);
        assertThat(error)
                .hasMessage(
                        "apiframe, model seedream-4.5, request "
                                + ID
                                + " refused the request: Provider returned an error: content policy"
                                + " violation");
    }

    @ParameterizedTest
    @CsvSource({
        "FAILED, out of memory, out of memory",
        "FAILED, , failed",
        "CANCELLED, , cancelled"
    })
    void aFailedTaskIsNotBilledAndMayBeSentAgain(String status, String text, String told)
            throws IOException {
        SeedreamException error =
                failed(JSON.createObjectNode().put("status", status).put("error", text));

        assertThat(error).isExactlyInstanceOf(TaskFailedException.class);
        assertThat(error.isRepeatable()).isTrue();
        assertThat(error)
                .hasMessage(
                        "the task of apiframe, model seedream-4.5, request "
                                + ID
                                + " failed: "
                                + told
                                + ". Nothing is billed for it; the request may be sent again");
    }

    @ParameterizedTest
    @CsvSource({
        "sha256=b11d1f639ae086118cbf25662400b94119ee4a1c1c3044af908600b4a0896c70",
        "b11d1f639ae086118cbf25662400b94119ee4a1c1c3044af908600b4a0896c70"
    })
    void aSignatureIsReadWithAndWithoutItsPrefix(String sent) {
        assertThat(apiframe.trust()).isEqualTo(Trust.SIGNED);
        assertThat(apiframe.signature(Map.of("X-Webhook-Signature", sent)::get))
                .isEqualTo("b11d1f639ae086118cbf25662400b94119ee4a1c1c3044af908600b4a0896c70");
        assertThat(apiframe.signature(name -> "")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"event, ''", "type, ''", "other, completed"})
    void aDeliveryNamesItsEventInOneOfThreePlaces(String field, String header) throws IOException {
        JsonNode body =
                done("{\"images\":[\"https://cdn.example/1.png\"]}")
                        .put(field, "completed")
                        .put("jobId", ID);

        TaskEvent event = apiframe.readWebhook(body, name -> header);

        assertThat(event.task()).isEqualTo(TASK);
        assertThat(((Outcome.Finished) event.outcome()).images())
                .extracting(Outcome.ReturnedImage::url)
                .containsExactly("https://cdn.example/1.png");
    }

    /** The header is not signed, so it counts only where the body says nothing. */
    @Test
    void theBodyWinsOverTheHeader() throws IOException {
        assertThat(delivery("\"event\":\"progress\",\"progress\":45", "failed"))
                .isEqualTo(pending(45));
    }

    @Test
    void aDeliveryTellsOfAFailure() throws IOException {
        Outcome outcome = delivery("\"event\":\"failed\",\"error\":\"content policy\"", "");

        assertThat(((Outcome.Failed) outcome).error())
                .isExactlyInstanceOf(ContentRejectedException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"event":"completed"}                  | it has no jobId that is a UUID
                    {"event":"completed","jobId":"../me"}  | it has no jobId that is a UUID
                    []                                     | it has no jobId that is a UUID
                    {"jobId":"a1b2c3d4-e5f6-7890-abcd-ef1234567890"} | its event is none of completed, failed and progress
                    {"jobId":"a1b2c3d4-e5f6-7890-abcd-ef1234567890","event":"paid"} | its event is none of completed, failed and progress
                    """)
    void whatIsNoDeliveryIsRefused(String body, String why) {
        assertThatThrownBy(() -> apiframe.readWebhook(JSON.readTree(body), name -> ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }

    private Outcome delivery(String fields, String header) throws IOException {
        JsonNode body =
                JSON.readTree(
                        "{\"jobId\":\"" + ID + "\",\"model\":\"seedream-4.5\"," + fields + "}");
        return apiframe.readWebhook(body, name -> header).outcome();
    }

    private SeedreamException failed(JsonNode job) {
        return ((Outcome.Failed) status(job)).error();
    }

    private Outcome status(JsonNode job) {
        return apiframe.readStatus(TASK, new Reply(200, name -> Optional.empty(), job, ""));
    }

    private static Outcome pending(Integer progress) {
        return new Outcome.Pending(List.of(), progress);
    }

    private static ObjectNode done(String result) throws IOException {
        ObjectNode job =
                JSON.createObjectNode().put("status", "COMPLETED").put("model", "seedream-4.5");
        return job.set("result", JSON.readTree(result));
    }

    private static JsonNode fixture(String name) throws IOException {
        try (InputStream file =
                ApiframeTasksTest.class.getResourceAsStream("/providers/apiframe/" + name)) {
            return JSON.readTree(file);
        }
    }
}
