package io.github.camelseedream.simulator.fault;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The header {@code Retry-After}.
 *
 * @param text as it is sent, empty for a date
 * @param later how long after the answer that date is
 */
public record RetryAfter(String text, Duration later) {

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    /** Its value in an answer of this moment. */
    public String value(Instant now) {
        return text.isEmpty() ? HTTP_DATE.format(now.plus(later)) : text;
    }
}
