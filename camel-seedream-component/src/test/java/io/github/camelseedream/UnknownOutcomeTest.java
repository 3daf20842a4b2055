package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.error.DownloadException;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.simulator.fault.Fault;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What may have to be paid for is not forgotten because a later try of the same request comes to
 * nothing: that one costs nothing, the earlier one may.
 */
@Timeout(120)
@Tag("slow")
class UnknownOutcomeTest extends MultiComponentRouteTest {

    @Test
    void anUnansweredSubmitStaysUnknownWhenItsRepetitionIsRefused() {
        apiframe();
        fault(Fault.dropAfterAccept());
        fault(Fault.status(401).always());

        SeedreamException error = failure(send("apiframe:generate", "a coin"));

        assertThat(error).isExactlyInstanceOf(OutcomeUnknownException.class);
        assertThat(error.outcome()).isEqualTo(CallOutcome.UNKNOWN);
        assertThat(error.isRepeatable()).isFalse();
        assertThat(error.getMessage())
                .startsWith("the call to apiframe, model seedream-4.5 was sent and no answer came:")
                .contains(
                        ". It may have been paid for. Sent again, it ended so: apiframe, model"
                                + " seedream-4.5")
                .contains("refused the call with status 401: Invalid API key");
        assertThat(simulator().submits()).hasSize(2);
    }

    @Test
    void anUnansweredSubmitStaysUnknownWhileItsRepetitionHasToWaitForTheRate() {
        apiframe();
        fault(Fault.dropAfterAccept());
        fault(Fault.status(429).retryAfter(Duration.ofMinutes(20)).always());

        SeedreamException error = failure(send("apiframe:generate", "a coin"));

        assertThat(error).isExactlyInstanceOf(OutcomeUnknownException.class);
        assertThat(error).hasMessageContaining("refused the call with status 429");
    }

    @Test
    void anAllowedRepetitionThatIsRefusedDoesNotUnsayTheDoubt() throws Exception {
        fault(Fault.dropAfterAccept());
        fault(Fault.status(402).always());
        redelivered("seedream:generate?repeatUnknown=true", exchange -> {});

        assertThat(failure(send("direct:again", "a coin")))
                .isExactlyInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("Insufficient balance");
        assertThat(simulator().submits()).hasSize(2);
    }

    @Test
    void aRedeliveryThatFindsNoPlaceDoesNotUnsayTheDoubt() throws Exception {
        fault(Fault.dropAfterAccept().whenPromptContains("coin"));
        narrow();
        redelivered("narrow:generate", exchange -> takeTheOnlyPlace());

        SeedreamException error = failure(send("direct:again", "a coin"));

        assertThat(error).isExactlyInstanceOf(OutcomeUnknownException.class);
        assertThat(error.getSuppressed())
                .singleElement()
                .isExactlyInstanceOf(CapacityExceededException.class);
    }

    @Test
    void aRedeliveryThatFindsNoPlaceDoesNotUnsayWhatIsPaidFor() throws Exception {
        fault(Fault.status(410).onPath("/media/"));
        narrow();
        redelivered("narrow:generate?resultMode=image", exchange -> takeTheOnlyPlace());

        SeedreamException error = failure(send("direct:again", "a coin"));

        assertThat(error).isExactlyInstanceOf(DownloadException.class);
        assertThat(error.outcome()).isEqualTo(CallOutcome.ACCEPTED);
    }

    @Test
    void aRedeliveryWhoseReferenceIsGoneDoesNotUnsayTheDoubt() throws Exception {
        String reference = send("seedream:generate", "a hat").getMessage().getBody(String.class);
        fault(Fault.dropAfterAccept().onMethod("POST"));
        redelivered("seedream:generate", exchange -> fault(Fault.status(404).onPath("/media/")));

        SeedreamException error =
                failure(
                        send(
                                "direct:again",
                                "a blue hat",
                                Map.of(SeedreamConstants.REFERENCES, reference)));

        assertThat(error).isExactlyInstanceOf(OutcomeUnknownException.class);
        assertThat(error.getSuppressed())
                .singleElement()
                .isExactlyInstanceOf(InvalidRequestException.class);
    }

    @Test
    void aTaskWithoutImagesIsAskedForAgainAndNotSubmittedAgain() throws Exception {
        apiframe();
        fault(Fault.emptyData().onPath("/jobs/"));
        redelivered("apiframe:generate", exchange -> {});

        assertThat(send("direct:again", "a coin").getException()).isNull();
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void aTaskWithoutImagesIsSubmittedAgainWhereThatIsAllowed() throws Exception {
        apiframe();
        fault(Fault.emptyData().onPath("/jobs/"));
        redelivered("apiframe:generate?repeatUnknown=true", exchange -> {});

        assertThat(send("direct:again", "a coin").getException()).isNull();
        assertThat(simulator().submits())
                .extracting(call -> call.header("Idempotency-Key").orElseThrow())
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    private void apiframe() {
        simulator().tasks().duration(Duration.ofMillis(1));
        add(
                "apiframe",
                options -> {
                    options.setProvider("apiframe");
                    options.setBaseUrl(SIMULATOR.baseUrl("apiframe"));
                    options.setPollInitialDelay(20);
                    options.setPollDelay(20);
                });
    }

    private void narrow() {
        add(
                "narrow",
                options -> {
                    options.setMaxConcurrentCalls(1);
                    options.setWhenFull(SeedreamConfiguration.WhenFull.reject);
                });
    }

    /** Until the simulator stops. */
    private void takeTheOnlyPlace() {
        fault(Fault.delay(Duration.ofMinutes(10)).whenPromptContains("statue"));
        CompletableFuture.runAsync(() -> send("narrow:generate?timeout=30000", "a statue"));
        await().until(
                        () ->
                                simulator().submits().stream()
                                        .anyMatch(
                                                call ->
                                                        call.json()
                                                                .path("prompt")
                                                                .asText()
                                                                .equals("a statue")));
    }

    private void redelivered(String uri, Processor before) throws Exception {
        routes(
                routes ->
                        routes.from("direct:again")
                                .errorHandler(
                                        routes.defaultErrorHandler()
                                                .maximumRedeliveries(1)
                                                .redeliveryDelay(0)
                                                .onRedelivery(before)
                                                .logExhausted(false))
                                .to(uri));
    }

    private static SeedreamException failure(Exchange answer) {
        return (SeedreamException) answer.getException();
    }
}
