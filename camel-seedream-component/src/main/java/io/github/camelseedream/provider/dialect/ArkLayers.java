package io.github.camelseedream.provider.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.wire.OpenAiImageJson;
import io.github.camelseedream.provider.wire.ReplyReader;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.request.Violations;
import io.github.camelseedream.result.ImageLayer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Pictures that are taken apart, at whoever hosts the models that do it. Stateless.
 *
 * <p>Sources, read 2026-11: docs.byteplus.com/en/docs/ModelArk/1541523; for the smallest image
 * github.com/byteplus-sa/ComfyUI-BytePlus-ModelArk.
 */
final class ArkLayers {

    private static final List<String> TYPES = List.of("image/png", "image/jpeg");
    private static final long MIN_PIXELS = 262_144;

    private ArkLayers() {}

    /**
     * What a request has to be for it.
     *
     * @param asked the parameter that asks for layers
     */
    static void check(ProviderRequest call, ImageParameter<?> asked, Violations violations) {
        List<ReferenceImage> references = call.request().getReferences();
        if (references.size() != 1) {
            violations.add(asked, "takes exactly one reference image");
        } else if (references.get(0) instanceof ReferenceImage.Local image) {
            check(image, asked, violations);
        }
        if (call.size().pixels().isPresent() || call.size().ratio().isPresent()) {
            violations.add(
                    asked,
                    "keeps the shape of the reference, and takes no size in pixels and no ratio."
                            + " Give a tier such as 2K, or no size");
        }
        if (call.request().has(ImageParameters.BACKGROUND)) {
            violations.add(asked, "does not go with background");
        }
    }

    private static void check(
            ReferenceImage.Local image, ImageParameter<?> asked, Violations violations) {
        if (!TYPES.contains(image.mediaType())) {
            violations.add(
                    asked,
                    "takes no " + image.mediaType() + ". Accepted: " + String.join(", ", TYPES));
        }
        if ((long) image.width() * image.height() < MIN_PIXELS) {
            violations.add(
                    asked,
                    "takes images of at least "
                            + MIN_PIXELS
                            + " pixels, and this one is "
                            + image.width()
                            + "x"
                            + image.height());
        }
    }

    /**
     * The images of an answer, which may come in any order. The base is that with {@code z_index}
     * 0, or the first without one.
     */
    static Outcome.Finished inOrder(Outcome.Finished answer, JsonNode data) {
        List<Outcome.ReturnedImage> images = new ArrayList<>();
        for (JsonNode node : data) {
            OpenAiImageJson.item(node)
                    .map(image -> image.withLayer(layer(node)))
                    .ifPresent(images::add);
        }
        images.sort(Comparator.comparing(image -> image.layer().index()));
        answer.images().stream().filter(image -> image.failure() != null).forEach(images::add);
        return new Outcome.Finished(images, answer.facts());
    }

    /** What is told of a layer. */
    static ImageLayer layer(JsonNode node) {
        return new ImageLayer(
                Math.max(0, node.path("z_index").asInt()),
                ReplyReader.text(node.path("name")),
                ReplyReader.text(node.path("description")),
                box(node.at("/bounding_box/absolute")));
    }

    private static ImageLayer.Box box(JsonNode sides) {
        return sides.size() != 4
                ? null
                : new ImageLayer.Box(
                        sides.get(0).asInt(),
                        sides.get(1).asInt(),
                        sides.get(2).asInt(),
                        sides.get(3).asInt());
    }
}
