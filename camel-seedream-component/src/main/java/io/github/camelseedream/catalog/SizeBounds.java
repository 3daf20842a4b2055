package io.github.camelseedream.catalog;

import io.github.camelseedream.request.ImageSize.Pixels;
import io.github.camelseedream.request.ImageSize.Ratio;
import java.util.ArrayList;
import java.util.List;

/**
 * Which pixel sizes are possible: the area, each side, the shape, and the number that both sides
 * are multiples of.
 */
record SizeBounds(Range pixels, Range sides, RatioRange ratios, int step) {

    static final SizeBounds NONE =
            new SizeBounds(Range.POSITIVE, new Range(1, Integer.MAX_VALUE), RatioRange.ANY, 1);

    boolean contains(Pixels size) {
        return violations(size).isEmpty();
    }

    /** The heights that are possible at a width; its ends are possible, or it is empty. */
    Range heightsAt(long width) {
        Range byArea = new Range(Range.ceilDiv(pixels.min(), width), pixels.max() / width);
        return sides.and(byArea).and(ratios.heightsAt(width)).multiplesOf(step);
    }

    /** What is wrong with a size, one phrase for each bound it breaks. */
    List<String> violations(Pixels size) {
        List<String> broken = new ArrayList<>();
        require(broken, pixels, size.area(), "its area in pixels");
        require(broken, sides, Math.min(size.width(), size.height()), "its shorter side");
        if (size.width() != size.height()) {
            require(broken, sides, Math.max(size.width(), size.height()), "its longer side");
        }
        if (!ratios.heightsAt(size.width()).contains(size.height())) {
            broken.add("its ratio is outside " + ratios);
        }
        if (size.width() % step != 0 || size.height() % step != 0) {
            broken.add("its sides are not multiples of " + step);
        }
        return broken;
    }

    /** What is limited, one phrase each. */
    List<String> phrases() {
        List<String> phrases = new ArrayList<>();
        if (!pixels.equals(NONE.pixels())) {
            phrases.add("area " + pixels.min() + " to " + pixels.max());
        }
        if (!sides.equals(NONE.sides())) {
            phrases.add("sides " + sides.min() + " to " + sides.max());
        }
        if (!ratios.equals(RatioRange.ANY)) {
            phrases.add("ratio " + ratios);
        }
        if (step > 1) {
            phrases.add("sides in steps of " + step);
        }
        return phrases;
    }

    Ratio clamp(Ratio ratio) {
        return ratios.clamp(ratio);
    }

    private static void require(List<String> broken, Range range, long number, String what) {
        if (number < range.min()) {
            broken.add(what + ", " + number + ", is below " + range.min());
        } else if (number > range.max()) {
            broken.add(what + ", " + number + ", is above " + range.max());
        }
    }
}
