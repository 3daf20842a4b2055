package io.github.camelseedream.catalog;

import io.github.camelseedream.request.ImageSize.Ratio;
import io.github.camelseedream.request.ImageSize.Tier;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How far two shapes or scales are apart, as the larger by the smaller: 1 where they are the same.
 * It orders as the distance of the logarithms does, without their rounding, so that 4:3 and 3:4 are
 * equally far from 1:1.
 */
final class Distance {

    private Distance() {}

    static double between(Ratio one, Ratio other) {
        return quotient(one.width() * other.height(), one.height() * other.width());
    }

    static double between(Tier one, Tier other) {
        return quotient(one.side(), other.side());
    }

    /** The nearest of some; of two that are equally near, the first. */
    static <T> T nearest(List<T> some, ToDoubleFunction<T> distance) {
        return some.stream().min(Comparator.comparingDouble(distance)).orElseThrow();
    }

    private static double quotient(double one, double other) {
        return Math.max(one, other) / Math.min(one, other);
    }
}
