package io.github.camelseedream.simulator;

import org.junit.jupiter.api.extension.RegisterExtension;

/** A simulator that all tests of a class share, and that forgets between them. */
abstract class SimulatorTest {

    @RegisterExtension
    static final SeedreamSimulatorExtension SIMULATOR = new SeedreamSimulatorExtension();

    final SeedreamSimulator simulator = SIMULATOR.simulator();
}
