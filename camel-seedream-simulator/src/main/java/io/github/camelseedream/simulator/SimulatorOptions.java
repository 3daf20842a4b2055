package io.github.camelseedream.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a simulator is set up. Immutable; start from {@link #defaults()}.
 *
 * @param host the address to listen on
 * @param port 0 for any free one
 * @param delay how long an image takes to generate; a task a quarter of a second if zero
 * @param urlLifetime how long an image can be downloaded where the provider does not say
 * @param keptRequests how many requests are remembered
 * @param rootPorts more ports, each with one provider at its root: by the name of the provider, 0
 *     for any free one
 */
public record SimulatorOptions(
        String host,
        int port,
        Duration delay,
        Duration urlLifetime,
        int keptRequests,
        Map<String, Integer> rootPorts) {

    public SimulatorOptions {
        rootPorts = Map.copyOf(rootPorts);
    }

    /** Loopback, a free port, no delay, addresses good for an hour, 10,000 requests. */
    public static SimulatorOptions defaults() {
        return new SimulatorOptions(
                "127.0.0.1", 0, Duration.ZERO, Duration.ofHours(1), 10_000, Map.of());
    }

    public SimulatorOptions withHost(String host) {
        return new SimulatorOptions(host, port, delay, urlLifetime, keptRequests, rootPorts);
    }

    public SimulatorOptions withPort(int port) {
        return new SimulatorOptions(host, port, delay, urlLifetime, keptRequests, rootPorts);
    }

    public SimulatorOptions withDelay(Duration delay) {
        return new SimulatorOptions(host, port, delay, urlLifetime, keptRequests, rootPorts);
    }

    public SimulatorOptions withUrlLifetime(Duration urlLifetime) {
        return new SimulatorOptions(host, port, delay, urlLifetime, keptRequests, rootPorts);
    }

    /** One more port with this provider at its root, for a client that drops the path of a URL. */
    public SimulatorOptions withRootPort(String provider, int rootPort) {
        Map<String, Integer> more = new TreeMap<>(rootPorts);
        more.put(provider, rootPort);
        return new SimulatorOptions(host, port, delay, urlLifetime, keptRequests, more);
    }

    public SimulatorOptions withKeptRequests(int keptRequests) {
        return new SimulatorOptions(host, port, delay, urlLifetime, keptRequests, rootPorts);
    }
}
