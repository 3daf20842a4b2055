package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.PartialResultException;
import io.github.camelseedream.error.QuotaExceededException;
import io.github.camelseedream.error.TaskTimedOutException;
import io.github.camelseedream.generate.event.GenerationEvent;
import io.github.camelseedream.generate.event.GenerationEvent.Downloaded;
import io.github.camelseedream.generate.event.GenerationEvent.Failed;
import io.github.camelseedream.generate.event.GenerationEvent.Finished;
import io.github.camelseedream.generate.event.GenerationEvent.Refused;
import io.github.camelseedream.generate.event.GenerationEvent.Started;
import io.github.camelseedream.generate.event.GenerationEvent.Submitted;
import io.github.camelseedream.generate.event.GenerationEvent.TaskPending;
import io.github.camelseedream.generate.event.GenerationEvent.TaskPolled;
import io.github.camelseedream.generate.event.GenerationEvent.TaskWaitEnded;
import io.github.camelseedream.generate.event.GenerationListener;
import io.github.camelseedream.generate.event.RecordedEvents;
import io.github.camelseedream.result.Cost;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.result.TaskProgress;
import io.github.camelseedream.simulator.fault.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a bean that listens hears of requests. */
@Timeout(60)
class ListenerTest extends MultiComponentRouteTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final RecordedEvents heard = new RecordedEvents();
    private final AtomicInteger broken = new AtomicInteger();
    private volatile Runnable whenPending = () -> {};

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        GenerationListener breaks =
                (subject, event) -> {
                    broken.incrementAndGet();
                    throw new IllegalStateException("a listener that is broken");
                };
        context.getRegistry().bind("broken", breaks);
        context.getRegistry().bind("heard", heard);
        context.getRegistry().bind("last", (GenerationListener) (subject, event) -> then(event));
        return context;
    }

    @Override
    void configure(SeedreamComponent seedream) {
        seedream.getConfiguration().setProvider("apiframe");
        seedream.getConfiguration().setBaseUrl(SIMULATOR.baseUrl("apiframe"));
        seedream.getConfiguration().setPollInitialDelay(20);
        seedream.getConfiguration().setPollDelay(20);
    }

    private void then(GenerationEvent event) {
        if (event instanceof TaskPending) {
            whenPending.run();
        }
    }

    @BeforeEach
    void clear() {
        simulator().clear();
    }

    @Test
    void aRequestIsHeardFromItsPlaceToItsImage() {
        Exchange answer = send("direct:generate", "a lighthouse");

        assertThat(answer.getException()).isNull();
        assertThat(heard.events().stream().map(GenerationEvent::getClass).distinct())
                .containsExactly(
                        Started.class,
                        Submitted.class,
                        TaskPending.class,
                        TaskPolled.class,
                        TaskWaitEnded.class,
                        Downloaded.class,
                        Finished.class);
        assertThat(heard.of(Finished.class))
                .containsExactly(
                        new Finished(1, new Cost(new BigDecimal("4"), "credits"), List.of()));
        assertThat(heard.subjects().stream().distinct())
                .containsExactly(
                        new GenerationListener.Subject(
                                "apiframe", "seedream-4.5", "generate", answer.getExchangeId()));
    }

    @Test
    void aListenerThatThrowsHarmsNoRequestAndNoOtherListener() {
        assertThat(send("direct:generate", "a boat").getException()).isNull();
        assertThat(broken.get()).isEqualTo(heard.events().size()).isGreaterThan(5);
    }

    @Test
    void whatIsHeardOfSeveralTasksIsTheProgressOfAll() {
        Exchange answer = send("seedream:generate?count=3", "boats");

        assertThat(answer.getException()).isNull();
        assertThat(heard.of(TaskPending.class)).hasSize(3);
        TaskProgress last =
                heard.of(TaskPolled.class).get(heard.of(TaskPolled.class).size() - 1).progress();
        assertThat(heard.of(TaskPolled.class))
                .extracting(TaskPolled::progress)
                .filteredOn(progress -> progress.status().equals("completed"))
                .singleElement()
                .satisfies(
                        progress -> {
                            assertThat(progress.finished()).isEqualTo(3);
                            assertThat(progress.percent()).isEqualTo(100);
                            assertThat(progress.task().getParts())
                                    .extracting(TaskHandle.Part::index)
                                    .containsExactly(1, 2, 3);
                        });
        assertThat(last.status()).isEqualTo("completed");
        assertThat(heard.of(TaskWaitEnded.class)).hasSize(3);
    }

    @Test
    void aTimeoutIsHeardAsAFailureAfterTheWait() {
        fault(Fault.taskTakes(LONG));

        send("seedream:generate?timeout=2000", "a slow boat");

        assertThat(heard.of(TaskWaitEnded.class)).hasSize(1);
        assertThat(heard.of(Failed.class))
                .singleElement()
                .satisfies(
                        failed -> {
                            assertThat(failed.error()).isInstanceOf(TaskTimedOutException.class);
                            assertThat(failed.delivered().images()).isZero();
                        });
        assertThat(heard.of(Finished.class)).isEmpty();
    }

    @Test
    void aPauseThatBeginsAfterTheTimeoutLeavesNoTimer() {
        fault(Fault.taskTakes(LONG));
        whenPending = () -> await().until(() -> timers() <= 1);

        send("seedream:generate?pollInitialDelay=600000&timeout=500", "a slow boat");

        assertThat(heard.of(Failed.class))
                .singleElement()
                .satisfies(
                        failed ->
                                assertThat(failed.error())
                                        .isInstanceOf(TaskTimedOutException.class));
        assertThat(timers()).isLessThanOrEqualTo(1);
    }

    /** One at most looks after the timeouts. */
    private int timers() {
        return context.getComponent("seedream", SeedreamComponent.class)
                .shared()
                .workers()
                .waiting();
    }

    @Test
    void whatIsRefusedBeforeItIsSentHasNoStart() {
        send("seedream:generate", "a boat", Map.of("CamelSeedreamCount", 99));
        send("direct:await", foreign());

        assertThat(heard.events())
                .hasSize(2)
                .allSatisfy(
                        event ->
                                assertThat(((Refused) event).error())
                                        .isInstanceOf(InvalidRequestException.class));
        assertThat(heard.subjects())
                .extracting(GenerationListener.Subject::operation)
                .containsExactly("generate", "await");
    }

    @Test
    void aRequestWithoutAPlaceIsRefused() {
        fault(Fault.delay(Duration.ofSeconds(2)));
        context.createFluentProducerTemplate()
                .to("seedream:generate?maxConcurrentCalls=1&whenFull=reject")
                .withBody("one")
                .asyncSend();
        await().until(() -> !heard.of(Started.class).isEmpty());

        send("seedream:generate?maxConcurrentCalls=1&whenFull=reject", "two");

        assertThat(heard.of(Refused.class))
                .singleElement()
                .satisfies(
                        refused ->
                                assertThat(refused.error())
                                        .isInstanceOf(CapacityExceededException.class));
    }

    @Test
    void aPartialFailureTellsWhatWasDelivered() {
        fault(Fault.status(402));

        send("seedream:generate?count=3&partialFailure=fail", "boats");

        Failed failed = heard.of(Failed.class).get(0);
        assertThat(failed.error()).isInstanceOf(PartialResultException.class);
        assertThat(failed.delivered().images()).isEqualTo(2);
        assertThat(failed.delivered().cost()).isEqualTo(new Cost(new BigDecimal("8"), "credits"));
        assertThat(failed.delivered().failures())
                .singleElement()
                .satisfies(
                        failure ->
                                assertThat(failure.error())
                                        .isEqualTo(QuotaExceededException.class.getSimpleName()));
    }

    /** A handle that no provider gave. */
    private static TaskHandle foreign() {
        return TaskHandle.builder()
                .provider("apiframe")
                .model("seedream-4.5")
                .part(new TaskHandle.Part(1, 1, List.of("../elsewhere")))
                .build();
    }
}
