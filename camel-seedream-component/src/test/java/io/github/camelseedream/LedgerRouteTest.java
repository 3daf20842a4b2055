package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.error.DownloadException;
import io.github.camelseedream.error.IdempotencyConflictException;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.ledger.LedgerException;
import io.github.camelseedream.exchange.ResultMode;
import io.github.camelseedream.ledger.MemoryLedger;
import io.github.camelseedream.ledger.Note;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.simulator.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With a ledger a request is paid for once: each exchange here is one that knows of no other. */
@Timeout(120)
@Tag("slow")
class LedgerRouteTest extends MultiComponentRouteTest {

    private static final Map<String, Object> KEY = Map.of("CamelSeedreamIdempotencyKey", "order-7");

    private Instant now = Instant.parse("2026-11-30T12:00:00Z");
    private final MemoryLedger ledger =
            new MemoryLedger(((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    @Override
    void configure(SeedreamComponent seedream) {
        seedream.getConfiguration().setResultMode(ResultMode.image);
    }

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind("books", ledger);
    }

    @Test
    void aSecondDeliveryGetsTheImageOfTheFirst() {
        Exchange first = send("direct:generate", "a hat", KEY);
        Exchange second = send("direct:generate", "a hat", KEY);

        assertThat(image(second).getUrl()).isEqualTo(image(first).getUrl());
        assertThat(image(second).getLength()).isEqualTo(image(first).getLength());
        assertThat(second.getMessage().getHeader(SeedreamConstants.RESULT_REQUEST_ID))
                .isNotNull()
                .isEqualTo(first.getMessage().getHeader(SeedreamConstants.RESULT_REQUEST_ID));
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void aRequestWithoutAKeyIsInTheLedgerTooButIsAnotherOneEachTime() {
        send("direct:generate", "a hat");
        send("direct:generate", "a hat");

        assertThat(simulator().submits()).hasSize(2);
        assertThat(ledger.size()).isEqualTo(2);
    }

    @Test
    void anUnknownOutcomeStaysUnknownAndIsNotSentAgain() {
        fault(Fault.dropAfterAccept());
        send("direct:generate", "a hat", KEY);
        SeedreamException again = failure(send("direct:generate", "a hat", KEY));

        assertThat(again)
                .isExactlyInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("idempotencyKey 'order-7' since 2026-11-30T12:00:00Z");
        assertThat(simulator().submits()).hasSize(1);
        assertThat(ledger.row("order-7", 1).note()).isInstanceOf(Note.Unknown.class);
    }

    @Test
    void anUnknownOutcomeIsSentAgainWhereThatIsAllowed() {
        fault(Fault.dropAfterAccept());
        send("direct:generate", "a hat", KEY);

        assertThat(send("seedream:generate?repeatUnknown=true", "a hat", KEY).getException())
                .isNull();
        assertThat(simulator().submits()).hasSize(2);
        assertThat(ledger.row("order-7", 1).attempt()).isEqualTo(2);
    }

    @Test
    void whatWasRefusedOrNotSentIsSentAgain() {
        fault(Fault.status(402));
        assertThat(failure(send("direct:generate", "a hat", KEY)).outcome())
                .isEqualTo(CallOutcome.REJECTED);
        assertThat(ledger.row("order-7", 1).note()).isInstanceOf(Note.Rejected.class);

        assertThat(send("direct:generate", "another hat", KEY).getException()).isNull();
        assertThat(simulator().submits()).hasSize(2);
    }

    @Test
    void anotherRequestUnderTheKeyIsRefused() {
        send("direct:generate", "a hat", KEY);

        assertThat(failure(send("direct:generate", "a coat", KEY)))
                .isExactlyInstanceOf(IdempotencyConflictException.class)
                .hasMessage(
                        "Nothing was sent: idempotencyKey 'order-7' stands for another request, of"
                                + " 2026-11-30T12:00:00Z, in the ledger. Give each request a key of"
                                + " its own");
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void anImageThatIsGoneIsToldAsPaidAndWhen() {
        send("direct:generate", "a hat", KEY);
        fault(Fault.status(410).onPath("/media/").always());

        SeedreamException gone = failure(send("direct:generate", "a hat", KEY));

        assertThat(gone)
                .isExactlyInstanceOf(DownloadException.class)
                .hasMessageContaining("was made and is paid for")
                .hasMessageEndingWith(
                        "The ledger has it as done and paid for since 2026-11-30T12:00:00Z");
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void anImageThatCameWithTheReplyIsToldAsPaidAndWhen() {
        Map<String, Object> inReply =
                Map.of(
                        "CamelSeedreamIdempotencyKey",
                        "order-7",
                        "CamelSeedreamResponseFormat",
                        "b64_json");
        send("direct:generate", "a hat", inReply);

        assertThat(failure(send("direct:generate", "a hat", inReply)))
                .isExactlyInstanceOf(DownloadException.class)
                .hasMessageEndingWith("paid for since 2026-11-30T12:00:00Z");
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void eachCallOfASplitRequestIsInTheLedger() {
        at("modelark");
        fault(Fault.dropAfterAccept());
        send("modelark:generate?count=3", "hats", KEY);

        Exchange again = send("modelark:generate?count=3", "hats", KEY);

        assertThat(simulator().submits()).hasSize(3);
        assertThat(again.getMessage().getBody(List.class)).hasSize(2);
        assertThat(again.getMessage().getHeader(SeedreamConstants.RESULT_FAILURES, List.class))
                .hasSize(1);
        assertThat(List.of(1, 2, 3))
                .allSatisfy(call -> assertThat(ledger.row("order-7", call)).isNotNull());
    }

    @Test
    void aTaskIsPolledAndNotSubmittedAgain() {
        at("apimart");
        TaskHandle handle =
                send("apimart:submit", "a hat", KEY).getMessage().getBody(TaskHandle.class);

        TaskHandle again =
                send("apimart:submit", "a hat", KEY).getMessage().getBody(TaskHandle.class);
        Exchange image = send("apimart:generate", "a hat", KEY);

        assertThat(again.getParts()).isEqualTo(handle.getParts());
        assertThat(image.getMessage().getBody()).isInstanceOf(GeneratedImage.class);
        assertThat(simulator().submits()).hasSize(1);
        assertThat(ledger.row("order-7", 1).note()).isInstanceOf(Note.Done.class);
    }

    @Test
    void anAwaitedTaskIsNotedAsDone() {
        at("apimart");
        Exchange submitted = send("apimart:submit", "a hat", KEY);
        assertThat(ledger.row("order-7", 1).note()).isInstanceOf(Note.Submitted.class);

        send("apimart:await", submitted.getMessage().getBody());

        assertThat(ledger.row("order-7", 1).note()).isInstanceOf(Note.Done.class);
    }

    @Test
    void aProviderThatTakesKeysIsSentTheSameKeyAgain() {
        at("apiframe");
        now = Instant.now();
        fault(Fault.dropAfterAccept().always());
        send("apiframe:generate?timeout=1500", "a hat", KEY);
        simulator().clear();

        assertThat(send("apiframe:generate", "a hat", KEY).getException()).isNull();
        assertThat(simulator().submits())
                .singleElement()
                .satisfies(
                        submit -> assertThat(submit.header("Idempotency-Key")).hasValue("order-7"));
    }

    @Test
    void aRefusalOfTheSameKeyLeavesTheCallInDoubt() {
        at("apiframe");
        now = Instant.now();
        fault(Fault.dropAfterAccept().always());
        send("apiframe:generate?timeout=1500", "a hat", KEY);
        simulator().clear();
        fault(Fault.status(409));

        SeedreamException refused = failure(send("apiframe:generate", "a hat", KEY));

        assertThat(refused)
                .isExactlyInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("Sent again, it ended so: ");
        assertThat(ledger.row("order-7", 1).note()).isInstanceOf(Note.Unknown.class);
    }

    @Test
    void aKeyThatTheProviderHasForgottenIsNotSentAgain() {
        at("apiframe");
        now = Instant.now().minus(Duration.ofHours(24));
        fault(Fault.dropAfterAccept().always());
        send("apiframe:generate?timeout=1500", "a hat", KEY);
        simulator().clear();

        assertThat(failure(send("apiframe:generate", "a hat", KEY)))
                .isExactlyInstanceOf(OutcomeUnknownException.class);
        assertThat(simulator().submits()).isEmpty();
    }

    @Test
    void aSubmitWhoseImagesWereAwaitedAnswersWithTheSameHandle() {
        at("apimart");
        TaskHandle handle =
                send("apimart:submit", "a hat", KEY).getMessage().getBody(TaskHandle.class);
        send("apimart:await", handle);

        TaskHandle again =
                send("apimart:submit", "a hat", KEY).getMessage().getBody(TaskHandle.class);

        assertThat(again.getParts()).isEqualTo(handle.getParts());
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void aTaskThatFailedIsSubmittedAgain() {
        at("apimart");
        fault(Fault.taskFails());
        send("apimart:generate", "a hat", KEY);
        assertThat(ledger.row("order-7", 1).note()).isInstanceOf(Note.Rejected.class);

        assertThat(send("apimart:generate", "a hat", KEY).getException()).isNull();
        assertThat(simulator().submits()).hasSize(2);
    }

    @Test
    void nothingIsSentWhileTheLedgerCannotBeReached() {
        ledger.down(true);

        SeedreamException error = failure(send("direct:generate", "a hat", KEY));

        assertThat(error)
                .isExactlyInstanceOf(LedgerException.class)
                .hasMessageStartingWith(
                        "Nothing was sent: the ledger could not be reached, and no call is made"
                                + " that is not in it: ")
                .hasMessageContaining("connection refused");
        assertThat(error.outcome()).isEqualTo(CallOutcome.NOT_SENT);
        assertThat(error.isRepeatable()).isTrue();
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void aLedgerThatIsLostMeanwhileIsToldLaterAndTheImageIsDelivered() {
        fault(Fault.delay(Duration.ofMillis(700)));
        CompletableFuture<Exchange> sent =
                CompletableFuture.supplyAsync(() -> send("direct:generate", "a hat", KEY));
        await().until(() -> !simulator().requests().isEmpty());
        ledger.down(true);

        assertThat(image(sent.join()).getLength()).isPositive();
        assertThat(ledger.row("order-7", 1).note()).isNull();
        ledger.down(false);

        await().untilAsserted(
                        () ->
                                assertThat(ledger.row("order-7", 1).note())
                                        .isInstanceOf(Note.Done.class));
    }

    @Test
    void aCallUnderWayIsNotSentByAnotherAndItsLeaseIsRenewed() {
        fault(Fault.delay(Duration.ofMillis(900)));
        CompletableFuture<Exchange> sent =
                CompletableFuture.supplyAsync(() -> send("direct:generate", "a hat", KEY));
        await().until(() -> ledger.size() == 1);

        SeedreamException other = failure(send("direct:generate", "a hat", KEY));

        assertThat(other)
                .isExactlyInstanceOf(LedgerException.class)
                .hasMessageContaining("another owner works on idempotencyKey 'order-7'");
        assertThat(sent.join().getException()).isNull();
        assertThat(ledger.renewals()).isPositive();
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void oneOfManyAtOnceIsSent() {
        List<CompletableFuture<Exchange>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(CompletableFuture.supplyAsync(() -> send("direct:generate", "a hat", KEY)));
        }

        assertThat(all)
                .extracting(CompletableFuture::join)
                .allSatisfy(
                        exchange -> {
                            if (exchange.getException() != null) {
                                assertThat(exchange.getException())
                                        .isExactlyInstanceOf(LedgerException.class);
                            }
                        })
                .anySatisfy(exchange -> assertThat(exchange.getException()).isNull());
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void aKeyThatALedgerDoesNotTakeIsRefused() {
        assertThat(
                        failure(
                                send(
                                        "direct:generate",
                                        "a hat",
                                        Map.of("CamelSeedreamIdempotencyKey", "k".repeat(256)))))
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(
                        "has 256 characters, which a ledger does not take. Accepted: 1 to 255"
                                + " characters");
        assertThat(ledger.size()).isZero();
    }

    @Test
    void severalLedgersNeedAChoice() {
        context.getRegistry().bind("otherBooks", new MemoryLedger(java.time.Clock.systemUTC()));
        add("second", options -> options.setLedger(null));

        assertThatThrownBy(() -> send("second:generate", "a hat"))
                .hasMessageContaining(
                        "option ledger is not set, and there are several beans of that type."
                                + " Accepted: #books, #otherBooks");
        assertThat(send("second:generate?ledger=#otherBooks", "a hat").getException()).isNull();
        assertThat(ledger.size()).isZero();
    }

    private void at(String provider) {
        add(
                provider,
                options -> {
                    options.setProvider(provider);
                    options.setBaseUrl(SIMULATOR.baseUrl(provider));
                    options.setPollInitialDelay(20);
                    options.setPollDelay(20);
                });
    }

    private static GeneratedImage image(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(GeneratedImage.class);
    }

    private static SeedreamException failure(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(SeedreamException.class);
        return (SeedreamException) exchange.getException();
    }
}
