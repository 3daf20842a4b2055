package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskFailedException;
import io.github.camelseedream.error.TaskTimedOutException;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.CancelOutcome;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.simulator.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a task that is still waited for at the timeout. */
@Timeout(60)
class OnTimeoutTest extends MultiComponentRouteTest {

    private static final String CANCEL = "seedream:generate?onTimeout=cancel&timeout=1500";

    @Override
    void configure(SeedreamComponent seedream) {
        SeedreamConfiguration options = seedream.getConfiguration();
        options.setProvider("replicate");
        options.setBaseUrl(SIMULATOR.baseUrl("replicate"));
        options.setPollInitialDelay(20);
        options.setPollDelay(20);
    }

    @BeforeEach
    void tasksTakeLong() {
        simulator().clear();
        simulator().tasks().duration(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&synchronous=true", "&maxConcurrentCalls=1"})
    void theProviderIsAskedOnceToStopIt(String more) {
        TaskTimedOutException error = timedOut(send(CANCEL + more, "a fox"));

        assertThat(error)
                .hasMessage(
                        "the images of replicate, model bytedance/seedream-4.5 are not"
                                + " ready: the timeout of 1500 ms ended it. The provider has stopped"
                                + " it, as onTimeout=cancel asks; what it had done until then may"
                                + " be billed");
        assertThat(error.cancellation()).contains(CancelOutcome.cancelled);
        assertThat(error.outcome()).isEqualTo(CallOutcome.ACCEPTED);
        assertThat(error.isRepeatable()).isFalse();
        assertThat(cancels()).isEqualTo(1);
        assertThat(status(error.task())).isEqualTo("failed");
    }

    @Test
    void eachTaskOfTheRequestIsStopped() {
        TaskTimedOutException error = timedOut(send(CANCEL + "&count=3", "a fox"));

        assertThat(error.cancellation()).contains(CancelOutcome.cancelled);
        assertThat(error.task().getParts()).hasSize(3);
        assertThat(cancels()).isEqualTo(3);
    }

    @Test
    void anAwaitStopsItToo() {
        TaskHandle task = send("seedream:submit", "a fox").getMessage().getBody(TaskHandle.class);

        timedOut(send("seedream:await?onTimeout=cancel&timeout=1500", task));

        assertThat(cancels()).isEqualTo(1);
    }

    @Test
    void unaskedItIsKept() {
        TaskTimedOutException error = timedOut(send("seedream:generate?timeout=1500", "a fox"));

        assertThat(error).hasMessageContaining("The provider goes on and may bill them");
        assertThat(error.cancellation()).isEmpty();
        assertThat(cancels()).isZero();
        assertThat(status(error.task())).isEqualTo("pending");
    }

    @Test
    void anAwaitThatAnswersBeforeTheTimeoutKeepsIt() {
        TaskHandle task = send("seedream:submit", "a fox").getMessage().getBody(TaskHandle.class);

        Exchange answer = send("seedream:await?onTimeout=cancel&maxWait=200", task);

        assertThat(answer.getMessage().getBody()).isInstanceOf(TaskHandle.class);
        assertThat(cancels()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"status\":\"succeeded\"}  | ended     | It had ended before it could be stopped, as onTimeout=cancel asks, and may be billed; send task() to seedream:await instead of asking again",
                "{\"status\":\"processing\"} | requested | The provider stops it if it still can, as onTimeout=cancel asks, and may bill what it makes; send task() to seedream:status to see what became of it"
            })
    void theErrorSaysWhatBecameOfIt(String body, CancelOutcome outcome, String words) {
        fault(Fault.body(body).onPath("/cancel"));

        TaskTimedOutException error = timedOut(send(CANCEL, "a fox"));

        assertThat(error.cancellation()).contains(outcome);
        assertThat(error).hasMessageEndingWith(words);
    }

    @Test
    void whatCouldNotBeStoppedIsNotLost() {
        fault(Fault.status(503).onPath("/cancel"));

        TaskTimedOutException error = timedOut(send(CANCEL, "a fox"));

        assertThat(error.cancellation()).isEmpty();
        assertThat(error)
                .hasMessageContaining("It could not be stopped, as onTimeout=cancel asks (")
                .hasMessageContaining("status 503")
                .hasMessageEndingWith(
                        "), so the provider goes on and may bill them; send task() to"
                                + " seedream:await instead of asking again");
        assertThat(cancels()).isEqualTo(1);
        assertThat(status(error.task())).isEqualTo("pending");
    }

    @Test
    void aTaskThatTheProviderNoLongerKnowsMayBeBilled() {
        fault(Fault.status(404).onPath("/cancel"));

        TaskTimedOutException error = timedOut(send(CANCEL, "a fox"));

        assertThat(error.cancellation()).contains(CancelOutcome.unknown);
        assertThat(error)
                .hasMessageEndingWith(
                        "The provider knew no such task when it was to be stopped, as"
                                + " onTimeout=cancel asks; it may be billed");
    }

    /** It is stopped, and perhaps billed: another one would be paid for twice. */
    @Test
    void aRedeliveryDoesNotSubmitAgainWhatWasStopped() throws Exception {
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        onException(Exception.class).maximumRedeliveries(3).redeliveryDelay(1);
                        from("direct:stubborn").to(CANCEL);
                    }
                });

