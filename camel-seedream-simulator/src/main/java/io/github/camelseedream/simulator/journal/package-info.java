/**
 * What the simulator got: {@link io.github.camelseedream.simulator.journal.RecordedRequest}, with
 * keys masked and large content reduced to its digest. Read through {@code
 * SeedreamSimulator.requests()} or {@code GET /_sim/requests}.
 */
package io.github.camelseedream.simulator.journal;
