package io.github.camelseedream.catalog;

import static io.github.camelseedream.request.ImageParameters.ASPECT_RATIO;
import static io.github.camelseedream.request.ImageParameters.RESOLUTION;
import static io.github.camelseedream.request.ImageParameters.SIZE;
import static io.github.camelseedream.request.ImageParameters.WIDTH;

import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ImageSize.Auto;
import io.github.camelseedream.request.ImageSize.Match;
import io.github.camelseedream.request.ImageSize.Pixels;
import io.github.camelseedream.request.ImageSize.Ratio;
import io.github.camelseedream.request.ImageSize.Tier;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.Adjustment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings the wanted size of one request into a form that the provider takes. What can be said in
 * another form without a change is converted silently; whatever changes is an adjustment, or a
 * violation under {@link SizePolicy#strict}. Used once, by one thread.
 *
 * @hidden
 */
public final class SizeResolver {

    /** Where no default of the model is known; every known one since 4.0 is of this scale. */
    private static final Tier USUAL_TIER = SizeTable.read(Tier.class, "2K");

    private static final Ratio SQUARE = new Ratio(1, 1);

    /** Shapes that differ by no more than whole pixels make them, as {@link Distance}. */
    private static final double SAME_SHAPE = 1.02;

    private final ImageRequest request;
    private final SizeRule rule;
    private final SizeSupport sizing;
    private final ModelFamily family;
    private final SizePolicy policy;
    private final Tier defaultTier;
    private Optional<Pixels> matched = Optional.empty();
    private final List<Violation> violations = new ArrayList<>();
    private final List<Adjustment> adjustments = new ArrayList<>();

    /**
     * @param request tells which option a size came from
     * @param sizing what the provider takes
     * @param family tells the scale where none is wanted, and which sizes the model can make
     * @param policy whether a size may change
     */
    public SizeResolver(
            ImageRequest request, SizeSupport sizing, ModelFamily family, SizePolicy policy) {
        this.request = request;
        this.rule = sizing.rule();
        this.sizing = sizing;
        this.family = family;
        this.policy = policy;
        this.defaultTier = family.defaultSize().map(SizeResolver::scale).orElse(USUAL_TIER);
    }

    /**
     * The size that goes out.
     *
     * @param wanted what {@link RequestedSizeReader} read of the request
     * @param firstReference the size of the first reference, where it is known already; without it
     *     {@link RequestedSize.Kind#MATCH} stays as it is
     */
    public SizeReading fit(RequestedSize wanted, Optional<Pixels> firstReference) {
        RequestedSize fitted = sizing.isAsWritten() ? wanted : fitted(wanted, firstReference);
        return new SizeReading(fitted, violations, adjustments);
    }

    private RequestedSize fitted(RequestedSize wanted, Optional<Pixels> firstReference) {
        return switch (wanted.kind()) {
            case NOTHING -> wanted;
            case PIXELS -> pixels(wanted.pixels().orElseThrow());
            case SHAPE -> shape(wanted);
            case AUTO -> auto(wanted.tier());
            case MATCH ->
                    sizing.takes(SizeFormat.MATCH)
                            ? RequestedSize.match(tier(wanted.tier()))
                            : firstReference
                                    .map(size -> matched(size, wanted.tier()))
                                    .orElse(wanted);
        };
    }

    private RequestedSize pixels(Pixels wanted) {
        if (sizing.takes(SizeFormat.PIXELS) && rule.takes(wanted)) {
            return RequestedSize.of(wanted);
        }
        RequestedSize named = mayBeNamed(wanted) ? named(wanted) : RequestedSize.nothing();
        Optional<Pixels> made = named.tier().map(tier -> named(named, tier));
        if (made.filter(wanted::equals).isPresent()) {
            return named;
        }
        if (sizing.takes(SizeFormat.PIXELS)) {
            Adjusted<Pixels> fit = rule.fit(wanted);
            tell(pixelsWord(), wanted, fit.used(), fit.reason());
            return RequestedSize.of(fit.used());
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

    /**
     * Where pixels are taken, a name that is not documented for the size says less than they do.
     */
    private boolean mayBeNamed(Pixels wanted) {
        return sizing.takes(SizeFormat.RATIO)
                && (!sizing.takes(SizeFormat.PIXELS) || rule.names(wanted).isPresent());
    }

    /** A name documented for the size, else the nearest by ratio, then by area. */
    private RequestedSize named(Pixels wanted) {
        boolean tiers = sizing.takes(SizeFormat.TIER);
        Optional<SizeTable.Cell> cell = tiers ? rule.names(wanted) : Optional.empty();
        Ratio ratio =
                rule.nearestRatio(cell.map(SizeTable.Cell::ratio).orElse(wanted.shape())).used();
        Optional<Tier> tier =
                tiers ? Optional.of(nearestTier(ratio, wanted.scale())) : Optional.empty();
        return RequestedSize.of(Optional.of(ratio), cell.map(SizeTable.Cell::tier).or(() -> tier));
    }

    private Tier nearestTier(Ratio ratio, Tier wanted) {
        return rule.tiers().isEmpty()
                ? inThousands(wanted)
                : Distance.nearest(
                        rule.tiers(),
                        tier -> Distance.between(rule.named(ratio, tier).scale(), wanted));
    }

    private Pixels named(RequestedSize size, Tier tier) {
        return rule.named(size.ratio().orElseThrow(), tier);
    }

    private RequestedSize shape(RequestedSize wanted) {
        boolean sayable =
                (wanted.ratio().isEmpty() || sizing.takes(SizeFormat.RATIO))
                        && (wanted.tier().isEmpty() || sizing.takes(SizeFormat.TIER));
        Optional<Adjusted<Ratio>> ratio = wanted.ratio().map(rule::nearestRatio);
        Optional<Adjusted<Tier>> tier = wanted.tier().map(rule::nearestTier);
        boolean exact =
                Stream.of(ratio, tier).flatMap(Optional::stream).noneMatch(Adjusted::isChanged);
        if (sizing.takes(SizeFormat.PIXELS) && !(sayable && exact)) {
            Adjusted<Pixels> fit = inPixels(wanted);
            if (!sayable || !fit.isChanged() && family.sizes().takes(fit.used())) {
                tell(shapeWord(wanted), wanted, fit.used(), fit.reason());
                return RequestedSize.of(fit.used());
            }
        }
        if (!sayable) {
            return impossible(sizing.takes(SizeFormat.RATIO) ? tierWord() : shapeWord(wanted));
        }
        ratio.ifPresent(fit -> tell(ratioWord(), fit.asked(), fit.used(), fit.reason()));
        tier.ifPresent(fit -> tell(tierWord(), fit.asked(), fit.used(), fit.reason()));
        return RequestedSize.of(ratio.map(Adjusted::used), tier.map(Adjusted::used));
    }

    /** A shape without a scale may be made at whatever scale the bounds allow. */
    private Adjusted<Pixels> inPixels(RequestedSize wanted) {
        Ratio ratio = wanted.ratio().orElse(SQUARE);
        Adjusted<Pixels> fit = rule.pixels(ratio, wanted.tier().orElse(defaultTier));
        boolean kept = wanted.tier().isEmpty() && isSameShape(fit.used().shape(), ratio);
        return !fit.isChanged() || kept
                ? Adjusted.unchanged(fit.used(), fit.used())
                : new Adjusted<>(
                        fit.asked(),
                        fit.used(),
                        wanted + " is " + fit.asked() + "; " + fit.reason());
    }

    /** Where the provider has no word for its own choice, that is to say nothing. */
    private RequestedSize auto(Optional<Tier> tier) {
        if (sizing.takes(SizeFormat.AUTO)) {
            return RequestedSize.auto(tier(tier));
        }
        if (tier.isPresent() && !sizing.takes(SizeFormat.TIER)) {
            tell(
                    RequestedSizeReader.autoWord(request),
                    new Auto(),
                    SQUARE,
                    "a size is taken as " + accepted());
            return shape(RequestedSize.of(Optional.of(SQUARE), tier));
        }
        return RequestedSize.of(Optional.empty(), tier(tier));
    }

    /** The shape of an image, which is rarely exactly one of those a provider lists. */
    private RequestedSize matched(Pixels image, Optional<Tier> tier) {
        matched = Optional.of(image);
        Ratio shape = image.shape();
        Ratio listed = rule.nearestRatio(shape).used();
        boolean same = sizing.takes(SizeFormat.RATIO) && isSameShape(listed, shape);
        return shape(RequestedSize.of(Optional.of(same ? listed : shape), tier));
    }

    private Optional<Tier> tier(Optional<Tier> wanted) {
        if (wanted.isPresent() && !sizing.takes(SizeFormat.TIER)) {
            impossible(tierWord());
            return Optional.empty();
        }
        Optional<Adjusted<Tier>> fit = wanted.map(rule::nearestTier);
        fit.ifPresent(one -> tell(tierWord(), one.asked(), one.used(), one.reason()));
        return fit.map(Adjusted::used);
    }

    /** A change, or nothing where there is no reason. */
    private void tell(ImageParameter<?> word, Object asked, Object used, String reason) {
        boolean ofMatch = matched.isPresent() && !(asked instanceof Tier);
        Adjusted<Object> fit =
                ofMatch && !reason.isEmpty()
                        ? new Adjusted<>(
                                new Match(),
                                used,
                                "the first reference is " + matched.get() + "; " + reason)
                        : new Adjusted<>(asked, used, reason);
        fit.violation(policy, request, word)
                .ifPresentOrElse(
                        violations::add, () -> fit.adjustment(word).ifPresent(adjustments::add));
    }

    private RequestedSize impossible(ImageParameter<?> word) {
        violations.add(
                Violation.about(request, word, "cannot be sent: a size is taken as " + accepted()));
        return RequestedSize.nothing();
    }

    private String accepted() {
        List<String> accepted = new ArrayList<>();
        for (SizeFormat form : SizeFormat.values()) {
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

    private ImageParameter<?> shapeWord(RequestedSize wanted) {
        return wanted.ratio().isPresent() ? ratioWord() : tierWord();
    }

    private ImageParameter<?> ratioWord() {
        return isSize(Ratio.class) || isSize(Match.class) ? SIZE : ASPECT_RATIO;
    }

    private ImageParameter<?> tierWord() {
        return isSize(Tier.class) ? SIZE : RESOLUTION;
    }

    private boolean isSize(Class<? extends ImageSize> form) {
        return request.get(SIZE).filter(form::isInstance).isPresent();
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
