package io.github.camelseedream.simulator.fault;

import java.util.Locale;

/** How a task of an asynchronous provider ends. */
public enum TaskEnd {
    COMPLETED,
    FAILED,
    CANCELLED,

    /** The provider gave up on it, or its pictures are gone, whichever the provider knows. */
    EXPIRED,

    /** It goes on for ever, one percent short of its end. */
    NEVER;

    /** The word for it in a fault script, for example {@code failed}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
