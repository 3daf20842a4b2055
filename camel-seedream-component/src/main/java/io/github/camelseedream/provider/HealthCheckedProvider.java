package io.github.camelseedream.provider;

import io.github.camelseedream.http.HttpCall;
import java.util.Optional;

/**
 * A provider with a free call that shows whether the key works. Pure, like every adapter. Safe for
 * use by several threads.
 */
public interface HealthCheckedProvider extends ImageProvider {

    /** The free call, e.g. for the balance. */
    HttpCall check();

    /**
     * What a successful answer to {@link #check} says against the key all the same, in words that
     * may be shown; empty where it says nothing.
     */
    default Optional<String> problem(Reply reply) {
        return Optional.empty();
    }
}
