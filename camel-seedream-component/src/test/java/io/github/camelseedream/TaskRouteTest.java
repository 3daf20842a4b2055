package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.error.ContentRejectedException;
import io.github.camelseedream.error.DownloadException;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.TaskFailedException;
import io.github.camelseedream.error.TaskTimedOutException;
import io.github.camelseedream.error.TaskUnreachableException;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.Cost;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageResult;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.result.TaskProgress;
import io.github.camelseedream.simulator.fault.Fault;
import io.github.camelseedream.simulator.fault.TaskEnd;
import io.github.camelseedream.simulator.journal.RecordedRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests to a provider that works on tasks: from the submit to the images, and in between. */
@Timeout(60)
@Tag("slow")
class TaskRouteTest extends MultiComponentRouteTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofMinutes(10);

    @Override
    void configure(SeedreamComponent seedream) {
        seedream.getConfiguration().setProvider("apiframe");
        seedream.getConfiguration().setBaseUrl(SIMULATOR.baseUrl("apiframe"));
        seedream.getConfiguration().setPollInitialDelay(20);
        seedream.getConfiguration().setPollDelay(20);
    }

    @BeforeEach
    void clear() {
        simulator().clear();
    }

    @Test
    void generateWaitsForTheImage() {
        Exchange answer = send("direct:generate", "a lighthouse");

        assertThat(answer.getException()).isNull();
        GeneratedImage image = answer.getMessage().getBody(GeneratedImage.class);
        assertThat(image.getWidth()).isPositive();
        assertThat(simulator().submits()).hasSize(1);
        assertThat(answer.getMessage().getHeader(SeedreamConstants.RESULT_COST))
                .isEqualTo(new BigDecimal("4"));
        assertThat(answer.getMessage().getHeader(SeedreamConstants.RESULT_COST_UNIT))
                .isEqualTo("credits");
    }

    @Test
    void severalImagesAreAsManyTasks() {
        Exchange answer = send("seedream:generate?resultMode=result&count=3", "boats");

        ImageResult result = answer.getMessage().getBody(ImageResult.class);
        assertThat(result.getImages())
                .extracting(GeneratedImage::getIndex)
                .containsExactly(1, 2, 3);
        assertThat(result.getCost()).isEqualTo(new Cost(new BigDecimal("12"), "credits"));
        assertThat(idempotencyKeys()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void aHandleIsJsonThatAnotherContextGoesOnWith() throws Exception {
        fault(Fault.taskTakes(LONG));
        Exchange submitted =
                send(
                        "direct:submit",
                        "a lighthouse",
                        Map.of(SeedreamConstants.ATTRIBUTES, Map.of("order", 17)));

        String handle = submitted.getMessage().getBody(String.class);
        JsonNode json = JSON.readTree(handle);
        assertThat(json.path("provider").asText()).isEqualTo("apiframe");
        assertThat(json.at("/parts/0/ids/0").asText()).hasSize(36);
        assertThat(json.at("/attributes/order").asInt()).isEqualTo(17);
        assertThat(handle).doesNotContain("test-key", "http");

        Exchange pending = send("seedream:await?maxWait=200", handle);
        assertThat(pending.getException()).isNull();
        assertThat(pending.getMessage().getHeader("CamelSeedreamResultStatus"))
                .isEqualTo("pending");
        assertThat(JSON.readTree(pending.getMessage().getBody(String.class))).isEqualTo(json);

        Exchange status = send("direct:status", handle);
        TaskProgress progress = status.getMessage().getBody(TaskProgress.class);
        assertThat(progress.status()).isEqualTo("pending");
        assertThat(progress.finished()).isZero();

        simulator().clock().advance(LONG);
        assertThat(
                        send("direct:status", handle)
                                .getMessage()
                                .getHeader("CamelSeedreamResultStatus"))
                .isEqualTo("completed");
        Exchange done = send("direct:await", handle);
        assertThat(done.getMessage().getBody()).isInstanceOf(GeneratedImage.class);
        assertThat(done.getMessage().getHeader("CamelSeedreamResultAttributes"))
                .isEqualTo(Map.of("order", 17));
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void aHandleMayBeAHeaderOrAMap() throws Exception {
        TaskHandle task = send("direct:submit", "a boat").getMessage().getBody(TaskHandle.class);

        assertThat(send("direct:await", null, Map.of("CamelSeedreamTask", task)).getException())
                .isNull();
        Map<?, ?> map = JSON.convertValue(task, Map.class);
        assertThat(send("direct:await", map).getException()).isNull();
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void aTimeoutCarriesTheHandleAndARedeliveryGoesOnWaiting() throws Exception {
        fault(Fault.taskTakes(LONG));
        routes(
                routes ->
                        routes.from("direct:again")
                                .errorHandler(
                                        routes.defaultErrorHandler()
                                                .maximumRedeliveries(1)
                                                .redeliveryDelay(0)
                                                .logExhausted(false))
                                .to("seedream:generate?timeout=2500"));

        TaskTimedOutException error =
                send("direct:again", "a slow boat").getException(TaskTimedOutException.class);

        assertThat(error)
                .hasMessage(
                        "the images of apiframe, model seedream-4.5 are not ready: the timeout of"
                                + " 2500 ms ended it. The provider goes on and may bill them; send"
                                + " task() to seedream:await instead of asking again");
        assertThat(error.outcome()).isEqualTo(CallOutcome.ACCEPTED);
        assertThat(simulator().submits()).hasSize(1);
        simulator().clock().advance(LONG);
        assertThat(send("direct:await", error.task()).getMessage().getBody())
                .isInstanceOf(GeneratedImage.class);
    }

    @Test
    void whatIsReadyIsDeliveredWithTheHandleOfTheOthers() {
        fault(Fault.taskTakes(LONG));

        Exchange answer = send("seedream:generate?count=3&timeout=4000", "boats");

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(List.class)).hasSize(2);
        TaskHandle rest =
                answer.getMessage().getHeader("CamelSeedreamResultTask", TaskHandle.class);
        assertThat(rest.getParts()).hasSize(1);
        assertThat(answer.getMessage().getHeader("CamelSeedreamResultFailures", List.class))
                .hasSize(1);
        simulator().clock().advance(LONG);
        assertThat(send("direct:await", rest).getMessage().getBody())
                .isInstanceOf(GeneratedImage.class);
        assertThat(simulator().submits()).hasSize(3);
    }

    @Test
    void aSubmitThatIsTakenInPartKeepsTheTasksThatWere() {
        fault(Fault.status(402));

        Exchange answer = send("seedream:submit?count=3", "boats");

        TaskHandle task = answer.getMessage().getBody(TaskHandle.class);
        assertThat(task.getParts()).hasSize(2);
        assertThat(task.getFailures())
                .singleElement()
                .satisfies(
                        failure -> {
                            assertThat(failure.error()).isEqualTo("QuotaExceededException");
                            assertThat(failure.outcome()).isEqualTo("rejected");
                        });
        int missing = task.getFailures().get(0).index();
        ImageResult result =
                send("seedream:await?resultMode=result", task)
                        .getMessage()
                        .getBody(ImageResult.class);
        assertThat(result.getImages())
                .extracting(GeneratedImage::getIndex)
                .doesNotContain(missing)
                .isSubsetOf(1, 2, 3)
                .hasSize(2);
        assertThat(result.getFailures()).isEqualTo(task.getFailures());
    }

    @Test
    void aTaskThatFailedMayBeSentAgainWithAnotherKey() throws Exception {
        fault(Fault.taskFails().message("no capacity"));
        routes(
                routes ->
                        routes.from("direct:retry")
                                .errorHandler(
                                        routes.defaultErrorHandler()
                                                .maximumRedeliveries(1)
                                                .redeliveryDelay(0)
                                                .logExhausted(false))
                                .to("seedream:generate"));

        assertThat(send("direct:retry", "a boat").getException()).isNull();
        assertThat(idempotencyKeys()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void theEndsOfATaskHaveTheirExceptions() {
        fault(Fault.taskFails().message("no capacity"));
        assertThat(send("direct:generate", "one").getException())
                .isExactlyInstanceOf(TaskFailedException.class)
                .hasMessageContaining("no capacity");

        fault(Fault.taskFails().message("Provider returned an error: content policy violation"));
        assertThat(send("direct:generate", "two").getException())
                .isExactlyInstanceOf(ContentRejectedException.class);

        fault(Fault.taskEnds(TaskEnd.EXPIRED));
        assertThat(send("seedream:generate?resultMode=image", "three").getException())
                .isExactlyInstanceOf(DownloadException.class)
                .hasMessageContaining("was made and is paid for");
    }

    @Test
    void questionsThatGetNoAnswerAreAskedAgain() {
        fault(Fault.status(503).onPath("/jobs/"));
        fault(Fault.htmlPage(502).onPath("/jobs/"));
        fault(Fault.dropBeforeAccept().onPath("/jobs/"));
        fault(Fault.htmlPage(200).onPath("/jobs/"));
        fault(Fault.cutBody().onPath("/jobs/"));

        assertThat(send("direct:generate", "a boat").getException()).isNull();
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void aQuestionThatIsRefusedLeavesTheHandle() {
        fault(Fault.status(401).onPath("/jobs/"));

        TaskUnreachableException error =
                send("direct:generate", "a boat").getException(TaskUnreachableException.class);

        assertThat(error.outcome()).isEqualTo(CallOutcome.ACCEPTED);
        assertThat(error.getMessage()).contains("401");
        assertThat(send("direct:await", error.task()).getException()).isNull();
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void anUnknownSubmitIsRepeatedWithTheSameKeySinceItIsTheSameTask() {
        fault(Fault.dropAfterAccept());

        Exchange answer = send("direct:generate", "a boat");

        assertThat(answer.getException()).isNull();
        assertThat(idempotencyKeys()).hasSize(2);
        assertThat(idempotencyKeys().get(0)).isEqualTo(idempotencyKeys().get(1));
        assertThat(simulator().tasks().tasks()).hasSize(1);
    }

    @Test
    void everyRoundOfALoopEveryStepAndEveryMessageHasAKeyOfItsOwn() throws Exception {
        routes(
                routes -> {
                    routes.from("direct:loop")
                            .loop(3)
                            .setBody(e -> "a boat")
                            .to("seedream:generate");
                    routes.from("direct:steps")
                            .to("seedream:generate")
                            .setHeader(SeedreamConstants.REFERENCES, routes.body())
                            .setBody(e -> "a boat")
                            .to("seedream:generate");
                });

        send("direct:loop", "a boat");
        send("direct:steps", "a boat");
        send("direct:generate", "a boat");

        assertThat(idempotencyKeys()).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void aGivenKeyIsSentAndToldApartByImage() {
        send(
                "seedream:generate?count=2",
                "boats",
                Map.of("CamelSeedreamIdempotencyKey", "order-7"));

        assertThat(idempotencyKeys()).containsExactlyInAnyOrder("order-7", "order-7-2");
    }

    @Test
    void aForgedHandleIsRefusedAndNothingIsSent() {
        TaskHandle task = send("direct:submit", "a boat").getMessage().getBody(TaskHandle.class);
        simulator().clear();
        String good = template.getCamelContext().getTypeConverter().convertTo(String.class, task);
        String id = task.getParts().get(0).ids().get(0);

        for (String forged :
                List.of(
                        good.replace(id, "../../v2/me"),
                        good.replace(id, "https://example.org/steal"),
                        good.replace("apiframe", "lumenfall"),
                        good.replace("apiframe", "nobody"),
                        good.replace(id, ""),
                        "{\"provider\":\"apiframe\"}",
                        "[]",
                        "no json")) {
            assertThat(send("direct:await", forged).getException())
                    .as(forged)
                    .isExactlyInstanceOf(InvalidRequestException.class);
        }
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void aSynchronousExchangeWaitsOnItsOwnThread() throws Exception {
        Thread[] after = new Thread[1];
        routes(
                routes ->
                        routes.from("direct:own")
                                .to("seedream:generate?synchronous=true&count=2")
                                .process(e -> after[0] = Thread.currentThread()));

        Exchange answer = send("direct:own", "boats");

        assertThat(answer.getMessage().getBody(List.class)).hasSize(2);
        assertThat(after[0]).isSameAs(Thread.currentThread());
    }

    @Test
    void aStopFailsWhatWaitsWithItsHandleWhileTheRouteCanStillStoreIt() throws Exception {
        fault(Fault.taskTakes(LONG));
        List<String> stored = new CopyOnWriteArrayList<>();
        routes(
                routes -> {
                    routes.onException(TaskTimedOutException.class)
                            .handled(true)
                            .process(
                                    e ->
                                            e.getMessage()
                                                    .setBody(
                                                            e.getProperty(
                                                                            Exchange
                                                                                    .EXCEPTION_CAUGHT,
                                                                            TaskTimedOutException
                                                                                    .class)
                                                                    .task()))
                            .convertBodyTo(String.class)
                            .process(e -> stored.add(e.getMessage().getBody(String.class)));
                    routes.from("seda:stopped?pollTimeout=10").to("seedream:generate");
                });
        template.sendBody("seda:stopped", "a slow boat");
        await().until(
                        () ->
                                simulator().requests().stream()
                                        .anyMatch(r -> r.path().contains("/jobs/")));

        long start = System.nanoTime();
        context.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(stored).hasSize(1);
        simulator().clock().advance(LONG);
        assertThat(awaitElsewhere(stored.get(0))).isInstanceOf(GeneratedImage.class);
        assertThat(simulator().submits()).hasSize(1);
    }

    private Object awaitElsewhere(String handle) throws Exception {
        try (CamelContext second = new DefaultCamelContext()) {
            SeedreamComponent seedream = second.getComponent("seedream", SeedreamComponent.class);
            configure(seedream);
            seedream.getConfiguration().setApiKey("test-key");
            second.start();
            return second.createProducerTemplate().requestBody("seedream:await", handle);
        }
    }

    @Test
    void tasksAreNotForAProviderThatAnswersAtOnce() {
        Exchange answer =
                send("seedream:submit", "a boat", Map.of("CamelSeedreamProvider", "lumenfall"));

        assertThat(answer.getException()).hasMessageContaining("has no key");
        add(
                "sync",
                options -> {
                    options.setProvider("lumenfall");
                    options.setBaseUrl(SIMULATOR.baseUrl("lumenfall"));
                });
        assertThat(send("sync:submit", "a boat").getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "Nothing was sent; the request for provider lumenfall is not valid:\n"
                                + "  - provider 'lumenfall' answers at once and has no tasks, so"
                                + " submit is not for it. Use seedream:generate");
    }

    private static List<String> idempotencyKeys() {
        return simulator().submits().stream().map(TaskRouteTest::idempotencyKey).toList();
    }

    private static String idempotencyKey(RecordedRequest request) {
        return request.header("Idempotency-Key").orElse("");
    }
}
