package io.github.camelseedream.ledger;

import io.github.camelseedream.result.Cost;
import java.util.List;

/**
 * What a ledger has, at a moment. JSON-plain. Immutable.
 *
 * @param at when, by the ledger's clock, ISO-8601
 * @param calls how many calls there are of each state
 * @param open the calls that may still have to be paid for, oldest first, up to as many as were
 *     asked for
 * @param spent what the calls that are done cost, newest day first
 */
public record LedgerReport(
        String at, List<StateCount> calls, List<LedgerCall> open, List<Spending> spent) {

    public LedgerReport {
        calls = List.copyOf(calls);
        open = List.copyOf(open);
        spent = List.copyOf(spent);
    }

    /**
     * How many calls there are of a state.
     *
     * @param oldest since when the first of them stands so, ISO-8601; null where there is none
     */
    public record StateCount(CallState state, long number, String oldest) {}

    /**
     * What was spent in a day.
     *
     * @param day in UTC, such as {@code 2026-11-30}
     * @param model the model, by the provider's id
     * @param cost what the answers say; of a call whose answer says nothing, what it was expected
     *     to cost. Null where nobody knows
     * @param calls how many calls it was
     */
    public record Spending(String day, String provider, String model, Cost cost, long calls) {}
}
