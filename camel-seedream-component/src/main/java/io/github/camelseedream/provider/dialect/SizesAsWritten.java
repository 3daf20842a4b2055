package io.github.camelseedream.provider.dialect;

import io.github.camelseedream.provider.spec.Limit;
import io.github.camelseedream.provider.wire.RequestFields;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.Violations;
import java.util.List;
import java.util.Optional;

/** The sizes of a wire that takes every form as a person writes it. */
final class SizesAsWritten {

    private SizesAsWritten() {}

    /** A tier is no size but a resolution; sides without a size make one. */
    static void put(RequestFields fields, ImageRequest request) {
        Optional<ImageSize> size = request.get(ImageParameters.SIZE);
        Optional<ImageSize> tier = size.filter(ImageSize.Tier.class::isInstance);
        Optional<ImageSize> resolution = tier.or(() -> request.get(ImageParameters.RESOLUTION));
        fields.put("resolution", resolution.map(SizesAsWritten::resolution));
        Optional<Integer> width = request.get(ImageParameters.WIDTH);
        Optional<Integer> height = request.get(ImageParameters.HEIGHT);
        if (size.isEmpty() && width.isPresent() && height.isPresent()) {
            fields.put("size", width.get() + "x" + height.get());
        } else {
            fields.put("width", width).put("height", height);
            fields.put("size", size.filter(any -> tier.isEmpty()).map(ImageSize::toString));
        }
    }

    private static String resolution(ImageSize size) {
        return size instanceof ImageSize.Tier tier ? tier.bareLabel() : size.toString();
    }

    /** Sides in pixels are held to the limit of size, those of a custom size to their own. */
    static void check(ImageRequest request, List<Limit> limits, Violations violations) {
        for (Limit limit : limits) {
            if (limit.parameter() == ImageParameters.SIZE) {
                longestSide(request)
                        .filter(side -> !limit.contains(side))
                        .ifPresent(
                                side ->
                                        violations.add(
                                                ImageParameters.SIZE,
                                                "is too large. Accepted: "
                                                        + limit.accepted()
                                                        + " "
                                                        + limit.unit()));
            } else if (size(request) instanceof ImageSize.Custom
                    && request.get(limit.parameter()).orElse(null) instanceof Integer side
                    && !limit.contains(side)) {
                violations.add(
                        limit.parameter(),
                        "is out of range with size=custom. Accepted: " + limit.accepted());
            }
        }
    }

    /** The longer side of a size in pixels. */
    static Optional<Integer> longestSide(ImageRequest request) {
        return size(request) instanceof ImageSize.Pixels pixels
                ? Optional.of(Math.max(pixels.width(), pixels.height()))
                : Optional.empty();
    }

    private static ImageSize size(ImageRequest request) {
        return request.get(ImageParameters.SIZE).orElse(null);
    }
}
