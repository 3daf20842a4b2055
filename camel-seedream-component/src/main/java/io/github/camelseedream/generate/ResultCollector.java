package io.github.camelseedream.generate;

import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.generate.call.ProviderCall;
import io.github.camelseedream.result.GeneratedImage;
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

    /** Whether each image is wanted as soon as it is finished. */
    default boolean wantsImagesEarly() {
        return false;
    }

    /**
     * An image was fetched.
     *
     * @param place its place in the call, from 0
     */
    default void add(RequestOutline outline, ProviderCall call, int place, GeneratedImage image) {}

    /** Continues when all images that were added are prepared, perhaps on another thread. */
    default void whenPrepared(Runnable then) {
        then.run();
    }

    /** The result of calls that have all come as far as they can. */
    Collected<T> collect(RequestOutline outline, List<ProviderCall> calls);
}
