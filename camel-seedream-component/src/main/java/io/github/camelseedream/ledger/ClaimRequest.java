package io.github.camelseedream.ledger;

import io.github.camelseedream.result.Cost;

/**
 * A call that is about to be sent. Immutable.
 *
 * @param key the idempotency key of the request
 * @param call which call of the request it is: the number of its first image, from 1
 * @param digest equal for equal calls, in every process; hexadecimal
 * @param provider the provider's name
 * @param model the model, by the provider's id
 * @param expectedCost what it is expected to cost, or null where nobody knows
 * @param mayRepeatUnknown whether a call in doubt is to be claimed again: its user accepts a second
 *     bill, or the provider takes the same key for the same call
 */
public record ClaimRequest(
        String key,
        int call,
        String digest,
        String provider,
        String model,
        Cost expectedCost,
        boolean mayRepeatUnknown) {}
