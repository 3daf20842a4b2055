package io.github.camelseedream.provider.builtin.lumenfall;

import io.github.camelseedream.catalog.ModelFamilies;
import io.github.camelseedream.catalog.SizeRule;
import io.github.camelseedream.catalog.SizeSupport;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.spec.Limit;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.request.Violation;
import java.util.ArrayList;
import java.util.List;

/**
 * What Lumenfall refuses beyond its parameter table. Sources:
 * docs.lumenfall.ai/api-reference/images (generate, edit),
 * lumenfall.ai/models/bytedance/seedream-4, read 2026-11.
 */
final class LumenfallLimits {

    private static final Limit SIDES = new Limit(ImageParameters.SIZE, "pixels a side", 1, 14142);
    private static final Limit AVIF =
            new Limit(ImageParameters.OUTPUT_FORMAT, "pixels a side of avif", 1, 1600);
    private static final Limit CUSTOM_WIDTH = custom(ImageParameters.WIDTH);
    private static final Limit CUSTOM_HEIGHT = custom(ImageParameters.HEIGHT);

    static final List<Limit> ALL = List.of(SIDES, AVIF, CUSTOM_WIDTH, CUSTOM_HEIGHT);

    /** Sizes go out as they were written; this is what its page says that 4.0 makes of them. */
    private static final SizeSupport SIZES_OF_4_0 =
            SizeSupport.of(
                    SizeRule.builder()
                            .documented(
                                    "1K",
                                    "1:1 1024x1024",
                                    "4:3 1183x887",
                                    "3:4 887x1182",
                                    "16:9 1365x768",
                                    "9:16 768x1365",
                                    "3:2 1254x836",
                                    "2:3 836x1254",
                                    "21:9 1563x670")
                            .build());

    private final ImageRequest request;
    private final List<Violation> complaints = new ArrayList<>();

    private LumenfallLimits(ImageRequest request) {
        this.request = request;
    }

    private static Limit custom(ImageParameter<Integer> side) {
        return new Limit(side, "pixels with size=custom", 1024, 4096);
    }

    static SizeSupport sizing(String model) {
        return ModelFamilies.of(model) == ModelFamilies.SEEDREAM_4_0
                ? SIZES_OF_4_0
                : SizeSupport.AS_WRITTEN;
    }

    static List<Violation> check(ProviderRequest call) {
        ImageRequest request = call.request();
        LumenfallLimits limits = new LumenfallLimits(request);
        limits.checkForcedHost(call.model());
        request.get(ImageParameters.SIZE).flatMap(ImageSize::parse).ifPresent(limits::checkSize);
        limits.checkMask();
        return limits.complaints;
    }

    /** Where a host is forced that has no field for a parameter, nothing could be sent. */
    private void checkForcedHost(String model) {
        boolean off =
                request.get(ImageParameters.PROMPT_ENHANCEMENT).filter("off"::equals).isPresent();
        if (off && model.startsWith("fal/")) {
            complain(
                    ImageParameters.PROMPT_ENHANCEMENT,
                    "has no field at the forced host fal. Accepted: fast, standard");
        }
        if (request.has(ImageParameters.SAFETY_CHECKER) && model.equals("replicate/seedream-4")) {
            complain(
                    ImageParameters.SAFETY_CHECKER,
                    "has no field at the forced host replicate for seedream-4. Leave it out");
        }
    }

    private void checkSize(ImageSize size) {
        if (size instanceof ImageSize.Pixels pixels) {
            int longest = Math.max(pixels.width(), pixels.height());
            if (!SIDES.contains(longest)) {
                complain(
                        ImageParameters.SIZE,
                        "is too large. Accepted: " + SIDES.accepted() + " " + SIDES.unit());
            } else if (!AVIF.contains(longest) && isAvif()) {
                complain(
                        ImageParameters.OUTPUT_FORMAT,
                        "is made up to "
                                + AVIF.most()
                                + " pixels a side, and size asks for "
                                + pixels
                                + ". Ask for a smaller size, or for webp, jpeg or png");
            }
        } else if (size instanceof ImageSize.Custom) {
            checkCustomSide(ImageParameters.WIDTH, CUSTOM_WIDTH);
            checkCustomSide(ImageParameters.HEIGHT, CUSTOM_HEIGHT);
        }
    }

    private void checkCustomSide(ImageParameter<Integer> side, Limit limit) {
        request.get(side)
                .filter(pixels -> !limit.contains(pixels))
                .ifPresent(
                        pixels ->
                                complain(
                                        side,
                                        "is out of range with size=custom. Accepted: "
                                                + limit.accepted()));
    }

    private boolean isAvif() {
        return request.get(ImageParameters.OUTPUT_FORMAT).filter("avif"::equals).isPresent();
    }

    private void checkMask() {
        if (!(request.get(ImageParameters.MASK).orElse(null)
                instanceof ReferenceImage.Local mask)) {
            return;
        }
        if (request.getReferences().isEmpty()) {
            complain(ImageParameters.MASK, "needs an image to edit. Add references");
        } else if (!mask.mediaType().equals("image/png")) {
            complain(ImageParameters.MASK, "is " + mask.mediaType() + ". Accepted: image/png");
        } else if (request.getReferences().get(0) instanceof ReferenceImage.Local first
                && (first.width() != mask.width() || first.height() != mask.height())) {
            complain(
                    ImageParameters.MASK,
                    "is "
                            + mask.width()
                            + "x"
                            + mask.height()
                            + " but the first reference is "
                            + first.width()
                            + "x"
                            + first.height()
                            + ". Give a mask of the same size");
        }
    }

    private void complain(ImageParameter<?> parameter, String problem) {
        complaints.add(Violation.about(request, parameter, problem));
    }
}