        Exchange answer = send("direct:stubborn", "a fox");

        assertThat(answer.getException()).isExactlyInstanceOf(TaskFailedException.class);
        assertThat(answer.getException(SeedreamException.class).outcome())
                .isEqualTo(CallOutcome.UNKNOWN);
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void aProviderThatStopsNoTaskIsRefused() {
        add(
                "other",
                options -> {
                    options.setProvider("apiframe");
                    options.setBaseUrl(SIMULATOR.baseUrl("apiframe"));
                });

        TaskHandle task =
                TaskHandle.builder()
                        .provider("apiframe")
                        .model("seedream-4.5")
                        .part(new TaskHandle.Part(1, 1, List.of(UUID.randomUUID().toString())))
                        .build();
        String refused =
                " is not valid:\n"
                        + "  - onTimeout 'cancel' (option onTimeout) is not for apiframe, which"
                        + " stops no task. Set onTimeout=keep";

        assertThat(send("other:generate?onTimeout=cancel", "a fox").getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageEndingWith(refused);
        assertThat(send("other:await?onTimeout=cancel", task).getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageEndingWith(refused);
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void imagesThatAreGivenAsTheyComeAreStoppedToo() {
        TaskTimedOutException error = timedOut(send(CANCEL + "&resultMode=stream", "a fox"));

        assertThat(error.cancellation()).contains(CancelOutcome.cancelled);
        assertThat(cancels()).isEqualTo(1);
    }

    @Test
    void aStopOfTheContextKeepsIt() {
        CompletableFuture<Exchange> waiting =
                context.createProducerTemplate()
                        .asyncSend(
                                "seedream:generate?onTimeout=cancel",
                                exchange -> exchange.getMessage().setBody("a fox"));
        await().until(() -> !simulator().submits().isEmpty());

        context.stop();

        assertThat(waiting.join().getException()).isExactlyInstanceOf(TaskTimedOutException.class);
        assertThat(cancels()).isZero();
    }

    private static TaskTimedOutException timedOut(Exchange answer) {
        assertThat(answer.getException()).isExactlyInstanceOf(TaskTimedOutException.class);
        return answer.getException(TaskTimedOutException.class);
    }

    private String status(TaskHandle task) {
        return send("seedream:status", task)
                .getMessage()
                .getHeader("CamelSeedreamResultStatus", String.class);
    }

    private long cancels() {
        return simulator().requests().stream()
                .filter(request -> request.path().endsWith("/cancel"))
                .count();
    }
}
