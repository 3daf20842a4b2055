package io.github.camelseedream.ledger;

import io.github.camelseedream.result.Cost;
import java.util.List;

/**
 * A call, as a ledger has it. JSON-plain. Immutable.
 *
 * @param key the idempotency key of the request
 * @param call which call of the request it is: the number of its first image, from 1
 * @param provider the provider's name
 * @param model the model, by the provider's id
 * @param since when it was claimed, ISO-8601
 * @param tasks the ids of its tasks, in the order of their images; empty where it had none
 * @param reason why it stands so, for people, or null
 * @param cost what it is expected to cost, and once it is done what it did; null where nobody knows
 */
public record LedgerCall(
        String key,
        int call,
        CallState state,
        String provider,
        String model,
        String since,
        List<String> tasks,
        String reason,
        Cost cost) {

    public LedgerCall {
        tasks = List.copyOf(tasks);
    }
}
