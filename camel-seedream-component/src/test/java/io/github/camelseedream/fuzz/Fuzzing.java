package io.github.camelseedream.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** What every reader owes to whatever it is given: an end, and no surprise. */
public final class Fuzzing {

    /** No try takes a thousandth of it. */
    private static final Duration FOREVER = Duration.ofSeconds(60);

    /** Longer than all of our own words and the most that a message repeats. */
    private static final int LONG = 1500;

    private Fuzzing() {}

    /**
     * The result, or nothing where it was refused as documented. Fails when it goes on forever, or
     * ends with another throwable than the named ones.
     */
    @SafeVarargs
    public static <T> Optional<T> read(
            Callable<T> reader, Class<? extends Exception>... documented) {
        CompletableFuture<Optional<T>> end =
                CompletableFuture.supplyAsync(() -> attempt(reader, documented));
        assertThat(end).succeedsWithin(FOREVER);
        return end.join();
    }

    private static <T> Optional<T> attempt(
            Callable<T> reader, Class<? extends Exception>[] documented) {
        try {
            return Optional.ofNullable(reader.call());
        } catch (Exception e) {
            if (Arrays.stream(documented).noneMatch(type -> type.isInstance(e))) {
                throw new AssertionError("nobody expects this", e);
            }
            checkWords(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** What goes into logs: bounded, on one line but for our own lists, without the key. */
    static void checkWords(String text) {
        assertThat(text).doesNotContain(Mutations.KEY);
        checkLine(text);
    }

    /** The same of what was never sent with a key. */
    static void checkLine(String text) {
        assertThat(text.replace("\n  - ", " "))
                .hasSizeLessThan(LONG)
                .matches("[^\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]+");
    }
}
