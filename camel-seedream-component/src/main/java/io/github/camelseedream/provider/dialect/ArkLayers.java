package io.github.camelseedream.provider.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.wire.OpenAiImageJson;
import io.github.camelseedream.provider.wire.ReplyReader;
import io.github.camelseedream.result.ImageLayer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The images of a picture that was taken apart, which may come in any order. The base is that with
 * {@code z_index} 0, or the first without one. Stateless.
 *
 * <p>Source: docs.byteplus.com/en/docs/ModelArk/1541523, read 2026-11.
 */
final class ArkLayers {

    private ArkLayers() {}

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
