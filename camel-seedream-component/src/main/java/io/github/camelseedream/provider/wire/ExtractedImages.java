package io.github.camelseedream.provider.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.github.camelseedream.result.ImageStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The images taken out of one reply, each under a placeholder that nobody can guess: a reply that
 * was written before the placeholder was made cannot contain it.
 */
final class ExtractedImages implements AutoCloseable {

    /** A request has up to 15 images, and some providers repeat its references. */
    private static final int MOST = 100;

    private final ImageStore store;
    private final List<ExtractedImage> images = new ArrayList<>();
    private final Map<String, ExtractedImage> unplaced = new HashMap<>();
    private String secret;

    ExtractedImages(ImageStore store) {
        this.store = store;
    }

    /** A sink for the next image. */
    ImageStore.Sink open() throws IOException {
        if (images.size() == MOST) {
            throw new IOException("it has more than " + MOST + " images");
        }
        return store.open();
    }

    /** Keeps an image and returns what stands for it. */
    String keep(ExtractedImage image) {
        if (secret == null) {
            secret = UUID.randomUUID().toString();
        }
        String placeholder = secret + "/" + images.size();
        images.add(image);
        unplaced.put(placeholder, image);
        return placeholder;
    }

    /** The tree with its images; one that found no place, such as a repeated key's, is freed. */
    JsonNode putInto(JsonNode tree) {
        JsonNode whole = replaced(tree);
        unplaced.values().forEach(ExtractedImage::close);
        return whole;
    }

    private JsonNode replaced(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                field.setValue(replaced(field.getValue()));
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, replaced(array.get(i)));
            }
        } else if (node.isTextual() && unplaced.containsKey(node.textValue())) {
            return new POJONode(unplaced.remove(node.textValue()));
        } else if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
            // no arithmetic can use it, and no JSON can be written of it
            return NullNode.getInstance();
        }
        return node;
    }

    /** Frees all of them. */
    @Override
    public void close() {
        images.forEach(ExtractedImage::close);
    }
}
