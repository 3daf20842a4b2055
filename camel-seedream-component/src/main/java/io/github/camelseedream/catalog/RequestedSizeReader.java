package io.github.camelseedream.catalog;

import static io.github.camelseedream.request.ImageParameters.ASPECT_RATIO;
import static io.github.camelseedream.request.ImageParameters.HEIGHT;
import static io.github.camelseedream.request.ImageParameters.RESOLUTION;
import static io.github.camelseedream.request.ImageParameters.SIZE;
import static io.github.camelseedream.request.ImageParameters.WIDTH;

import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ImageSize.Auto;
import io.github.camelseedream.request.ImageSize.Custom;
import io.github.camelseedream.request.ImageSize.Match;
import io.github.camelseedream.request.ImageSize.Pixels;
import io.github.camelseedream.request.ImageSize.Ratio;
import io.github.camelseedream.request.ImageSize.Tier;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.Adjustment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads the size words of a request - size, aspectRatio, resolution, width and height - as one
 * wanted size. Pixels win over all other words. A ratio given as size is an aspectRatio, a tier
 * given as size is a resolution, and size wins over those two. {@code auto} leaves open what no
 * other word says. A word that is not used is told in an adjustment, unless it says the same.
 * Stateless.
 *
 * @hidden
 */
public final class RequestedSizeReader {

    private final ImageRequest request;
    private final List<Violation> violations = new ArrayList<>();
    private final List<Adjustment> adjustments = new ArrayList<>();

    private RequestedSizeReader(ImageRequest request) {
        this.request = request;
    }

    public static SizeReading read(ImageRequest request) {
        RequestedSizeReader words = new RequestedSizeReader(request);
        RequestedSize wanted = words.wanted();
        return new SizeReading(wanted, words.violations, words.adjustments);
    }

    /**
     * What is wrong with a value of size, aspectRatio or resolution that is nothing of the kind.
     */
    public static String problem(ImageParameter<?> word) {
        if (word == SIZE) {
            return "is not a size. Accepted: "
                    + ImageSize.FORMS
                    + ", or custom with width and height; every number above 0";
        }
        return word == ASPECT_RATIO
                ? "is not an aspect ratio. Accepted: W:H such as 16:9, auto, match; for pixels or a"
                        + " tier use size"
                : "is not a tier. Accepted: a tier such as 2K, 0.5K or 1MP, auto; for pixels or a"
                        + " ratio use size";
    }

    /** The parameter that leaves the shape to the provider, in a request that does. */
    public static ImageParameter<ImageSize> autoWord(ImageRequest request) {
        return Stream.of(SIZE, ASPECT_RATIO)
                .filter(word -> request.get(word).orElse(null) instanceof Auto)
                .findFirst()
                .orElse(RESOLUTION);
    }

    private RequestedSize wanted() {
        Optional<ImageSize> size = request.get(SIZE);
        Optional<ImageSize> shape =
                word(ASPECT_RATIO, word -> word instanceof Ratio || isLeftOpen(word));
        Optional<ImageSize> scale =
                word(RESOLUTION, word -> word instanceof Tier || word instanceof Auto);
        Optional<Pixels> pixels = pixels(size);
        return pixels.isPresent()
                ? pixels(pixels.get(), size, shape, scale)
                : shaped(size, shape, scale);
    }

    private Optional<ImageSize> word(
            ImageParameter<ImageSize> parameter, Predicate<ImageSize> accepted) {
        Optional<ImageSize> word = request.get(parameter);
        if (word.filter(accepted.negate()).isPresent()) {
            refuse(parameter, problem(parameter));
        }
        return word.filter(accepted);
    }

    /** Both sides, from the size or from width and height; refuses those that do not agree. */
    private Optional<Pixels> pixels(Optional<ImageSize> size) {
        Optional<Pixels> written = as(Pixels.class, size);
        if (written.isPresent()) {
            requireSame(WIDTH, written.get().width(), written.get());
            requireSame(HEIGHT, written.get().height(), written.get());
            return written;
        }
        if (size.filter(Custom.class::isInstance).isPresent() && !hasSides()) {
            refuse(SIZE, "needs width and height. Give both, or a size as WxH");
            return Optional.empty();
        }
        requirePair(WIDTH, HEIGHT);
        requirePair(HEIGHT, WIDTH);
        return sides();
    }

    private void requireSame(ImageParameter<Integer> side, int written, Pixels size) {
        if (request.get(side).filter(number -> number != written).isPresent()) {
            refuse(
                    side,
                    "differs from the size "
                            + size
                            + ". Give the size as WxH, or width and height, not both");
        }
    }

