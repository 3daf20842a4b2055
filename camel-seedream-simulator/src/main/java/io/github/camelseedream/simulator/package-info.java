/**
 * The image providers' wire protocols on loopback, with real images and scripted faults, so that
 * routes can be tried and tested without a key, a network or a bill. Start at {@link
 * io.github.camelseedream.simulator.SeedreamSimulator}; in JUnit use {@link
 * io.github.camelseedream.simulator.SeedreamSimulatorExtension}; from a shell {@link
 * io.github.camelseedream.simulator.SimulatorMain}.
 */
package io.github.camelseedream.simulator;
