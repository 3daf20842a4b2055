package io.github.camelseedream.example.shared;

import io.github.camelseedream.example.shared.sheet.Made;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.Cost;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts inputs, images and money. Safe for use by several threads. */
final class Tally {

    private int done;
    private int failed;
    private int inPart;
    private int failedPaid;
    private int failedPerhapsPaid;
    private int later;
    private boolean simulated;
    private int images;
    private final Map<String, BigDecimal> costs = new TreeMap<>();

    synchronized void done(Made made) {
        done++;
        inPart += made.isWhole() ? 0 : 1;
        count(made);
    }

    /**
     * @param made what came nevertheless
     */
    synchronized void failed(Optional<Made> made, Reason reason) {
        failed++;
        failedPaid += reason.outcome() == CallOutcome.ACCEPTED ? 1 : 0;
        failedPerhapsPaid += reason.outcome() == CallOutcome.UNKNOWN ? 1 : 0;
        made.ifPresentOrElse(this::count, () -> count(reason.cost()));
    }

    /** Nobody knows what came of an input. */
    synchronized void unknown() {
        failed++;
        failedPerhapsPaid++;
    }

    /**
     * @param made what came already
     */
    synchronized void later(Optional<Made> made) {
        later++;
        made.ifPresent(this::count);
    }

    private void count(Made made) {
        images += made.images().size();
        simulated |= made.simulated();
        count(made.cost());
    }

    private void count(Cost cost) {
        if (cost != null) {
            costs.merge(cost.unit(), cost.amount(), BigDecimal::add);
        }
    }

    synchronized int finished() {
        return done + failed + later;
    }

    synchronized int failures() {
        return failed + inPart;
    }

    synchronized boolean isWhole() {
        return failures() + later == 0;
    }

    synchronized String summary() {
        String money =
                costs.entrySet().stream()
                        .map(cost -> cost.getValue().toPlainString() + " " + cost.getKey())
                        .collect(Collectors.joining(" + "));
        return "%d done, %d failed%s%s%s; %d %s%s%s"
                .formatted(
                        done,
                        failed,
                        bill(),
                        inPart == 0 ? "" : ", " + inPart + " of the done only in part",
                        later == 0 ? "" : ", " + later + " to go on with at the next start",
                        images,
                        images == 1 ? "image" : "images",
                        money.isEmpty() ? "" : ", " + money,
                        simulated ? " (simulated: nothing was billed)" : "");
    }

    /** What failed and cost something all the same. */
    private String bill() {
        String bill =
                Stream.of(
                                failedPaid == 0 ? "" : failedPaid + " of them paid",
                                failedPerhapsPaid == 0
                                        ? ""
                                        : failedPerhapsPaid + " of them perhaps paid")
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(", "));
        return bill.isEmpty() ? "" : " (" + bill + ")";
    }
}
