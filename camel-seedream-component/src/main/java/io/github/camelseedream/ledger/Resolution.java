package io.github.camelseedream.ledger;

import io.github.camelseedream.result.Cost;
import java.util.List;

/**
 * What a person found out about calls that are open in a ledger. Immutable.
 *
 * @param key the idempotency key of the request
 * @param call which call of the request it is, by the number of its first image; null for all that
 *     are open
 * @param verdict what the bill says
 * @param cost what each of the calls cost; null for what it was expected to cost
 * @param by who says so
 * @param reason how that is known
 */
public record Resolution(
        String key, Integer call, Verdict verdict, Cost cost, String by, String reason) {

    /** What a bill says of a call. */
    @SuppressWarnings("checkstyle:ConstantName")
    public enum Verdict {
        /** It was paid for: no call is made for it again. */
        paid,
        /** It was not: it may be sent again. */
        not_paid
    }

    /**
     * What became of a resolution.
     *
     * @param resolved the calls that it ended, as they stand now; none where one is at work
     * @param others the other calls that it was about: those that had ended, and where one is at
     *     work all of them
     */
    public record Outcome(List<LedgerCall> resolved, List<LedgerCall> others) {

        public Outcome {
            resolved = List.copyOf(resolved);
            others = List.copyOf(others);
        }
    }
}
