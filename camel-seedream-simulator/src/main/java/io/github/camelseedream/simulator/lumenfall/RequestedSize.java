package io.github.camelseedream.simulator.lumenfall;

import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.protocol.Fields;
import io.github.camelseedream.simulator.protocol.Refusal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From what a request says about size to the size of the image. Pixels win over ratio and tier; a
 * ratio in {@code size} replaces {@code aspect_ratio}; ratios are matched to the nearest listed one
 * by the logarithm, which treats portrait and landscape alike. How Lumenfall measures "nearest" is
 * not published.
 */
final class RequestedSize {

    private static final int MAX_SIDE = 14142;
    private static final long CUSTOM_FROM = 1024;
    private static final long CUSTOM_TO = 4096;
    private static final Dimensions DEFAULT = Dimensions.square(1024);
    private static final Dimensions MODELS_CHOICE = Dimensions.square(2048);

    private static final Pattern PIXELS = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
    private static final Pattern RATIO =
            Pattern.compile("(\\d{1,5}(?:\\.\\d+)?):(\\d{1,5}(?:\\.\\d+)?)");
    private static final Pattern TIER =
            Pattern.compile("(\\d{1,3}(?:\\.\\d+)?)(K|MP|)", Pattern.CASE_INSENSITIVE);

    /** The tiers' names are the sides of a square in units of 1024. */
    private static final List<Double> TIER_SIDES = List.of(512.0, 1024.0, 2048.0, 4096.0);

    private final Fields fields;
    private final LumenfallModel model;
    private final Optional<Dimensions> reference;

    /** The reference is the first image of an edit; its shape is what "auto" then means. */
    RequestedSize(Fields fields, LumenfallModel model, Optional<Dimensions> reference) {
        this.fields = fields;
        this.model = model;
        this.reference = reference;
    }

    Dimensions resolve() {
        String size = fields.text("size").orElse("auto");
        Matcher pixels = PIXELS.matcher(size);
        Matcher ratio = RATIO.matcher(size);
        if (pixels.matches()) {
            return clamped(new Dimensions(side(pixels.group(1)), side(pixels.group(2))));
        }
        if (size.equals("custom")) {
            return clamped(new Dimensions(customSide("width"), customSide("height")));
        }
        if (ratio.matches()) {
            return shaped(Optional.of(ratio(ratio)));
        }
        if (!size.equals("auto")) {
            throw invalid("size", size, "WxH, W:H, auto or custom");
        }
        Optional<Double> asked = askedRatio();
        boolean isOpen = asked.isEmpty() && fields.text("resolution").isEmpty();
        if (isOpen) {
            return clamped(fields.text("size").isPresent() ? MODELS_CHOICE : DEFAULT);
        }
        return shaped(asked);
    }

    private Optional<Double> askedRatio() {
        String asked = fields.text("aspect_ratio").orElse("auto");
        if (asked.equals("auto")) {
            return reference.map(Dimensions::ratio);
        }
        Matcher ratio = RATIO.matcher(asked);
        if (!ratio.matches()) {
            throw invalid("aspect_ratio", asked, "W:H or auto");
        }
        return Optional.of(ratio(ratio));
    }

    private Dimensions shaped(Optional<Double> asked) {
        double ratio = asked.orElse(1.0);
        double side = tierSide();
        if (model.listedSizes().isEmpty()) {
            return clamped(Dimensions.ofArea(side * side, ratio));
        }
        return model.listedSizes().stream()
                .min(Comparator.comparingDouble(size -> distance(size.ratio(), ratio)))
                .orElseThrow();
    }

    /** Every tier is accepted, in K or in megapixels, and mapped to the nearest. */
    private double tierSide() {
        String asked = fields.text("resolution").orElse("auto");
        Matcher tier = TIER.matcher(asked);
        if (asked.equals("auto")) {
            return DEFAULT.width();
        }
        if (!tier.matches() || Double.parseDouble(tier.group(1)) == 0) {
            throw invalid("resolution", asked, "a tier such as 2K, megapixels such as 0.25, auto");
        }
        double number = Double.parseDouble(tier.group(1));
        double side =
                !tier.group(2).equalsIgnoreCase("K") ? Math.sqrt(number * 1e6) : number * 1024;
        return TIER_SIDES.stream()
                .min(Comparator.comparingDouble(known -> distance(known, side)))
                .orElseThrow();
    }

    private Dimensions clamped(Dimensions size) {
        return size.within(model.maxPixels());
    }

    private int customSide(String name) {
        return fields.integer(name)
                .filter(side -> side >= CUSTOM_FROM && side <= CUSTOM_TO)
                .map(Long::intValue)
                .orElseThrow(() -> invalid(name, "custom", "1024 to 4096 when size is custom"));
    }

    private static int side(String digits) {
        int side = Integer.parseInt(digits);
        if (side < 1 || side > MAX_SIDE) {
            throw invalid("size", digits, "sides of 1 to " + MAX_SIDE + " pixels");
        }
        return side;
    }

    private static double ratio(Matcher ratio) {
        double width = Double.parseDouble(ratio.group(1));
        double height = Double.parseDouble(ratio.group(2));
        if (width == 0 || height == 0) {
            throw invalid("aspect_ratio", ratio.group(), "W:H above zero");
        }
        return width / height;
    }

    private static double distance(double first, double second) {
        return Math.abs(Math.log(first / second));
    }

    private static Refusal invalid(String field, String value, String accepted) {
        return FieldErrors.refusal("Invalid " + field + " '" + value + "': expected " + accepted);
    }
}
