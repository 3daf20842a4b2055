package io.github.camelseedream.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * When a call that costs nothing is made again: after which failures, how often and how soon.
 * Stateless.
 *
 * @hidden
 */
public final class Retry {

    /** The pause before each further try. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(200), Duration.ofMillis(800), Duration.ofMillis(3200));

    private Retry() {}

    /** Whether a status says nothing but that the server could not answer just now. */
    public static boolean mayPass(int status) {
        return status == 408 || status == 425 || status == 429 || status >= 500;
    }

    /**
     * How long to wait before the next try; empty where there is none.
     *
     * @param failed how many tries have failed, at least 1
     * @param retryAfter what the server asked for, zero where it named no time
     * @param remaining the time that is left; a pause that takes all of it is of no use
     */
    public static Optional<Duration> pause(int failed, Duration retryAfter, Duration remaining) {
        if (failed > PAUSES.size()) {
            return Optional.empty();
        }
        Duration own = PAUSES.get(failed - 1);
        Duration pause = own.compareTo(retryAfter) > 0 ? own : retryAfter;
        return Optional.of(pause).filter(time -> time.compareTo(remaining) < 0);
    }

    /**
     * How long a reply asks to wait: its Retry-After in seconds, or as a date, which is seen from
     * the server's own clock. Zero where it names no time, or one that is over.
     *
     * @param headers the first header of a name; a Date is among them, {@link HttpReply#header}
     */
    public static Duration after(Function<String, Optional<String>> headers) {
        String value = headers.apply("Retry-After").orElse("").strip();
        try {
            if (value.matches("\\d{1,9}(\\.\\d{1,9})?")) {
                return Duration.ofMillis((long) Math.ceil(Double.parseDouble(value) * 1000));
            }
            Duration wait = Duration.between(time(headers.apply("Date").orElse("")), time(value));
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException noTime) {
            return Duration.ZERO;
        }
    }

    private static Instant time(String date) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.strip(), Instant::from);
    }
}
