package io.github.camelseedream.request;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A size as a person writes it: pixels, a shape, a tier, or the provider's choice. Nothing here
 * knows which sizes a model can make. Immutable.
 */
public sealed interface ImageSize {

    /** {@code 1024x768}: both sides in pixels. */
    record Pixels(int width, int height) implements ImageSize {

        /**
         * What a reply says of an image, e.g. {@code 2048x2048}; empty where it is no such text.
         */
        public static Optional<Pixels> told(String text) {
            return parse(text).filter(Pixels.class::isInstance).map(Pixels.class::cast);
        }

        public long area() {
            return (long) width * height;
        }

        public double ratio() {
            return (double) width / height;
        }

        /** The shape alone, in its smallest numbers. */
        public Ratio shape() {
            int divisor = BigInteger.valueOf(width).gcd(BigInteger.valueOf(height)).intValue();
            int across = width / divisor;
            int down = height / divisor;
            return new Ratio(across, down);
        }

        /** The scale alone: the square of the same area. */
        public Tier scale() {
            return new Tier(toString(), Math.sqrt(area()));
        }

        @Override
        public String toString() {
            return width + "x" + height;
        }
    }

    /** {@code 16:9}: the shape only. */
    record Ratio(double width, double height) implements ImageSize {

        public double value() {
            return width / height;
        }

        @Override
        public String toString() {
            return plain(width) + ":" + plain(height);
        }
    }

    /**
     * {@code 2K}, {@code 0.25}, {@code 1MP}: the scale only, as the side of a square, in pixels.
     */
    record Tier(String label, double side) implements ImageSize {

        private static final String MEGAPIXELS = "MP";

        /** The label as a wire has it that takes megapixels as a bare number: {@code 1}. */
        public String bareLabel() {
            return label.endsWith(MEGAPIXELS)
                    ? label.substring(0, label.length() - MEGAPIXELS.length())
                    : label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /** {@code auto}: the provider decides. */
    record Auto() implements ImageSize {

        @Override
        public String toString() {
            return "auto";
        }
    }

    /** {@code match}: the shape of the first reference. */
    record Match() implements ImageSize {

        @Override
        public String toString() {
            return "match";
        }
    }

    /** {@code custom}: see width and height. */
    record Custom() implements ImageSize {

        @Override
        public String toString() {
            return "custom";
        }
    }

    /** What a size may look like, for messages. */
    String FORMS = "WxH such as 2048x1152, W:H such as 16:9, a tier such as 2K, 0.5K or 1MP, auto";

    /**
     * Reads a size.
     *
     * @return the size, or empty where the text is none
     */
    static Optional<ImageSize> parse(String text) {
        return SizeText.parse(text.trim().toLowerCase(Locale.ROOT));
    }

    /**
     * A size that stands in a program.
     *
     * @throws IllegalArgumentException if the text is none
     */
    static ImageSize of(String text) {
        return parse(text)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "'" + text + "' is not a size. Accepted: " + FORMS));
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    /** The grammar of {@link ImageSize}. */
    final class SizeText {

        private static final Pattern PIXELS =
                Pattern.compile("(\\d{1,9})\\s*[x×✕✖*]\\s*(\\d{1,9})");
        private static final Pattern RATIO =
                Pattern.compile(
                        "(\\d{1,5}(?:\\.\\d{1,4})?)\\s*[:：∶]\\s*(\\d{1,5}(?:\\.\\d{1,4})?)");
        private static final Pattern TIER =
                Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3})?)\\s*(k|mp)?");

        /** A bare 512 is not read: it could be a side as well as megapixels. */
        private static final double LEAST_UNCLEAR_NUMBER = 100;

        private static final double PIXELS_OF_1K = 1024;
        private static final double MEGAPIXEL = 1_000_000;

        private SizeText() {}

        private static Optional<ImageSize> parse(String lower) {
            return switch (lower) {
                case "auto" -> Optional.of(new Auto());
                case "match", "match_input_image" -> Optional.of(new Match());
                case "custom" -> Optional.of(new Custom());
                default -> parseNumbers(lower);
            };
        }

        private static Optional<ImageSize> parseNumbers(String lower) {
            Matcher pixels = PIXELS.matcher(lower);
            if (pixels.matches()) {
                return positive(
                        new Pixels(
                                Integer.parseInt(pixels.group(1)),
                                Integer.parseInt(pixels.group(2))));
            }
            Matcher ratio = RATIO.matcher(lower);
            if (ratio.matches()) {
                double width = Double.parseDouble(ratio.group(1));
                double height = Double.parseDouble(ratio.group(2));
                return width > 0 && height > 0
                        ? Optional.of(new Ratio(width, height))
                        : Optional.empty();
            }
            Matcher tier = TIER.matcher(lower);
            if (tier.matches()) {
                return tier(tier.group(1), Objects.requireNonNullElse(tier.group(2), ""));
            }
            return Optional.empty();
        }

        private static Optional<ImageSize> positive(Pixels pixels) {
            return pixels.width() > 0 && pixels.height() > 0
                    ? Optional.of(pixels)
                    : Optional.empty();
        }

        /** A bare number is megapixels, as the providers write it: 0.25, 1. */
        private static Optional<ImageSize> tier(String digits, String unit) {
            double number = Double.parseDouble(digits);
            if (number == 0 || unit.isEmpty() && number >= LEAST_UNCLEAR_NUMBER) {
                return Optional.empty();
            }
            return Optional.of(
                    new Tier(
                            digits + unit.toUpperCase(Locale.ROOT),
                            unit.equals("k")
                                    ? number * PIXELS_OF_1K
                                    : Math.sqrt(number * MEGAPIXEL)));
        }
    }
}
