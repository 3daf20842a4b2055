package io.github.camelseedream.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.github.camelseedream.result.PictureStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The pictures taken out of one reply, each under a placeholder that nobody can guess: a reply that
 * was written before the placeholder was made cannot contain it.
 */
final class TakenPictures implements AutoCloseable {

    /** A request has up to 15 pictures, and some providers repeat its references. */
    private static final int MOST = 100;

    private final PictureStore store;
    private final List<TakenPicture> pictures = new ArrayList<>();
    private final Map<String, TakenPicture> unplaced = new HashMap<>();
    private String secret;

    TakenPictures(PictureStore store) {
        this.store = store;
    }

    /** A sink for the next picture. */
    PictureStore.Sink open() throws IOException {
        if (pictures.size() == MOST) {
            throw new IOException("it has more than " + MOST + " pictures");
        }
        return store.open();
    }

    /** Keeps a picture and returns what stands for it. */
    String keep(TakenPicture picture) {
        if (secret == null) {
            secret = UUID.randomUUID().toString();
        }
        String placeholder = secret + "/" + pictures.size();
        pictures.add(picture);
        unplaced.put(placeholder, picture);
        return placeholder;
    }

    /** The tree with its pictures; one that found no place, such as a repeated key's, is freed. */
    JsonNode putInto(JsonNode tree) {
        JsonNode whole = replaced(tree);
        unplaced.values().forEach(TakenPicture::close);
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
        pictures.forEach(TakenPicture::close);
    }
}
