/**
 * What may go wrong on purpose. A {@link io.github.camelseedream.simulator.fault.Fault} is a small
 * JSON script, written in Java by its fluent methods or sent to {@code POST /_sim/faults}; both
 * doors lead to the same grammar, which {@code FaultKeys} holds.
 */
package io.github.camelseedream.simulator.fault;
