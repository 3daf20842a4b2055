package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.error.DownloadException;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.ledger.LedgerException;
import io.github.camelseedream.ledger.CallState;
import io.github.camelseedream.ledger.ClaimRequest;
import io.github.camelseedream.ledger.LedgerCall;
import io.github.camelseedream.ledger.LedgerReport;
import io.github.camelseedream.ledger.MemoryLedger;
import io.github.camelseedream.ledger.Note;
import io.github.camelseedream.ledger.Resolution;
import io.github.camelseedream.result.Cost;
import io.github.camelseedream.simulator.fault.Fault;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code seedream:ledger} tells, and what it resolves by the word of a person. */
@Timeout(60)
class LedgerOperationTest extends MultiComponentRouteTest {

    private static final Map<String, Object> KEY = Map.of("CamelSeedreamIdempotencyKey", "order-7");

    private static final Map<String, Object> PAID =
            Map.of(
                    "CamelSeedreamResolve", "order-7",
                    "CamelSeedreamResolveAs", "paid",
                    "CamelSeedreamResolvedBy", "ann",
                    "CamelSeedreamResolveReason", "it is on the bill");

    private static final Map<String, Object> NOT_PAID = with("CamelSeedreamResolveAs", "not paid");

    private Instant now = Instant.parse("2026-11-30T12:00:00Z");
    private final MemoryLedger ledger =
            new MemoryLedger(((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind("books", ledger);
    }

    @Test
    void theReportTellsWhatIsInDoubtWhatWasSubmittedAndWhatIsDone() throws Exception {
        send("direct:generate", "a hat", KEY);
        fault(Fault.dropAfterAccept());
        send("direct:generate", "a coat", Map.of("CamelSeedreamIdempotencyKey", "order-8"));
        atApimart();
        now = now.plusSeconds(60);
        send("apimart:submit", "a shoe", Map.of("CamelSeedreamIdempotencyKey", "order-9"));

        LedgerReport report =
                send("seedream:ledger", "not read").getMessage().getBody(LedgerReport.class);

        assertThat(report.calls())
                .extracting(LedgerReport.StateCount::state, LedgerReport.StateCount::number)
                .containsExactly(
                        tuple(CallState.in_doubt, 1L),
                        tuple(CallState.at_work, 0L),
                        tuple(CallState.submitted, 1L),
                        tuple(CallState.done, 1L),
                        tuple(CallState.rejected, 0L),
                        tuple(CallState.not_sent, 0L));
        assertThat(report.open())
                .extracting(LedgerCall::key, LedgerCall::state, LedgerCall::provider)
                .containsExactly(
                        tuple("order-8", CallState.in_doubt, "lumenfall"),
                        tuple("order-9", CallState.submitted, "apimart"));
        assertThat(new ObjectMapper().writeValueAsString(report))
                .contains(
                        "{\"state\":\"in_doubt\",\"number\":1,\"oldest\":\"2026-11-30T12:00:00Z\"}");
    }

    @Test
    void aReportOfALedgerThatCannotBeReachedFails() {
        ledger.down(true);

        SeedreamException error = failure(send("seedream:ledger", null));

        assertThat(error)
                .isExactlyInstanceOf(LedgerException.class)
                .hasMessageContaining("the ledger could not be reached: ")
                .hasMessageContaining("connection refused");
        assertThat(error.isRepeatable()).isTrue();
    }

    @Test
    void aReportNeedsALedger() {
        context.getRegistry().unbind("books");
        add("without", options -> options.setLedger(null));

        assertThatThrownBy(() -> send("without:ledger", null))
                .hasMessageContaining(
                        "option ledger is not set, and seedream:ledger tells what is in one");
    }

    @Test
    void aCallInDoubtThatWasPaidIsNotSentAgain() {
        doubt();

        List<?> resolved =
                send("seedream:ledger", "not read", PAID).getMessage().getBody(List.class);

        assertThat(resolved)
                .singleElement()
                .isInstanceOfSatisfying(
                        LedgerCall.class,
                        call -> {
                            assertThat(call.key()).isEqualTo("order-7");
                            assertThat(call.state()).isEqualTo(CallState.done);
                        });
        assertThat(failure(send("direct:generate", "a hat", KEY)))
                .isExactlyInstanceOf(DownloadException.class)
                .hasMessageContaining("a person resolved the call as paid")
                .hasMessageEndingWith(
                        "The ledger has it as done and paid for since 2026-11-30T12:00:00Z");
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void aCallInDoubtThatWasNotPaidIsSentAgain() {
        doubt();

        send("seedream:ledger", null, NOT_PAID);

        assertThat(ledger.row("order-7", 1).note())
                .isEqualTo(new Note.Rejected("it is on the bill"));
        assertThat(send("direct:generate", "a hat", KEY).getException()).isNull();
        assertThat(simulator().submits()).hasSize(2);
    }

    @Test
    void aSubmittedCallThatWasPaidIsNotPolledAgain() {
        atApimart();
        send("apimart:submit", "a hat", KEY);

        send("seedream:ledger", null, PAID);

        for (String operation : List.of("submit", "generate")) {
            assertThat(failure(send("apimart:" + operation, "a hat", KEY)))
                    .isExactlyInstanceOf(DownloadException.class)
                    .hasMessageContaining("a person resolved the call as paid");
        }
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void theCostIsTakenFromTheHeader() {
        doubt();

        send("seedream:ledger", null, with("CamelSeedreamResolveCost", "0.05 USD"));

        assertThat(ledger.row("order-7", 1).note())
                .isInstanceOfSatisfying(
                        Note.Done.class,
                        done -> assertThat(done.result().cost()).hasToString("0.05 USD"));
    }

    @Test
    void theKeyMayBeAnOption() {
        doubt();

        assertThat(send("seedream:ledger?resolve=order-7", null, without("CamelSeedreamResolve")))
                .extracting(Exchange::getException)
                .isNull();
        assertThat(ledger.row("order-7", 1).note()).isInstanceOf(Note.Done.class);
    }

    @ParameterizedTest
    @CsvSource({
        "paid, done",
        "PAID, done",
        "not paid, rejected",
        "not_paid, rejected",
        "NOT_PAID, rejected",
        "notPaid, rejected",
        "not-paid, rejected"
    })
    void theVerdictIsReadAsCamelReadsAnEnum(String text, CallState expected) {
        doubt();

        List<?> resolved =
                send("seedream:ledger", null, with("CamelSeedreamResolveAs", text))
                        .getMessage()
                        .getBody(List.class);

        assertThat(((LedgerCall) resolved.get(0)).state()).isEqualTo(expected);
    }

    @Test
    void allOpenCallsOfTheKeyAreResolvedOrOneByItsNumber() throws Exception {
        for (int call = 1; call <= 4; call++) {
            claim(call);
        }
        now = now.plusSeconds(60);
        ledger.resolve(new Resolution("order-7", 2, Resolution.Verdict.paid, null, "bob", "seen"));

        assertThat(numbers(send("seedream:ledger", null, with("CamelSeedreamResolveCall", 3))))
                .containsExactly(3);
        assertThat(numbers(send("seedream:ledger", null, NOT_PAID))).containsExactly(1, 4);
        assertThat(ledger.row("order-7", 2).note()).isInstanceOf(Note.Done.class);
    }

    @Test
    void aCallWhoseOwnerIsAtWorkIsNotResolvedNorAreTheOthers() throws Exception {
        claim(1);
        now = now.plusSeconds(60);
        claim(2);

        SeedreamException error = failure(send("seedream:ledger", null, PAID));

        assertThat(error)
                .isExactlyInstanceOf(LedgerException.class)
                .hasMessage(
                        "Nothing was sent: nothing of idempotencyKey 'order-7' was resolved, since"
                                + " an owner is at work: call 1 of 2026-11-30T12:00:00Z is in doubt,"
                                + " call 2 of 2026-11-30T12:01:00Z is at work. Resolve it when that"
                                + " has ended, or its lease");
        assertThat(error.isRepeatable()).isTrue();
        assertThat(ledger.row("order-7", 1).note()).isNull();
        assertThat(numbers(send("seedream:ledger", null, with("CamelSeedreamResolveCall", 1))))
                .containsExactly(1);
    }

    @Test
    void aKeyThatIsNotThereIsTold() {
        assertThat(failure(send("seedream:ledger", null, PAID)))
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageEndingWith(
                        "- resolve 'order-7' is no idempotencyKey of a call in the ledger");
    }

    @Test
    void aCallThatHasEndedIsToldWithItsEnd() {
        doubt();
        send("seedream:ledger", null, NOT_PAID);

        assertThat(failure(send("seedream:ledger", null, PAID)))
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageEndingWith(
                        "- resolve 'order-7' has no call that is open: call 1 of"
                                + " 2026-11-30T12:00:00Z is rejected (it is on the bill)");
        assertThat(ledger.row("order-7", 1).note()).isInstanceOf(Note.Rejected.class);
    }

    @Test
    void allThatIsMissingIsToldAtOnce() {
        doubt();

        assertThat(failure(send("seedream:ledger", null, Map.of("CamelSeedreamResolvedby", " "))))
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(
                        "- header CamelSeedreamResolve is missing. Accepted: the idempotencyKey of a"
                                + " request, here or as the option resolve")
                .hasMessageContaining(
                        "- header CamelSeedreamResolveAs is missing. Accepted: paid, not_paid")
                .hasMessageContaining("- header CamelSeedreamResolvedBy is missing")
                .hasMessageContaining("- header CamelSeedreamResolveReason is missing");
        assertThat(ledger.row("order-7", 1).note()).isInstanceOf(Note.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CamelSeedreamResolveAs | perhaps | 'perhaps' is not understood. Accepted: paid",
                "CamelSeedreamResolveCall | 0 | '0' is not understood. Accepted: the number of",
                "CamelSeedreamResolveCall | first | 'first' is not understood",
                "CamelSeedreamResolveCost | 0.04 | '0.04' is not understood. Accepted: an amount",
                "CamelSeedreamResolveCost | -1 USD | '-1 USD' is not understood",
                "CamelSeedreamResolveCosts | 1 USD | is not known. Accepted: CamelSeedreamResolve,"
            })
    void aHeaderThatIsNotUnderstoodIsNamed(String header, String value, String problem) {
        doubt();

        assertThat(failure(send("seedream:ledger", null, with(header, value))))
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("- header " + header + " " + problem);
        assertThat(ledger.row("order-7", 1).note()).isInstanceOf(Note.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CamelSeedreamResolvedBy", "CamelSeedreamResolveReason"})
    void aTextThatIsTooLongIsNotCut(String header) {
        doubt();

        assertThat(failure(send("seedream:ledger", null, with(header, "x".repeat(1001)))))
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("- header " + header);
    }

    @Test
    void whatIsNotPaidHasNoCost() {
        doubt();
        Map<String, Object> headers = new HashMap<>(NOT_PAID);
        headers.put("CamelSeedreamResolveCost", new Cost(BigDecimal.ONE, "USD"));

        assertThat(failure(send("seedream:ledger", null, headers)))
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(
                        "header CamelSeedreamResolveCost '1 USD' is for calls that are paid");
    }

    @Test
    void theHeadersDoNotDisturbTheOtherOperations() {
        doubt();
        send("seedream:ledger", null, NOT_PAID);
        Map<String, Object> headers = new HashMap<>(NOT_PAID);
        headers.putAll(KEY);

        assertThat(send("direct:generate", "a hat", headers).getException()).isNull();
    }

    private void doubt() {
        fault(Fault.dropAfterAccept());
        send("direct:generate", "a hat", KEY);
    }

    private void atApimart() {
        add(
                "apimart",
                options -> {
                    options.setProvider("apimart");
                    options.setBaseUrl(SIMULATOR.baseUrl("apimart"));
                });
    }

    private void claim(int call) throws Exception {
        ledger.claim(new ClaimRequest("order-7", call, "digest", "fal", "m", null, false));
    }

    private static List<Integer> numbers(Exchange resolved) {
        assertThat(resolved.getException()).isNull();
        return ((List<?>) resolved.getMessage().getBody())
                .stream().map(call -> ((LedgerCall) call).call()).toList();
    }

    private static Map<String, Object> with(String header, Object value) {
        Map<String, Object> headers = new HashMap<>(PAID);
        headers.put(header, value);
        return headers;
    }

    private static Map<String, Object> without(String header) {
        Map<String, Object> headers = new HashMap<>(PAID);
        headers.remove(header);
        return headers;
    }

    private static SeedreamException failure(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(SeedreamException.class);
        return (SeedreamException) exchange.getException();
    }
}
