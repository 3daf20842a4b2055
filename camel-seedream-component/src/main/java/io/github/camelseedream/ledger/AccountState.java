package io.github.camelseedream.ledger;

import java.time.Duration;

/**
 * How an account may be called from now on. Immutable.
 *
 * @param closed for how long it is not called at all; zero where it is open
 * @param firstPermit how long until the first of the permits that were asked for is good; zero
 *     where none were
 */
public record AccountState(Duration closed, Duration firstPermit) {}
