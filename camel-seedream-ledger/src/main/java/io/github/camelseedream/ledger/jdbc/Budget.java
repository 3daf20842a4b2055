package io.github.camelseedream.ledger.jdbc;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much may be spent in a day or a month, by UTC. Immutable and safe for use by several threads.
 *
 * @param amount the limit, above 0
 * @param currency an ISO 4217 code; calls in another unit have no known cost
 * @param period what it is for
 */
public record Budget(BigDecimal amount, String currency, Period period) {

    private static final Pattern TEXT =
            Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?) ([A-Z]{3}) per (day|month)");

    public Budget {
        Currency.getInstance(currency);
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("a budget must be above 0, and not " + amount);
        }
    }

    /** The time that a budget is for. */
    public enum Period {
        DAY,
        MONTH;

        /** In SQL, the period of a time, such as {@code 2026-11-30} or {@code 2026-11}. */
        String sql(String time, boolean postgres) {
            return postgres
                    ? "to_char("
                            + time
                            + " AT TIME ZONE 'UTC', '"
                            + (this == DAY ? "YYYY-MM-DD" : "YYYY-MM")
                            + "')"
                    : "FORMATDATETIME("
                            + time
                            + ", '"
                            + (this == DAY ? "yyyy-MM-dd" : "yyyy-MM")
                            + "', 'en', 'UTC')";
        }

        /** When a period ends. */
        Instant end(String period) {
            LocalDate next =
                    this == DAY
                            ? LocalDate.parse(period).plusDays(1)
                            : YearMonth.parse(period).plusMonths(1).atDay(1);
            return next.atStartOfDay(ZoneOffset.UTC).toInstant();
        }
    }

    /**
     * Reads a budget such as {@code 20.00 USD per day} or {@code 500 EUR per month}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Budget parse(String text) {
        Matcher matcher = TEXT.matcher(text.trim());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "budget '"
                            + text
                            + "' is not understood. Accepted: an amount, a currency and a period,"
                            + " such as 20.00 USD per day, or 500 EUR per month");
        }
        return new Budget(
                new BigDecimal(matcher.group(1)),
                matcher.group(2),
                Period.valueOf(matcher.group(3).toUpperCase(Locale.ROOT)));
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return amount.toPlainString()
                + ' '
                + currency
                + " per "
                + period.name().toLowerCase(Locale.ROOT);
    }
}
