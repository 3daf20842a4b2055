/**
 * What every simulated provider has to offer. A new one is one package with a class that implements
 * {@link io.github.camelseedream.simulator.protocol.ProviderProtocol}, and one row in the
 * simulator's list; server, journal, faults and images are shared.
 */
package io.github.camelseedream.simulator.protocol;
