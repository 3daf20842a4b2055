package io.github.camelseedream.catalog;

import io.github.camelseedream.request.ImageSize.Ratio;
import java.util.Optional;

/**
 * The shapes from {@code min} to {@code max}, width by height, both included. Whole pixels are
 * compared in whole numbers, so that a size on the edge is never on both sides of it.
 */
record RatioRange(Optional<Ratio> min, Optional<Ratio> max) {

    static final RatioRange ANY = new RatioRange(Optional.empty(), Optional.empty());

    /** A ratio is written with up to four decimals. */
    private static final long SCALE = 10_000;

    private static final double LARGEST_NUMBER = 99_999;

    RatioRange {
        min.ifPresent(RatioRange::requireWritable);
        max.ifPresent(RatioRange::requireWritable);
    }

    /** The heights that have one of these shapes at the given width. */
    Range heightsAt(long width) {
        return new Range(
                max.map(most -> Range.ceilDiv(width * scaled(most.height()), scaled(most.width())))
                        .orElse(1L),
                min.map(least -> width * scaled(least.height()) / scaled(least.width()))
                        .orElse(Long.MAX_VALUE));
    }

    /** The shape itself where it is in the range, else the end it is beyond. */
    Ratio clamp(Ratio ratio) {
        if (min.isPresent() && ratio.value() < min.get().value()) {
            return min.get();
        }
        if (max.isPresent() && ratio.value() > max.get().value()) {
            return max.get();
        }
        return ratio;
    }

    @Override
    public String toString() {
        return min.map(Ratio::toString).orElse("any")
                + " to "
                + max.map(Ratio::toString).orElse("any");
    }

    private static long scaled(double number) {
        return Math.round(number * SCALE);
    }

    private static void requireWritable(Ratio ratio) {
        if (Math.max(ratio.width(), ratio.height()) > LARGEST_NUMBER
                || Math.min(scaled(ratio.width()), scaled(ratio.height())) < 1) {
            throw new IllegalArgumentException("ratio " + ratio + " is out of range");
        }
    }
}
