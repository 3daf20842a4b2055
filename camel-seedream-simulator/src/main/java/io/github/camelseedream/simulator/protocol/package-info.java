/**
 * What every simulated provider has to offer, and what several of them share. A new one is one
 * package with a class that implements {@link
 * io.github.camelseedream.simulator.protocol.ProviderProtocol}, and one row in the simulator's
 * list; server, journal, faults and images are shared.
 *
 * <p>Fields are read by {@link io.github.camelseedream.simulator.protocol.Fields}, keys are checked
 * by {@link io.github.camelseedream.simulator.protocol.ApiKeys}, a request that is not taken throws
 * a {@link io.github.camelseedream.simulator.protocol.Refusal}, images are put into answers by
 * {@link io.github.camelseedream.simulator.protocol.ImageJson} and sent one by one by {@link
 * io.github.camelseedream.simulator.protocol.Events}.
 */
package io.github.camelseedream.simulator.protocol;
