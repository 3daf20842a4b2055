package io.github.camelseedream.generate;

import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.generate.call.ProviderCall;
import java.util.List;

/**
 * Turns the calls of a request, once each has come as far as it can, into the result.
 *
 * @param <T> what the route gets
 */
@FunctionalInterface
interface ResultCollector<T> {

    /**
     * A result, or why there is none.
     *
     * @param value null where there is an error
     * @param error null where there is a value
     */
    record Collected<T>(T value, SeedreamException error) {

        static <T> Collected<T> of(T value) {
            return new Collected<>(value, null);
        }

        static <T> Collected<T> failed(SeedreamException error) {
            return new Collected<>(null, error);
        }
    }

    /** Whether tasks are waited for. */
    default boolean waitsForTasks() {
        return false;
    }

    /** Prepares the images for the result, and then continues, perhaps on another thread. */
    default void convert(RequestOutline outline, List<ProviderCall> calls, Runnable then) {
        then.run();
    }

    /** The result of calls that have all come as far as they can. */
    Collected<T> collect(RequestOutline outline, List<ProviderCall> calls);
}
