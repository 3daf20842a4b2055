package io.github.camelseedream;

import io.github.camelseedream.generate.ConcurrencyLimiter;
import java.time.Duration;

/** Makes the bounds on calls under way that options ask for. */
final class ConcurrencyLimiters {

    private ConcurrencyLimiters() {}

    static ConcurrencyLimiter of(SeedreamConfiguration configuration) {
        boolean wait = configuration.getWhenFull().equals("wait");
        return new ConcurrencyLimiter(
                configuration.getMaxConcurrentCalls(),
                Duration.ofMillis(wait ? configuration.getQueueTimeout() : 0));
    }

    /**
     * The bound of one endpoint.
     *
     * @throws IllegalArgumentException if it is above the component's, whose threads and
     *     connections it shares
     */
    static ConcurrencyLimiter within(
            SeedreamConfiguration component, SeedreamConfiguration endpoint) {
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
