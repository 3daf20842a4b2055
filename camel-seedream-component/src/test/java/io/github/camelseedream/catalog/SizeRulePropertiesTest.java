package io.github.camelseedream.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.camelseedream.request.ImageSize.Pixels;
import io.github.camelseedream.request.ImageSize.Ratio;
import io.github.camelseedream.request.ImageSize.Tier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * What holds of every rule and size; checked against a search of all sizes that knows no shortcut.
 */
class SizeRulePropertiesTest {

    private static final int LONGEST = 60;

    /** Bounds as numbers, small enough for all sizes within them to be tried. */
    record Limits(long minArea, long maxArea, int minSide, int maxSide, int widest, int step) {

        boolean hold(Pixels size) {
            long width = size.width();
            long height = size.height();
            return width * height >= minArea
                    && width * height <= maxArea
                    && Math.min(width, height) >= minSide
                    && Math.max(width, height) <= maxSide
                    && width <= widest * height
                    && height <= widest * width
                    && width % step == 0
                    && height % step == 0;
        }

        Stream<Pixels> sizes() {
            return IntStream.rangeClosed(1, maxSide)
                    .boxed()
                    .flatMap(
                            width ->
                                    IntStream.rangeClosed(1, maxSide)
                                            .mapToObj(height -> new Pixels(width, height)))
                    .filter(this::hold);
        }

        SizeRule rule() {
            return SizeRule.builder()
                    .pixels(minArea, maxArea)
                    .sides(minSide, maxSide)
                    .ratiosBetween("1:" + widest, widest + ":1")
                    .step(step)
                    .build();
        }
    }

    @Property(tries = 450)
    void isNeverOutsideTheBoundsAndStrictRefusesExactlyWhatNearestChanges(
            @ForAll("limits") Limits limits, @ForAll("sizes") Pixels wanted) {
        Adjusted<Pixels> fit = limits.rule().fit(wanted);
        assertThat(fit.used()).matches(limits::hold);
        assertThat(fit.isChanged()).isEqualTo(!limits.hold(wanted));
        assertThat(fit.used().equals(wanted)).isEqualTo(limits.hold(wanted));
        assertThat(SizePolicy.strict.allows(fit)).isEqualTo(limits.hold(wanted));
        assertThat(SizePolicy.nearest.allows(fit)).isTrue();
    }

    @Property(tries = 450)
    void isTheNearestOfAllSizes(@ForAll("limits") Limits limits, @ForAll("sizes") Pixels wanted) {
        Assume.that(!limits.hold(wanted));
        double nearest =
                limits.sizes().mapToDouble(size -> distance(size, wanted)).min().orElseThrow();
        assertThat(distance(limits.rule().fit(wanted).used(), wanted))
                .isCloseTo(nearest, within(1e-9));
    }

    @Property(tries = 450)
    void keepsTheShapeAsNearAsTheBoundsAllow(
            @ForAll @IntRange(min = 1, max = 14142) int width,
            @ForAll @IntRange(min = 1, max = 14142) int height) {
        SizeRule rule = SizeRule.builder().pixels(3_686_400, 16_777_216).sides(1, 4096).build();
        Pixels used = rule.fit(new Pixels(width, height)).used();
        assertThat(used.area()).isBetween(3_686_400L, 16_777_216L);
        assertThat(Math.max(used.width(), used.height())).isLessThanOrEqualTo(4096);
        // the longest shape within these bounds is 4096x900
        double possible = Math.max(900 / 4096d, Math.min(4096 / 900d, (double) width / height));
        assertThat(used.ratio() / possible).isCloseTo(1, within(0.002));
    }

    @Property(tries = 450)
    void movesTheAreaNoFurtherThanNeeded(
            @ForAll @IntRange(min = 1, max = 14142) int width,
            @ForAll @IntRange(min = 1, max = 14142) int height) {
        Assume.that(Math.max(width, height) <= 4 * Math.min(width, height));
        SizeRule rule = SizeRule.builder().pixels(3_686_400, 16_777_216).build();
        long used = rule.fit(new Pixels(width, height)).used().area();
        long needed = Math.max(3_686_400L, Math.min(16_777_216L, (long) width * height));
        assertThat((double) used / needed).isCloseTo(1, within(0.03));
    }

    @Property(tries = 450)
    void aSecondFitChangesNothing(@ForAll("limits") Limits limits, @ForAll("sizes") Pixels wanted) {
        Pixels used = limits.rule().fit(wanted).used();
        assertThat(limits.rule().fit(used)).isEqualTo(Adjusted.unchanged(used, used));
    }

    @Property(tries = 450)
    void everyShapeAtEveryTierIsWithinTheBounds(
            @ForAll("limits") Limits limits,
            @ForAll @IntRange(min = 1, max = 99_999) int width,
            @ForAll @IntRange(min = 1, max = 99_999) int height,
            @ForAll @IntRange(min = 1, max = 200) int side) {
        Adjusted<Pixels> fit =
                limits.rule().pixels(new Ratio(width, height), new Tier("any", side));
        assertThat(fit.used()).matches(limits::hold);
    }

    @Property(tries = 450)
    void noListedRatioIsNearer(
            @ForAll @IntRange(min = 1, max = 99_999) int width,
            @ForAll @IntRange(min = 1, max = 99_999) int height) {
        SizeRule rule = SizeRule.builder().ratios("1:8", "3:4", "1:1", "4:3", "16:9").build();
        Ratio used = rule.nearestRatio(new Ratio(width, height)).used();
        double distance = Math.abs(Math.log(used.value()) - Math.log((double) width / height));
        assertThat(rule.ratios())
                .contains(used)
                .allMatch(
                        ratio ->
                                Math.abs(
                                                Math.log(ratio.value())
                                                        - Math.log((double) width / height))
                                        >= distance - 1e-12);
    }

    /** Shape first: a change of shape counts a hundred times the same change of area. */
    private static double distance(Pixels size, Pixels wanted) {
        double widths = Math.log(size.width()) - Math.log(wanted.width());
        double heights = Math.log(size.height()) - Math.log(wanted.height());
        return 100 * Math.abs(widths - heights) + Math.abs(widths + heights);
    }

    @Provide
    Arbitrary<Pixels> sizes() {
        Arbitrary<Integer> side =
                Arbitraries.oneOf(
                        Arbitraries.integers().between(1, LONGEST),
                        Arbitraries.integers().between(1, 999_999_999));
        return Combinators.combine(side, side).as(Pixels::new);
    }

    @Provide
    Arbitrary<Limits> limits() {
        Arbitrary<Integer> side = Arbitraries.integers().between(1, LONGEST);
        Arbitrary<Integer> area = Arbitraries.integers().between(1, LONGEST * LONGEST);
        Arbitrary<Integer> widest = Arbitraries.integers().between(1, 20);
        Arbitrary<Integer> step = Arbitraries.of(1, 1, 2, 3, 8);
        return Combinators.combine(area, area, side, side, widest, step)
                .as(SizeRulePropertiesTest::ordered)
                .filter(limits -> limits.sizes().findAny().isPresent())
                .withoutEdgeCases();
    }

    private static Limits ordered(int a, int b, int c, int d, int widest, int step) {
        return new Limits(
                Math.min(a, b), Math.max(a, b), Math.min(c, d), Math.max(c, d), widest, step);
    }
}
