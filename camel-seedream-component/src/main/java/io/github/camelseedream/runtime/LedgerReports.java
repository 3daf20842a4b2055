package io.github.camelseedream.runtime;

import io.github.camelseedream.ledger.CallState;
import io.github.camelseedream.ledger.Ledger;
import io.github.camelseedream.ledger.LedgerCall;
import io.github.camelseedream.ledger.LedgerReport;
import io.github.camelseedream.ledger.LedgerReport.Spending;
import io.github.camelseedream.ledger.LedgerUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The latest reports of the ledgers that are in use, for those who look at them often: nobody waits
 * for a ledger, which is asked again when somebody looks and its report is older than 10 seconds.
 * Safe for use by several threads.
 *
 * @hidden
 */
public final class LedgerReports {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerReports.class);

    private static final Duration MAX_AGE = Duration.ofSeconds(10);
    private static final int MAX_OPEN = 100;

    /** What is known of a ledger. */
    private static final class Latest {

        private Instant asked = Instant.MIN;
        private boolean isAsking;
        private LedgerReport report;
    }

    private final Executor executor;
    private final InstantSource clock;
    private final Map<Ledger, Latest> ledgers = new IdentityHashMap<>();

    /**
     * @param executor asks the ledgers
     */
    public LedgerReports(Executor executor, InstantSource clock) {
        this.executor = executor;
        this.clock = clock;
    }

    public synchronized void add(Ledger ledger) {
        ledgers.putIfAbsent(ledger, new Latest());
    }

    /** Those that are known; of a ledger that could not be reached there is none. */
    private synchronized List<LedgerReport> latest() {
        ledgers.forEach(this::refresh);
        return ledgers.values().stream()
                .map(known -> known.report)
                .filter(Objects::nonNull)
                .toList();
    }

    private void refresh(Ledger ledger, Latest known) {
        Instant now = clock.instant();
        if (known.isAsking || now.isBefore(later(known.asked))) {
            return;
        }
        known.isAsking = true;
        known.asked = now;
        try {
            executor.execute(() -> learned(known, report(ledger)));
        } catch (RejectedExecutionException e) {
            learned(known, null); // it stops, or has not started
        }
    }

    private static Instant later(Instant asked) {
        return asked.equals(Instant.MIN) ? asked : asked.plus(MAX_AGE);
    }

    private synchronized void learned(Latest known, LedgerReport report) {
        known.report = report;
        known.isAsking = false;
    }

    private static LedgerReport report(Ledger ledger) {
        try {
            return ledger.report(MAX_OPEN, 1);
        } catch (LedgerUnavailableException | RuntimeException e) {
            LOG.debug("A ledger could not be reached", e);
            return null;
        }
    }

    /** How many calls of a state there are; NaN while that is not known. */
    public double number(CallState state) {
        Object number = numbers().get(state.name());
        return number == null ? Double.NaN : ((Long) number).doubleValue();
    }

    /** How many calls there are of each state; empty while that is not known. Plain values. */
    public Map<String, Object> numbers() {
        Map<String, Object> numbers = new LinkedHashMap<>();
        for (LedgerReport report : latest()) {
            report.calls()
                    .forEach(
                            count ->
                                    numbers.merge(
                                            count.state().name(),
                                            count.number(),
                                            (one, other) -> (Long) one + (Long) other));
        }
        return numbers;
    }

    /** The calls that may still have to be paid for, up to 100 of each ledger; plain values. */
    public List<Map<String, Object>> open() {
        List<Map<String, Object>> rows = new ArrayList<>();
        latest().forEach(report -> report.open().forEach(call -> rows.add(row(call))));
        return rows;
    }

    private static Map<String, Object> row(LedgerCall call) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("key", call.key());
        row.put("call", call.call());
        row.put("state", call.state().name());
        row.put("provider", call.provider());
        row.put("model", call.model());
        row.put("since", call.since());
        row.put("cost", Objects.toString(call.cost(), ""));
        return row;
    }

    /** What was spent today; plain values. */
    public List<Map<String, Object>> spent() {
        List<Map<String, Object>> rows = new ArrayList<>();
        latest().forEach(report -> report.spent().forEach(spent -> rows.add(row(spent))));
        return rows;
    }

    private static Map<String, Object> row(Spending spent) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("provider", spent.provider());
        row.put("model", spent.model());
        row.put("cost", Objects.toString(spent.cost(), ""));
        row.put("calls", spent.calls());
        return row;
    }
}