    private void requirePair(ImageParameter<Integer> side, ImageParameter<Integer> other) {
        if (request.has(side) && !isGiven(other)) {
            refuse(side, "is given without " + other + ". Give both, or a size as WxH");
        }
    }

    private boolean hasSides() {
        return isGiven(WIDTH) && isGiven(HEIGHT);
    }

    /** A side that could not be read was given all the same, and is refused already. */
    private boolean isGiven(ImageParameter<Integer> side) {
        return request.has(side)
                || request.violations().stream()
                        .anyMatch(said -> said.option().equals(side.name()));
    }

    /** Empty also for a side below 1, which the constraints of the request refuse. */
    private Optional<Pixels> sides() {
        int width = request.get(WIDTH).orElse(0);
        int height = request.get(HEIGHT).orElse(0);
        return width > 0 && height > 0 ? Optional.of(new Pixels(width, height)) : Optional.empty();
    }

    private RequestedSize pixels(
            Pixels pixels,
            Optional<ImageSize> size,
            Optional<ImageSize> shape,
            Optional<ImageSize> scale) {
        size.filter(word -> !isWithin(word, pixels)).ifPresent(word -> unused(SIZE, pixels));
        shape.filter(word -> !isWithin(word, pixels))
                .ifPresent(word -> unused(ASPECT_RATIO, pixels));
        scale.filter(word -> !isWithin(word, pixels)).ifPresent(word -> unused(RESOLUTION, pixels));
        return RequestedSize.of(pixels);
    }

    private RequestedSize shaped(
            Optional<ImageSize> size, Optional<ImageSize> shape, Optional<ImageSize> scale) {
        Optional<ImageSize> sizeAsShape =
                size.filter(word -> word instanceof Ratio || word instanceof Match);
        Optional<Tier> sizeAsTier = as(Tier.class, size);
        Optional<Tier> tier = sizeAsTier.or(() -> as(Tier.class, scale));
        if (isOverruled(scale, tier)) {
            unused(RESOLUTION, tier.get());
        }
        Optional<ImageSize> chosen =
                sizeAsShape.or(() -> shape.filter(word -> !(word instanceof Auto)));
        if (isOverruled(shape, chosen)) {
            unused(ASPECT_RATIO, chosen.get());
        }
        if (chosen.filter(Match.class::isInstance).isPresent()) {
            return RequestedSize.match(tier);
        }
        Optional<Ratio> ratio = as(Ratio.class, chosen);
        boolean open = isAuto(shape) || isAuto(size) || isAuto(scale) && tier.isEmpty();
        return ratio.isEmpty() && open ? RequestedSize.auto(tier) : RequestedSize.of(ratio, tier);
    }

    /** Whether a word was said and another one, that says something else, is used instead. */
    private static boolean isOverruled(
            Optional<? extends ImageSize> word, Optional<? extends ImageSize> used) {
        return word.isPresent() && used.isPresent() && !isSame(word.get(), used.get());
    }

    private static boolean isSame(ImageSize word, ImageSize used) {
        if (word instanceof Ratio one && used instanceof Ratio other) {
            return Distance.between(one, other) == 1;
        }
        if (word instanceof Tier one && used instanceof Tier other) {
            return Distance.between(one, other) == 1;
        }
        return word instanceof Auto || word.equals(used);
    }

    /** Whether a word says nothing that the pixels do not say. */
    private static boolean isWithin(ImageSize word, Pixels pixels) {
        return word instanceof Pixels
                || word instanceof Custom
                || isSame(word, pixels.shape())
                || isSame(word, pixels.scale());
    }

    private static boolean isLeftOpen(ImageSize word) {
        return word instanceof Auto || word instanceof Match;
    }

    private static boolean isAuto(Optional<ImageSize> word) {
        return word.filter(Auto.class::isInstance).isPresent();
    }

    private static <T extends ImageSize> Optional<T> as(Class<T> form, Optional<ImageSize> word) {
        return word.filter(form::isInstance).map(form::cast);
    }

    private void refuse(ImageParameter<?> parameter, String problem) {
        violations.add(Violation.about(request, parameter, problem));
    }

    private void unused(ImageParameter<ImageSize> parameter, ImageSize winner) {
        adjustments.add(
                new Adjustment(
                        parameter.name(),
                        request.get(parameter).map(ImageSize::toString).orElse(""),
                        "",
                        "not used: " + winner + " is given too and wins"));
    }
}
