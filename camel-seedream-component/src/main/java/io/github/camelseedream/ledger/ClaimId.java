package io.github.camelseedream.ledger;

/**
 * Which claim a note is about. Immutable.
 *
 * @param key the idempotency key of the request
 * @param call which call of the request it is: the number of its first image, from 1
 * @param attempt how often the call was claimed; a note of an earlier attempt no longer counts
 */
public record ClaimId(String key, int call, int attempt) {}
