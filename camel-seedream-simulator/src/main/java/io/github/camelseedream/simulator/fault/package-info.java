/**
 * Scripted faults. A {@link io.github.camelseedream.simulator.fault.Fault} is a small JSON script,
 * written in Java by its fluent methods or sent to {@code POST /_sim/faults}; {@link
 * io.github.camelseedream.simulator.fault.FaultKey} is the list of its keys.
 */
package io.github.camelseedream.simulator.fault;
