package io.github.camelseedream.catalog;

import io.github.camelseedream.request.ImageSize.Pixels;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Finds the possible size nearest to a wanted shape and area. It looks at every possible width, and
 * there only at the heights on either side of the wanted shape, so it needs no rounding afterwards:
 * what it finds is possible.
 */
final class PixelSizeSearch {

    /**
     * How much more a change of shape counts than the same change of area. Anything above 1 gives
     * the nearest possible shape first; a large number also prefers, among sizes a few pixels
     * apart, the one that has the shape exactly (2220x1665 over 2217x1663 for 4:3).
     */
    private static final double WEIGHT_OF_SHAPE = 100;

    /** Where no side limit is known. Far above the largest known limit of a provider, 14142. */
    private static final long LONGEST_SIDE = 65_536;

    private final SizeBounds bounds;
    private final Range widths;

    PixelSizeSearch(SizeBounds bounds) {
        this.bounds = bounds;
        this.widths = bounds.sides().and(new Range(1, LONGEST_SIDE)).multiplesOf(bounds.step());
    }

    /** Whether the bounds leave any size at all. */
    boolean findsAny() {
        return LongStream.iterate(
                        widths.min(),
                        width -> width <= widths.max(),
                        width -> width + bounds.step())
                .anyMatch(width -> !heightsAt(width).isEmpty());
    }

    /** The nearest possible size, or empty where the bounds leave none. */
    Optional<Pixels> to(double ratio, double area) {
        Pixels best = null;
        double lowest = Double.POSITIVE_INFINITY;
        for (long width = widths.min(); width <= widths.max(); width += bounds.step()) {
            Range heights = heightsAt(width);
            if (heights.isEmpty()) {
                continue;
            }
            long below = (long) (width / ratio / bounds.step()) * bounds.step();
            for (long wanted = below; wanted <= below + bounds.step(); wanted += bounds.step()) {
                long height = heights.clamp(wanted);
                double cost = cost(width, height, ratio, area);
                if (cost < lowest) {
                    lowest = cost;
                    best = new Pixels((int) width, (int) height);
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private Range heightsAt(long width) {
        return bounds.heightsAt(width).and(widths);
    }

    private static double cost(double width, double height, double ratio, double area) {
        return WEIGHT_OF_SHAPE * Math.abs(Math.log(width / height / ratio))
                + Math.abs(Math.log(width * height / area));
    }
}
