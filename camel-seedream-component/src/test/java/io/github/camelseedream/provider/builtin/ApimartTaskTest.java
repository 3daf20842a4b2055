package io.github.camelseedream.provider.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.catalog.RequestedSize;
import io.github.camelseedream.error.ContentRejectedException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.TaskFailedException;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.ProviderTask;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.TaskEvent;
import io.github.camelseedream.provider.WebhookProvider;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.result.Cost;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of a task at APIMart, from the answer to a submit to its images. */
class ApimartTaskTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ProviderTask TASK = new ProviderTask("task_1", "doubao-seedance-4-5");

    private final ApimartProvider apimart =
            new ApimartProvider("apimart", "APIMart", "https://api.apimart.ai/v1");

    @Test
    void theAnswerOfThePageNamesOneTask() throws IOException {
        assertThat(submitted(sample("submit-reply.json")))
                .isEqualTo(new Outcome.Pending(List.of("task_01K8SGYNNNVBQTXNR4MM964S7K"), null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {'code':200,'data':[{'task_id':'a'},{'task_id':'b'}]}                 | a,b
                    {'code':200,'data':{'task_id':'a'}}                                   | a
                    {'code':202,'data':{'id':'a','status':'queued'}}                      | a
                    {'request_id':'r','data':{'object':'generation.task','id':'a-_1'}}    | a-_1
                    """)
    void tasksAreAListOrOneObjectAndTheirIdHasTwoNames(String body, String ids) throws IOException {
        assertThat(submitted(json(body)))
                .isEqualTo(new Outcome.Pending(List.of(ids.split(",")), null));
    }

    /** Its codes repeat the status, and its messages may be about another status than HTTP's. */
    @ParameterizedTest
    @CsvSource({"402, 402", "200, 402"})
    void aRefusalNamesItsStatusOnce(int http, int told) throws IOException {
        JsonNode body = json("{'error':{'code':" + told + ",'message':'no money'}}");

        assertThat(submitted(new Reply(http, name -> Optional.empty(), body, "")))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed ->
                                assertThat(failed.error())
                                        .hasMessage(
                                                "apimart, model m refused the call with status"
                                                        + " 402: no money"));
    }

    @Test
    void aRefusalWithoutACodeKeepsItsWords() throws IOException {
        assertThat(submitted(json("{'success':false,'message':'record not found'}")))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.error()).hasMessageContaining("record not"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "processing", "submitted", "queued", "in_progress", "new"})
    void everyOtherStateIsOneOfWaiting(String state) throws IOException {
        assertThat(status("{'code':200,'data':{'status':'" + state + "','progress':45}}"))
                .isEqualTo(new Outcome.Pending(List.of(), 45));
    }

    /** Found by fuzzing: users were told of 4000000000 percent, or of less than none. */
    @ParameterizedTest
    @ValueSource(strings = {"-1", "101", "4000000000", "'half'", "null"})
    void aProgressThatIsNoPercentageIsNotTold(String progress) throws IOException {
        assertThat(status("{'data':{'status':'in_progress','progress':" + progress + "}}"))
                .isEqualTo(new Outcome.Pending(List.of(), null));
    }

    /** Found by fuzzing: the health check said nothing at all. */
    @Test
    void aKeyThatIsRefusedWithoutAReasonIsRefusedAllTheSame() throws IOException {
        assertThat(apimart.problem(reply(json("{'success':false}"))))
                .contains("it gives no reason");
    }

    /** Such an answer says nothing of the task, whose images may be paid for. */
    @ParameterizedTest
    @ValueSource(
            strings = {"{'success':false,'message':'no'}", "{'code':500,'message':'no'}", "{}"})
    void anAnswerWithoutAStateIsNoEndOfTheTask(String body) throws IOException {
        assertThat(status(body)).isEqualTo(new Outcome.Pending(List.of(), null));
    }

    @Test
    void aCompletedTaskOfThePageHasItsImageItsTimeAndItsFacts() throws IOException {
        Outcome.Finished finished = finished(sample("task-done.json"));

        assertThat(finished.images())
                .singleElement()
                .satisfies(
                        item -> {
                            assertThat(item.url())
                                    .startsWith("https://upload.apimart.ai/f/image/")
                                    .endsWith("_0.png");
                            assertThat(item.expiresAt()).isEqualTo("2025-11-15T02:45:08Z");
                        });
        assertThat(finished.facts().requestId()).isEqualTo("task_1");
        assertThat(finished.facts().cost()).isNull();
        assertThat(finished.facts().metadata())
                .containsOnlyKeys("created", "completed", "estimated_time", "actual_time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"completed", "success", "succeeded", "COMPLETED"})
    void imagesComeFromBothLevelsOfLists(String state) throws IOException {
        Outcome.Finished finished =
                finished(
                        json(
                                "{'data':{'status':'"
                                        + state
                                        + "','cost':0.035,'credits_cost':0.35,'result':{'images':["
                                        + "{'url':['https://a/1','https://a/2']},"
                                        + "{'url':'https://a/3','expires_at':0}]}}}"));

        assertThat(finished.images())
                .extracting(Outcome.ReturnedImage::url)
                .containsExactly("https://a/1", "https://a/2", "https://a/3");
        assertThat(finished.images())
                .extracting(Outcome.ReturnedImage::expiresAt)
                .containsExactly(null, null, "1970-01-01T00:00:00Z");
        assertThat(finished.facts().cost()).isEqualTo(new Cost(new BigDecimal("0.035"), "USD"));
    }

    @Test
    void aCostMayBeInCreditsOnly() throws IOException {
        Outcome.Finished finished =
                finished(
                        json(
                                "{'data':{'status':'completed','credits_cost':0.35,"
                                        + "'result':{'images':[{'url':'https://a/1'}]}}}"));

        assertThat(finished.facts().cost()).isEqualTo(new Cost(new BigDecimal("0.35"), "credits"));
    }

    @Test
    void aCompletedTaskWithoutAnImageMayHaveBeenPaidFor() throws IOException {
        assertThat(status("{'data':{'status':'completed','result':{'images':[]}}}"))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed ->
                                assertThat(failed.error())
                                        .isInstanceOf(OutcomeUnknownException.class));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {'data':{'status':'failed','error':{'code':500,'message':'too busy'}}}             | too busy
                    {'data':{'status':'failed','error':{'code':'task_failed','message':'too busy'}}}   | too busy
                    {'data':{'status':'failure','error':'too busy'}}                                   | too busy
                    {'data':{'status':'cancelled'}}                                                    | cancelled
                    {'data':{'status':'canceled','error':null}}                                        | canceled
                    """)
    void aFailedTaskSaysWhyAndIsNotBilled(String body, String text) throws IOException {
        assertThat(status(body))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed ->
                                assertThat(failed.error())
                                        .isInstanceOf(TaskFailedException.class)
                                        .hasMessage(
                                                "the task of apimart, model doubao-seedance-4-5,"
                                                        + " request task_1 failed: "
                                                        + text
                                                        + ". Nothing is billed for it; the request"
                                                        + " may be sent again"));
    }

    @Test
    void aTaskThatModerationStoppedIsNotSentAgain() throws IOException {
        assertThat(
                        status(
                                "{'data':{'status':'failed','error':{'code':'prompt_blocked',"
                                        + "'message':'no'}}}"))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed ->
                                assertThat(failed.error())
                                        .isInstanceOf(ContentRejectedException.class));
    }

    @Test
    void aTaskIsAskedForByItsId() {
        assertThat(apimart.status(TASK)).hasToString("GET tasks/task_1?language=en");
    }

    @Test
    void aDeliveryIsReadLikeAnAnswerAndIsNotBelieved() throws IOException {
        JsonNode body = sample("task-done.json");

        TaskEvent event = apimart.readWebhook(body, name -> "");

        assertThat(event.task().id()).isEqualTo("task_01KA040M0HP1GJWBJYZMKX1XS1");
        assertThat(event.outcome()).isInstanceOf(Outcome.Finished.class);
        assertThat(apimart.trust()).isEqualTo(WebhookProvider.Trust.VERIFY_BY_POLLING);
        assertThat(apimart.signature(name -> "x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'data':{'id':'../balance','status':'failed'}}", "[]", "'x'"})
    void aDeliveryWithoutATaskIsRefused(String body) throws IOException {
        JsonNode json = json(body);

        assertThatThrownBy(() -> apimart.readWebhook(json, name -> ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("it names no task in data.id");
    }

    private Outcome submitted(JsonNode body) {
        return submitted(reply(body));
    }

    private Outcome submitted(Reply reply) {
        return apimart.read(
                new ProviderRequest(
                        "m", ImageRequest.builder().build(), 1, RequestedSize.nothing(), ""),
                reply);
    }

    private Outcome status(String body) throws IOException {
        return apimart.readStatus(TASK, reply(json(body)));
    }

    private Outcome.Finished finished(JsonNode body) {
        Outcome outcome = apimart.readStatus(TASK, reply(body));
        assertThat(outcome).isInstanceOf(Outcome.Finished.class);
        return (Outcome.Finished) outcome;
    }

    private static Reply reply(JsonNode body) {
        return new Reply(200, name -> Optional.empty(), body, "");
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text.replace('\'', '"'));
    }

    private JsonNode sample(String name) throws IOException {
        return JSON.readTree(getClass().getResource("/providers/apimart/" + name));
    }
}
