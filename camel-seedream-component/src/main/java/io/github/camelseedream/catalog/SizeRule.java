package io.github.camelseedream.catalog;

import io.github.camelseedream.request.ImageSize.Pixels;
import io.github.camelseedream.request.ImageSize.Ratio;
import io.github.camelseedream.request.ImageSize.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What sizes a model at a provider can make: bounds for sizes in pixels, the tiers and ratios it
 * takes by name, and the sizes it is documented to make of them. Whatever is not said is not
 * limited. Immutable and safe for use by several threads.
 */
public final class SizeRule {

    private final SizeBounds bounds;
    private final PixelSizeSearch nearest;
    private final List<Tier> tiers;
    private final List<Ratio> ratios;
    private final SizeTable table;

    private SizeRule(Builder builder) {
        this.bounds = builder.bounds;
        this.nearest = new PixelSizeSearch(bounds);
        this.tiers = List.copyOf(builder.tiers);
        this.ratios = List.copyOf(builder.ratios);
        this.table = new SizeTable(builder.cells);
        if (!nearest.findsAny()) {
            throw new IllegalStateException("no size is within " + bounds);
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A rule without any limit. */
    public static SizeRule any() {
        return builder().build();
    }

    /**
     * A builder that starts with everything said here, for a provider that differs in something.
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.bounds = bounds;
        builder.tiers = tiers;
        builder.ratios = ratios;
        builder.cells.addAll(table.cells());
        return builder;
    }

    /** The tiers taken by name; empty where they are not limited. */
    public List<Tier> tiers() {
        return tiers;
    }

    /** The ratios taken by name; empty where any ratio within the bounds is. */
    public List<Ratio> ratios() {
        return ratios;
    }

    /** The ratios for which a size is documented, in the order of the documentation. */
    public List<Ratio> documentedRatios() {
        return table.cells().stream().map(SizeTable.Cell::ratio).distinct().toList();
    }

    /** The tiers for which sizes are documented, in the order of the documentation. */
    public List<Tier> documentedTiers() {
        return table.cells().stream().map(SizeTable.Cell::tier).distinct().toList();
    }

    /** The bounds of a size in pixels, one phrase each; empty where nothing is limited. */
    public List<String> bounds() {
        return bounds.phrases();
    }

    /** Whether a size can be made as it is. */
    public boolean takes(Pixels size) {
        return bounds.contains(size);
    }

    /**
     * The size that can be made which is nearest to the wanted one: the shape is kept as near as
     * the bounds allow, then the area.
     */
    public Adjusted<Pixels> fit(Pixels wanted) {
        return takes(wanted)
                ? Adjusted.unchanged(wanted, wanted)
                : moved(wanted, wanted.ratio(), wanted.area());
    }

    /** The nearest ratio taken, by the distance of the logarithms. */
    public Adjusted<Ratio> nearestRatio(Ratio wanted) {
        Ratio inside = bounds.clamp(wanted);
        Ratio used =
                ratios.isEmpty()
                        ? inside
                        : Distance.nearest(ratios, ratio -> Distance.between(ratio, wanted));
        return Distance.between(used, wanted) == 1
                ? Adjusted.unchanged(wanted, used)
                : new Adjusted<>(wanted, used, "the ratios taken are " + takenRatios());
    }

    /** The nearest tier taken, by the distance of the logarithms of the side lengths. */
    public Adjusted<Tier> nearestTier(Tier wanted) {
        if (tiers.isEmpty()) {
            return Adjusted.unchanged(wanted, wanted);
        }
        Tier used = Distance.nearest(tiers, tier -> Distance.between(tier, wanted));
        return Distance.between(used, wanted) == 1
                ? Adjusted.unchanged(wanted, used)
                : new Adjusted<>(wanted, used, "the tiers taken are " + words(tiers));
    }

    /**
     * The size in pixels of a shape at a tier: the documented one, else the one of the tier's area,
     * moved into the bounds where it is outside.
     */
    public Adjusted<Pixels> pixels(Ratio ratio, Tier tier) {
        Optional<Pixels> documented = table.find(ratio, tier);
        if (documented.isPresent()) {
            return fit(documented.get());
        }
        List<Pixels> roundings = roundings(ratio, tier);
        return roundings.stream()
                .filter(this::takes)
                .findFirst()
                .map(size -> Adjusted.unchanged(size, size))
                .orElseGet(() -> moved(roundings.get(0), ratio.value(), tier.side() * tier.side()));
    }

    /**
     * The size in pixels that a ratio and a tier come to by name: the documented one, else one of
     * the tier's area. The bounds are those of sizes in pixels, and do not matter here.
     */
    Pixels named(Ratio ratio, Tier tier) {
        return table.find(ratio, tier).orElseGet(() -> roundings(ratio, tier).get(0));
    }

    /** The ratio and the tier, both taken, that are documented to come to a size. */
    Optional<SizeTable.Cell> names(Pixels size) {
        return table.listing(size)
                .filter(cell -> !nearestRatio(cell.ratio()).isChanged())
                .filter(cell -> !nearestTier(cell.tier()).isChanged())
                .findFirst();
    }

    private Adjusted<Pixels> moved(Pixels wanted, double ratio, double area) {
        Pixels used = nearest.to(ratio, area).orElseThrow();
        return new Adjusted<>(wanted, used, String.join("; ", bounds.violations(wanted)));
    }

    /** The exact sides are rarely whole: rounded to the step, the nearest first. */
    private List<Pixels> roundings(Ratio ratio, Tier tier) {
        double width = tier.side() * Math.sqrt(ratio.value()) / bounds.step();
        double height = tier.side() / Math.sqrt(ratio.value()) / bounds.step();
        return Stream.of(
                        inSteps(Math.rint(width), Math.rint(height)),
                        inSteps(Math.floor(width), Math.rint(height)),
                        inSteps(Math.rint(width), Math.floor(height)),
                        inSteps(Math.ceil(width), Math.rint(height)),
                        inSteps(Math.rint(width), Math.ceil(height)))
                .toList();
    }

    private Pixels inSteps(double width, double height) {
        return new Pixels(inSteps(width), inSteps(height));
    }

    private int inSteps(double steps) {
        int most = Integer.MAX_VALUE / bounds.step();
        return (int) Math.max(1, Math.min(steps, most)) * bounds.step();
    }

    private String takenRatios() {
        return ratios.isEmpty() ? bounds.ratios().toString() : words(ratios);
    }

    static String words(List<?> some) {
        return String.join(", ", some.stream().map(Object::toString).toList());
    }

    @Override
    public String toString() {
        return "SizeRule[" + bounds + ", tiers " + tiers + ", ratios " + ratios + "]";
    }

    /** Collects what a rule says. Not safe for use by several threads. */
    public static final class Builder {

        private SizeBounds bounds = SizeBounds.NONE;
        private List<Tier> tiers = List.of();
        private List<Ratio> ratios = List.of();
        private final List<SizeTable.Cell> cells = new ArrayList<>();

        private Builder() {}

        /** The least and the largest area, in pixels. */
        public Builder pixels(long min, long max) {
            bounds =
                    new SizeBounds(
                            range("pixels", min, max),
                            bounds.sides(),
                            bounds.ratios(),
                            bounds.step());
            return this;
        }

        /** The shortest and the longest side, in pixels. */
        public Builder sides(int min, int max) {
            bounds =
                    new SizeBounds(
                            bounds.pixels(),
                            range("sides", min, max),
                            bounds.ratios(),
                            bounds.step());
            return this;
        }

        /** The tallest and the widest shape, each as W:H. */
        public Builder ratiosBetween(String tallest, String widest) {
            Ratio min = SizeTable.read(Ratio.class, tallest);
            Ratio max = SizeTable.read(Ratio.class, widest);
            if (min.value() > max.value()) {
                throw new IllegalArgumentException("ratio " + min + " is wider than " + max);
            }
            bounds =
                    new SizeBounds(
                            bounds.pixels(),
                            bounds.sides(),
                            new RatioRange(Optional.of(min), Optional.of(max)),
                            bounds.step());
            return this;
        }

        /** The number of which both sides are multiples. */
        public Builder step(int step) {
            if (step < 1) {
                throw new IllegalArgumentException("step " + step + " is below 1");
            }
            bounds = new SizeBounds(bounds.pixels(), bounds.sides(), bounds.ratios(), step);
            return this;
        }

        /** The tiers taken by name, e.g. {@code 2K}. */
        public Builder tiers(String... labels) {
            tiers = Stream.of(labels).map(label -> SizeTable.read(Tier.class, label)).toList();
            return this;
        }

        /** The ratios taken by name, e.g. {@code 16:9}. */
        public Builder ratios(String... words) {
            ratios = Stream.of(words).map(word -> SizeTable.read(Ratio.class, word)).toList();
            return this;
        }

        /** The documented sizes of another rule at some tiers. */
        public Builder documented(SizeRule other, String... ofTiers) {
            for (String label : ofTiers) {
                double side = SizeTable.read(Tier.class, label).side();
                other.table.cells().stream()
                        .filter(cell -> cell.tier().side() == side)
                        .forEach(this::documented);
            }
            return this;
        }

        /**
         * The documented sizes at a tier, each as ratio and size, e.g. {@code 16:9 2848x1600}; they
         * replace what was said of the same ratio and tier.
         */
        public Builder documented(String tier, String... ratiosAndSizes) {
            for (String ratioAndSize : ratiosAndSizes) {
                documented(SizeTable.Cell.of(tier, ratioAndSize));
            }
            return this;
        }

        private void documented(SizeTable.Cell cell) {
            cells.removeIf(old -> old.isAt(cell.ratio(), cell.tier()));
            cells.add(cell);
        }

        public SizeRule build() {
            return new SizeRule(this);
        }

        private static Range range(String what, long min, long max) {
            if (min < 1 || min > max) {
                throw new IllegalArgumentException(
                        what + " from " + min + " to " + max + " is no range above 0");
            }
            return new Range(min, max);
        }
    }
}
