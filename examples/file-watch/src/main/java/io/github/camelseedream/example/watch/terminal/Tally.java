package io.github.camelseedream.example.watch.terminal;

import io.github.camelseedream.example.watch.outbox.Made;
import io.github.camelseedream.result.Cost;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts inputs, pictures and money. Safe for use by several threads. */
final class Tally {

    private int done;
    private int failed;
    private int inPart;
    private int later;
    private int pictures;
    private final Map<String, BigDecimal> costs = new TreeMap<>();

    synchronized void done(Made made) {
        done++;
        inPart += made.isWhole() ? 0 : 1;
        count(made);
    }

    /**
     * @param made what came nevertheless, or null
     */
    synchronized void failed(Made made) {
        failed++;
        if (made != null) {
            count(made);
        }
    }

    /**
     * @param made what came already, or null
     */
    synchronized void later(Made made) {
        later++;
        if (made != null) {
            count(made);
        }
    }

    private void count(Made made) {
        pictures += made.pictures().size();
        Cost cost = made.cost();
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

    synchronized int later() {
        return later;
    }

    synchronized String summary() {
        String money =
                costs.entrySet().stream()
                        .map(cost -> cost.getValue().toPlainString() + " " + cost.getKey())
                        .collect(Collectors.joining(" + "));
        return done
                + " done, "
                + failed
                + " failed"
                + (inPart == 0 ? "" : ", " + inPart + " of the done only in part")
                + (later == 0 ? "" : ", " + later + " to go on with at the next start")
                + "; "
                + pictures
                + (pictures == 1 ? " picture" : " pictures")
                + (money.isEmpty() ? "" : ", " + money);
    }
}
