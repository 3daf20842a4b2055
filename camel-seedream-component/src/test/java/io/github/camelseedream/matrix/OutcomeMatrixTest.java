package io.github.camelseedream.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.matrix.ExpectedOutcome.Submissions;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.fault.Fault;
import io.github.camelseedream.simulator.journal.RecordedRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the component to {@link OutcomeTable}, every fault of every cell. */
@Tag("slow")
class OutcomeMatrixTest {

    /** Most of the time is spent waiting, so many more than there are processors. */
    private static final int SIDE_BY_SIDE = 64;

    private static MatrixRunner bench;
    private static ExecutorService runners;

    @BeforeAll
    static void start() throws Exception {
        bench = new MatrixRunner(SIDE_BY_SIDE);
        runners = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    }

    @AfterAll
    static void stop() throws Exception {
        runners.shutdownNow();
        bench.close();
    }

    @Test
    void everyProviderPhaseAndTroubleIsEitherTriedOrSaidNotToBe() {
        List<String> all = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            for (FaultKind trouble : FaultKind.values()) {
                for (ImageProvider provider : BuiltInProviders.all()) {
                    String name = provider.spec().name();
                    all.add(new Cell(phase, trouble, name, null, List.of(), "").toString());
                }
            }
        }
        assertThat(OutcomeTable.CELLS)
                .extracting(Cell::toString)
                .containsExactlyInAnyOrderElementsOf(all);
        assertThat(OutcomeTable.CELLS).allMatch(cell -> cell.exists() == cell.whyNot().isEmpty());
    }

    /** Those that wait longest go first. */
    @TestFactory
    Stream<DynamicTest> aRouteIsLeftWithWhatTheTableSays() {
        List<DynamicTest> tests = new ArrayList<>();
        OutcomeTable.CELLS.stream()
                .filter(Cell::exists)
                .sorted(
                        Comparator.comparing((Cell cell) -> cell.phase() != Phase.UPLOAD)
                                .thenComparing(cell -> !cell.waits()))
                .forEach(
                        cell -> {
                            if (cell.faults().isEmpty()) {
                                tests.add(test(cell, null));
                            }
                            cell.faults().forEach(fault -> tests.add(test(cell, fault)));
                        });
        return tests.stream();
    }

    private static DynamicTest test(Cell cell, Fault fault) {
        Future<?> run = runners.submit(() -> check(cell, fault));
        return DynamicTest.dynamicTest(
                cell + (fault == null ? "" : ", " + fault), () -> run.get(5, TimeUnit.MINUTES));
    }

    private static Void check(Cell cell, Fault fault) throws Exception {
        SeedreamSimulator simulator = bench.take();
        try {
            Exchange left = bench.run(cell, fault, simulator);
            assertEnded(left, cell.ending());
            assertSubmitted(simulator, cell.ending().submissions());
        } finally {
            bench.giveBack(simulator);
        }
        return null;
    }

    private static void assertEnded(Exchange left, ExpectedOutcome ending) {
        if (ending.isDelivered()) {
            assertThat(left.getException()).isNull();
            assertThat(left.getMessage().getBody()).isNotNull();
            return;
        }
        assertThat(left.getException()).isExactlyInstanceOf(ending.type());
        SeedreamException error = (SeedreamException) left.getException();
        assertThat(error.outcome()).as(error.getMessage()).isEqualTo(ending.outcome());
        assertThat(error.isRepeatable()).as(error.getMessage()).isEqualTo(ending.repeatable());
    }

    private static void assertSubmitted(SeedreamSimulator simulator, Submissions expected) {
        List<RecordedRequest> submits = simulator.submits();
        if (expected == Submissions.SAME_KEY) {
            assertThat(submits).extracting(s -> s.header("Idempotency-Key")).isNotEmpty();
            assertThat(submits.stream().map(s -> s.header("Idempotency-Key")).distinct())
                    .as("one key")
                    .hasSize(1)
                    .allMatch(Optional::isPresent);
            assertThat(simulator.tasks().tasks()).as("one task").hasSizeLessThanOrEqualTo(1);
        } else {
            assertThat(submits).as("submissions").hasSize(expected.number());
        }
    }
}
