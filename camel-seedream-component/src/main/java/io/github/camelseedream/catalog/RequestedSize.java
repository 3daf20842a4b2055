package io.github.camelseedream.catalog;

import io.github.camelseedream.request.ImageSize.Pixels;
import io.github.camelseedream.request.ImageSize.Ratio;
import io.github.camelseedream.request.ImageSize.Tier;
import java.util.Locale;
import java.util.Optional;

/**
 * The one size that all size words of a request come to. Immutable.
 *
 * @param kind which of the forms it is
 * @param pixels for {@link Kind#PIXELS} only
 * @param ratio for {@link Kind#SHAPE}, where a ratio was said
 * @param tier for {@link Kind#SHAPE}, {@link Kind#AUTO} and {@link Kind#MATCH}, where a tier was
 *     said
 */
public record RequestedSize(
        Kind kind, Optional<Pixels> pixels, Optional<Ratio> ratio, Optional<Tier> tier) {

    /** The forms of a wanted size. */
    public enum Kind {
        /** Nothing was said. */
        NOTHING,
        /** The provider chooses the shape. */
        AUTO,
        /** The shape of the first reference. */
        MATCH,
        /** Both sides in pixels. */
        PIXELS,
        /** A ratio, a tier, or both. */
        SHAPE
    }

    public static RequestedSize nothing() {
        return new RequestedSize(
                Kind.NOTHING, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static RequestedSize of(Pixels pixels) {
        return new RequestedSize(
                Kind.PIXELS, Optional.of(pixels), Optional.empty(), Optional.empty());
    }

    /** A ratio, a tier, or both; nothing where both are empty. */
    public static RequestedSize of(Optional<Ratio> ratio, Optional<Tier> tier) {
        return ratio.isEmpty() && tier.isEmpty()
                ? nothing()
                : new RequestedSize(Kind.SHAPE, Optional.empty(), ratio, tier);
    }

    /** The provider's choice, at a tier where there is one. */
    public static RequestedSize auto(Optional<Tier> tier) {
        return new RequestedSize(Kind.AUTO, Optional.empty(), Optional.empty(), tier);
    }

    /** The shape of the first reference, at a tier where there is one. */
    public static RequestedSize match(Optional<Tier> tier) {
        return new RequestedSize(Kind.MATCH, Optional.empty(), Optional.empty(), tier);
    }

    /**
     * The shape in the words of a wire: the ratio, or the word for a shape that is left open.
     *
     * @param autoWord for the provider's choice; empty where that is to say nothing
     * @param matchWord for the shape of the first reference
     */
    public Optional<String> shape(String autoWord, String matchWord) {
        return switch (kind) {
            case AUTO -> Optional.of(autoWord).filter(word -> !word.isEmpty());
            case MATCH -> Optional.of(matchWord);
            default -> ratio.map(Ratio::toString);
        };
    }

    @Override
    public String toString() {
        String shape =
                switch (kind) {
                    case NOTHING, AUTO, MATCH -> kind.name().toLowerCase(Locale.ROOT);
                    case PIXELS -> pixels.map(Pixels::toString).orElse("");
                    case SHAPE -> ratio.map(Ratio::toString).orElse("");
                };
        return (shape + " " + tier.map(Tier::toString).orElse("")).trim();
    }
}
