package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.error.PartialResultException;
import io.github.camelseedream.ledger.MemoryLedger;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.Cost;
import io.github.camelseedream.result.Estimate;
import io.github.camelseedream.simulator.fault.Fault;
import io.github.camelseedream.simulator.journal.RecordedRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a claim says that its call will cost, where there is a budget. */
@Timeout(60)
class ExpectedCostTest extends MultiComponentRouteTest {

    private static final Map<String, Object> KEY = Map.of("CamelSeedreamIdempotencyKey", "order-7");

    private final MemoryLedger ledger = new MemoryLedger(Clock.systemUTC());

    @Override
    protected void bindToRegistry(Registry registry) {
        registry.bind("ledger", ledger);
    }

    @BeforeEach
    void setBudget() {
        ledger.budget(true);
    }

    @Test
    void itIsTheProvidersEstimate() {
        Cost estimate =
                send("seedream:estimate", "a coin").getMessage().getBody(Estimate.class).cost();
        simulator().clear();

        send("seedream:generate", "a coin", KEY);

        assertThat(expected()).isEqualTo(estimate).isNotNull();
        assertThat(dryRuns()).hasSize(1);
        assertThat(simulator().requests()).hasSize(2);
    }

    @Test
    void noProviderIsAskedWithoutABudget() {
        ledger.budget(false);

        send("seedream:generate", "a coin", KEY);

        assertThat(expected()).isNull();
        assertThat(simulator().requests()).hasSize(1);
    }

    @Test
    void itIsKeptForCallsThatDifferInPromptAndSeedOnly() {
        send("seedream:generate", "a coin");
        send("seedream:generate?seed=7", "a hat", KEY);

        assertThat(dryRuns()).hasSize(1);
        assertThat(expected()).isNotNull();
        send("seedream:generate?size=4K", "a hat");
        assertThat(dryRuns()).hasSize(2);
    }

    @Test
    void withoutAnEstimateItIsThePriceList() {
        addFal();
        Cost estimate = send("fal:estimate", "a coin").getMessage().getBody(Estimate.class).cost();
        fault(Fault.status(500).onPath("pricing").always());

        send("fal:generate", "a coin", KEY);

        assertThat(expected()).isEqualTo(estimate);
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void anEstimateThatIsNoDryRunIsAskedForAtAnyAddress() {
        addFal();

        send("fal:generate?dryRunAtBaseUrl=false", "a coin", KEY);

        assertThat(expected()).isNotNull();
        assertThat(simulator().requests())
                .anyMatch(request -> request.path().endsWith("pricing/estimate"));
    }

    @Test
    void aHostThatMayKnowNoDryRunIsNotAsked() {
        send("seedream:generate?dryRunAtBaseUrl=false", "a coin", KEY);

        assertThat(expected()).isNull();
        assertThat(dryRuns()).isEmpty();
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void imagesThatCameOfAnEstimateArePaidForAndNothingIsSentAgain() throws Exception {
        fault(Fault.body("{\"data\":[{\"url\":\"https://cdn.example/a.png\"}]}").always());
        routes(
                route ->
                        route.from("direct:budgeted")
                                .errorHandler(
                                        route.defaultErrorHandler()
                                                .maximumRedeliveries(2)
                                                .redeliveryDelay(0))
                                .to("seedream:generate"));

        Exchange answer = send("direct:budgeted", "a coin");

        PartialResultException error = answer.getException(PartialResultException.class);
        assertThat(error.outcome()).isEqualTo(CallOutcome.ACCEPTED);
        assertThat(error.result().getImages()).hasSize(1);
        assertThat(simulator().requests()).hasSize(1);
        assertThat(ledger.size()).isZero();
    }

    private void addFal() {
        add(
                "fal",
                options -> {
                    options.setProvider("fal");
                    options.setBaseUrl(SIMULATOR.baseUrl("fal"));
                    options.setPollInitialDelay(20);
                    options.setPollDelay(20);
                });
    }

    private Cost expected() {
        return ledger.row("order-7", 1).request().expectedCost();
    }

    private static List<RecordedRequest> dryRuns() {
        return simulator().requests().stream()
                .filter(request -> request.query().contains("dryRun=true"))
                .toList();
    }
}
