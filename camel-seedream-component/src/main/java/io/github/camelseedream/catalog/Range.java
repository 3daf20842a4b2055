package io.github.camelseedream.catalog;

/** Whole numbers from {@code min} to {@code max}, both included; empty where min is above max. */
record Range(long min, long max) {

    static final Range POSITIVE = new Range(1, Long.MAX_VALUE);

    boolean contains(long number) {
        return number >= min && number <= max;
    }

    boolean isEmpty() {
        return min > max;
    }

    long clamp(long number) {
        return Math.max(min, Math.min(max, number));
    }

    Range and(Range other) {
        return new Range(Math.max(min, other.min), Math.min(max, other.max));
    }

    /** The part of this range that a multiple of the step can fill, with multiples as its ends. */
    Range multiplesOf(long step) {
        return new Range(ceilDiv(min, step) * step, Math.floorDiv(max, step) * step);
    }

    /** Division that rounds up; {@link Math} has it from Java 18 on. */
    static long ceilDiv(long dividend, long divisor) {
        return -Math.floorDiv(-dividend, divisor);
    }
}
