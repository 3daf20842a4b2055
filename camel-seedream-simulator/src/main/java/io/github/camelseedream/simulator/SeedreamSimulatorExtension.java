package io.github.camelseedream.simulator;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A simulator for the tests of a class: started once, and cleared of requests and faults before
 * each test.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final SeedreamSimulatorExtension SIMULATOR = new SeedreamSimulatorExtension();
 * }</pre>
 *
 * <p>In an instance field it is started for each test anew.
 */
public final class SeedreamSimulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private final SimulatorOptions options;
    private SeedreamSimulator simulator;

    /** How many enclosing classes use it; nested test classes come through here as well. */
    private int classes;

    public SeedreamSimulatorExtension() {
        this(SimulatorOptions.defaults());
    }

    public SeedreamSimulatorExtension(SimulatorOptions options) {
        this.options = options;
    }

    /** The running simulator. */
    public SeedreamSimulator simulator() {
        if (simulator == null) {
            throw new IllegalStateException("The simulator runs only while tests run");
        }
        return simulator;
    }

    /** Short for {@code simulator().baseUrl(provider)}. */
    public String baseUrl(String provider) {
        return simulator().baseUrl(provider);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        classes++;
        startOnce();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        startOnce();
        simulator.clear();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (classes == 0) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        classes--;
        if (classes == 0) {
            stop();
        }
    }

    private void startOnce() {
        if (simulator == null) {
            simulator = SeedreamSimulator.start(options);
        }
    }

    private void stop() {
        simulator.close();
        simulator = null;
    }
}
