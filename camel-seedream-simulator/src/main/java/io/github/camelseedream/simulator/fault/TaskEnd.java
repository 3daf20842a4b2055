package io.github.camelseedream.simulator.fault;

import java.util.Arrays;
import java.util.Locale;

/** How a task of an asynchronous provider ends. */
public enum TaskEnd {
    COMPLETED,
    FAILED,
    CANCELLED,

    /** The provider gave up on it, or its images are gone, whichever the provider knows. */
    EXPIRED,

    /** It goes on for ever, one percent short of its end. */
    NEVER;

    /** The one meant by this word; completed for none. */
    static TaskEnd of(String word) {
        return Arrays.stream(values())
                .filter(end -> end.word().equals(word))
                .findFirst()
                .orElse(COMPLETED);
    }

    static String[] words() {
        return Arrays.stream(values()).map(TaskEnd::word).toArray(String[]::new);
    }

    /** The word for it in a fault script, for example {@code failed}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
