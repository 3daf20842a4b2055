package io.github.camelseedream.simulator.fault;

/** A fault as read: whom it meets, how often (-1 = always), and what it does. */
record FaultRule(FaultMatch match, int times, FaultEffects effects) {}
