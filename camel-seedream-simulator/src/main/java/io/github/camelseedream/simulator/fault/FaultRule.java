package io.github.camelseedream.simulator.fault;

/**
 * A fault as read.
 *
 * @param match whom it meets
 * @param beyondPerSecond how many a second it lets pass
 * @param times how often it meets one, -1 = always
 * @param effects what it does
 */
record FaultRule(FaultMatch match, int beyondPerSecond, int times, FaultEffects effects) {}
