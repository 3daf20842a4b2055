package io.github.camelseedream.catalog;

import static io.github.camelseedream.request.ImageParameters.ASPECT_RATIO;
import static io.github.camelseedream.request.ImageParameters.RESOLUTION;
import static io.github.camelseedream.request.ImageParameters.SIZE;
import static io.github.camelseedream.request.ImageParameters.WIDTH;

import io.github.camelseedream.request.Complaint;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ImageSize.Auto;
import io.github.camelseedream.request.ImageSize.Match;
import io.github.camelseedream.request.ImageSize.Pixels;
import io.github.camelseedream.request.ImageSize.Ratio;
import io.github.camelseedream.request.ImageSize.Tier;
import io.github.camelseedream.result.Adjustment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings the wanted size of one request into a form that the provider takes. What can be said in
 * another form without a change is converted silently; whatever changes is an adjustment, or a
 * complaint under {@link SizePolicy#STRICT}. Used once.
 */
public final class SizeFitting {

    /** Where no default of the model is known; every known one since 4.0 is of this scale. */
    private static final Tier USUAL_TIER = SizeTable.read(Tier.class, "2K");

    private static final Ratio SQUARE = new Ratio(1, 1);

    /** Shapes that differ by no more than whole pixels make them, as {@link Distance}. */
    private static final double SAME_SHAPE = 1.02;

    private final ImageRequest request;
    private final SizeRule rule;
    private final Sizing sizing;
    private final ModelFamily family;
    private final SizePolicy policy;
    private final Tier defaultTier;
    private Optional<Pixels> matched = Optional.empty();
    private final List<Complaint> complaints = new ArrayList<>();
    private final List<Adjustment> adjustments = new ArrayList<>();

    /**
     * @param request tells which option a size came from
     * @param sizing what the provider takes
     * @param family tells the scale where none is wanted, and which sizes the model can make
     * @param policy whether a size may change
     */
    public SizeFitting(ImageRequest request, Sizing sizing, ModelFamily family, SizePolicy policy) {
        this.request = request;
        this.rule = sizing.rule();
        this.sizing = sizing;
        this.family = family;
        this.policy = policy;
        this.defaultTier = family.defaultSize().map(SizeFitting::scale).orElse(USUAL_TIER);
    }

    /**
     * The size that goes out.
     *
     * @param wanted what {@link SizeWords} read of the request
     * @param firstReference the size of the first reference, where it is known already; without it
     *     {@link WantedSize.Kind#MATCH} stays as it is
     */
    public SizeReading fit(WantedSize wanted, Optional<Pixels> firstReference) {
        WantedSize fitted = sizing.isAsWritten() ? wanted : fitted(wanted, firstReference);
        return new SizeReading(fitted, complaints, adjustments);
    }

    private WantedSize fitted(WantedSize wanted, Optional<Pixels> firstReference) {
        return switch (wanted.kind()) {
            case NOTHING -> wanted;
            case PIXELS -> pixels(wanted.pixels().orElseThrow());
            case SHAPE -> shape(wanted);
            case AUTO -> auto(wanted.tier());
            case MATCH ->
                    sizing.takes(SizeForm.MATCH)
                            ? WantedSize.match(tier(wanted.tier()))
                            : firstReference
                                    .map(size -> matched(size, wanted.tier()))
                                    .orElse(wanted);
        };
    }

    private WantedSize pixels(Pixels wanted) {
        if (sizing.takes(SizeForm.PIXELS) && rule.takes(wanted)) {
            return WantedSize.of(wanted);
        }
        WantedSize named = sizing.takes(SizeForm.RATIO) ? named(wanted) : WantedSize.nothing();
        Optional<Pixels> made = named.tier().map(tier -> named(named, tier));
        if (made.filter(wanted::equals).isPresent()) {
            return named;
        }
        if (sizing.takes(SizeForm.PIXELS)) {
            Fit<Pixels> fit = rule.fit(wanted);
            tell(pixelsWord(), wanted, fit.used(), fit.reason());
            return WantedSize.of(fit.used());
        }
        if (named.ratio().isEmpty()) {
            return impossible(pixelsWord());
        }
        tell(
                pixelsWord(),
                wanted,
                named,
                "a size is taken as "
                        + accepted()
                        + made.map(pixels -> ", and " + named + " is about " + pixels).orElse(""));
        return named;
    }

    /** A name documented for the size, else the nearest by ratio, then by area. */
    private WantedSize named(Pixels wanted) {
        boolean tiers = sizing.takes(SizeForm.TIER);
        Optional<SizeTable.Cell> cell = tiers ? rule.names(wanted) : Optional.empty();
        Ratio ratio =
                rule.nearestRatio(cell.map(SizeTable.Cell::ratio).orElse(wanted.shape())).used();
        Optional<Tier> tier =
                tiers ? Optional.of(nearestTier(ratio, wanted.scale())) : Optional.empty();
        return WantedSize.of(Optional.of(ratio), cell.map(SizeTable.Cell::tier).or(() -> tier));
    }

    private Tier nearestTier(Ratio ratio, Tier wanted) {
        return rule.tiers().isEmpty()
                ? inThousands(wanted)
                : Distance.nearest(
                        rule.tiers(),
                        tier -> Distance.between(rule.named(ratio, tier).scale(), wanted));
    }

    private Pixels named(WantedSize size, Tier tier) {
        return rule.named(size.ratio().orElseThrow(), tier);
    }

    private WantedSize shape(WantedSize wanted) {
        boolean sayable =
                (wanted.ratio().isEmpty() || sizing.takes(SizeForm.RATIO))
                        && (wanted.tier().isEmpty() || sizing.takes(SizeForm.TIER));
        Optional<Fit<Ratio>> ratio = wanted.ratio().map(rule::nearestRatio);
        Optional<Fit<Tier>> tier = wanted.tier().map(rule::nearestTier);
        boolean exact = Stream.of(ratio, tier).flatMap(Optional::stream).noneMatch(Fit::isChanged);
        if (sizing.takes(SizeForm.PIXELS) && !(sayable && exact)) {
            Fit<Pixels> fit = inPixels(wanted);
            if (!sayable || !fit.isChanged() && family.sizes().takes(fit.used())) {
                tell(shapeWord(wanted), wanted, fit.used(), fit.reason());
                return WantedSize.of(fit.used());
            }
        }
        if (!sayable) {
            return impossible(sizing.takes(SizeForm.RATIO) ? tierWord() : shapeWord(wanted));
        }
        ratio.ifPresent(fit -> tell(ratioWord(), fit.asked(), fit.used(), fit.reason()));
        tier.ifPresent(fit -> tell(tierWord(), fit.asked(), fit.used(), fit.reason()));
        return WantedSize.of(ratio.map(Fit::used), tier.map(Fit::used));
    }

    /** A shape without a scale may be made at whatever scale the bounds allow. */
    private Fit<Pixels> inPixels(WantedSize wanted) {
        Ratio ratio = wanted.ratio().orElse(SQUARE);
        Fit<Pixels> fit = rule.pixels(ratio, wanted.tier().orElse(defaultTier));
        boolean kept = wanted.tier().isEmpty() && isSameShape(fit.used().shape(), ratio);
        return !fit.isChanged() || kept
                ? Fit.unchanged(fit.used(), fit.used())
                : new Fit<>(
                        fit.asked(),
                        fit.used(),
                        wanted + " is " + fit.asked() + "; " + fit.reason());
    }

    /** Where the provider has no word for its own choice, that is to say nothing. */
    private WantedSize auto(Optional<Tier> tier) {
        if (sizing.takes(SizeForm.AUTO)) {
            return WantedSize.auto(tier(tier));
        }
        if (tier.isPresent() && !sizing.takes(SizeForm.TIER)) {
            tell(autoWord(), new Auto(), SQUARE, "a size is taken as " + accepted());
            return shape(WantedSize.of(Optional.of(SQUARE), tier));
        }
        return WantedSize.of(Optional.empty(), tier(tier));
    }

    /** The shape of an image, which is rarely exactly one of those a provider lists. */
    private WantedSize matched(Pixels image, Optional<Tier> tier) {
        matched = Optional.of(image);
        Ratio shape = image.shape();
        Ratio listed = rule.nearestRatio(shape).used();
        boolean same = sizing.takes(SizeForm.RATIO) && isSameShape(listed, shape);
        return shape(WantedSize.of(Optional.of(same ? listed : shape), tier));
    }

    private Optional<Tier> tier(Optional<Tier> wanted) {
        if (wanted.isPresent() && !sizing.takes(SizeForm.TIER)) {
            impossible(tierWord());
            return Optional.empty();
        }
        Optional<Fit<Tier>> fit = wanted.map(rule::nearestTier);
        fit.ifPresent(one -> tell(tierWord(), one.asked(), one.used(), one.reason()));
        return fit.map(Fit::used);
    }

    /** A change, or nothing where there is no reason. */
    private void tell(ImageParameter<?> word, Object asked, Object used, String reason) {
        boolean ofMatch = matched.isPresent() && !(asked instanceof Tier);
        Fit<Object> fit =
                ofMatch && !reason.isEmpty()
                        ? new Fit<>(
                                new Match(),
                                used,
                                "the first reference is " + matched.get() + "; " + reason)
                        : new Fit<>(asked, used, reason);
        fit.complaint(policy, request, word)
                .ifPresentOrElse(
                        complaints::add, () -> fit.adjustment(word).ifPresent(adjustments::add));
    }

    private WantedSize impossible(ImageParameter<?> word) {
        complaints.add(
                Complaint.about(request, word, "cannot be sent: a size is taken as " + accepted()));
        return WantedSize.nothing();
    }

    private String accepted() {
        List<String> accepted = new ArrayList<>();
        for (SizeForm form : SizeForm.values()) {
            if (sizing.takes(form)) {
                accepted.add(
                        switch (form) {
                            case PIXELS -> "WxH";
                            case RATIO -> listed("ratio", rule.ratios());
                            case TIER -> listed("tier", rule.tiers());
                            case MATCH -> "match";
                            case AUTO -> "auto";
                        });
            }
        }
        return String.join(", ", accepted);
    }

    private static String listed(String word, List<?> some) {
        return some.isEmpty() ? "a " + word : word + " " + SizeRule.words(some);
    }

    private ImageParameter<?> pixelsWord() {
        return isSize(Pixels.class) ? SIZE : WIDTH;
    }

    private ImageParameter<?> shapeWord(WantedSize wanted) {
        return wanted.ratio().isPresent() ? ratioWord() : tierWord();
    }

    private ImageParameter<?> ratioWord() {
        return isSize(Ratio.class) || isSize(Match.class) ? SIZE : ASPECT_RATIO;
    }

    private ImageParameter<?> tierWord() {
        return isSize(Tier.class) ? SIZE : RESOLUTION;
    }

    private ImageParameter<?> autoWord() {
        return isSize(Auto.class) ? SIZE : ASPECT_RATIO;
    }

    private boolean isSize(Class<? extends ImageSize> form) {
        return request.get(SIZE).flatMap(ImageSize::parse).filter(form::isInstance).isPresent();
    }

    private static boolean isSameShape(Ratio one, Ratio other) {
        return Distance.between(one, other) <= SAME_SHAPE;
    }

    private static Tier scale(ImageSize size) {
        return size instanceof Tier tier ? tier : ((Pixels) size).scale();
    }

    /** A tier of any scale, as a person writes it. */
    private static Tier inThousands(Tier scale) {
        double thousands = Math.max(0.001, Math.min(scale.side() / 1024, 999));
        String label = String.format(Locale.ROOT, "%.3f", thousands).replaceFirst("\\.?0+$", "");
        return SizeTable.read(Tier.class, label + "K");
    }
}
