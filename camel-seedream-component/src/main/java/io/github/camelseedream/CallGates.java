package io.github.camelseedream;

import io.github.camelseedream.generate.CallGate;
import java.time.Duration;

/** Makes the bounds on calls under way that options ask for. */
final class CallGates {

    private CallGates() {}

    static CallGate of(SeedreamConfiguration configuration) {
        boolean wait = configuration.getWhenFull().equals("wait");
        return new CallGate(
                configuration.getMaxConcurrentCalls(),
                Duration.ofMillis(wait ? configuration.getQueueTimeout() : 0));
    }

    /**
     * The bound of one endpoint.
     *
     * @throws IllegalArgumentException if it is above the component's, whose threads and
     *     connections it shares
     */
    static CallGate within(SeedreamConfiguration component, SeedreamConfiguration endpoint) {
        if (endpoint.getMaxConcurrentCalls() > component.getMaxConcurrentCalls()) {
            throw new IllegalArgumentException(
                    "seedream: maxConcurrentCalls "
                            + endpoint.getMaxConcurrentCalls()
                            + " of an endpoint is above the component's "
                            + component.getMaxConcurrentCalls()
                            + ". Raise camel.component.seedream.maxConcurrentCalls");
        }
        return of(endpoint);
    }

    /** Whether an endpoint asks for nothing of its own. */
    static boolean isSame(SeedreamConfiguration one, SeedreamConfiguration other) {
        return one.getMaxConcurrentCalls() == other.getMaxConcurrentCalls()
                && one.getQueueTimeout() == other.getQueueTimeout()
                && one.getWhenFull().equals(other.getWhenFull());
    }
}
