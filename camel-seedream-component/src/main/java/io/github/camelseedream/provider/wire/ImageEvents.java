package io.github.camelseedream.provider.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.github.camelseedream.result.ImageStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;

/**
 * A reply of server-sent events, an event for each image, as the tree that the same answer is
 * without events: {@code data} in the order of the images, and beside it what the last event says.
 * Previews are dropped.
 *
 * <p>Source: docs.byteplus.com/en/docs/ModelArk/1824137 and OpenAI's images API, read 2026-11.
 */
final class ImageEvents {

    /** A request has up to 15 images. */
    private static final int MOST = 100;

    private static final String DONE = "[DONE]";

    private final ObjIntConsumer<JsonNode> listener;
    private final TreeMap<Integer, JsonNode> images = new TreeMap<>();
    private final ObjectNode whole = JsonNodeFactory.instance.objectNode();

    /** Whether nothing is missing if the reply ends now. */
    private boolean isComplete;

    /** Whether nothing more comes; the connection may stay open. */
    private boolean isOver;

    private ImageEvents(ObjIntConsumer<JsonNode> listener) {
        this.listener = listener;
    }

    /**
     * What came.
     *
     * @param cutOff why the reply broke off after some of it; empty where it is complete
     */
    record Events(JsonNode tree, String cutOff) {}

    /**
     * Reads all events; images go to the store while they are read.
     *
     * @param listener is given each image that comes, and its place, as a tree of this image alone
     * @throws IOException if nothing of it can be used
     */
    static Events read(InputStream body, ImageStore store, ObjIntConsumer<JsonNode> listener)
            throws IOException {
        ImageEvents reply = new ImageEvents(listener);
        ServerSentEvents events = new ServerSentEvents(body);
        String cutOff = "";
        try {
            while (!reply.isOver && events.next()) {
                reply.readEvent(events.data(), store);
            }
        } catch (IOException e) {
            if (reply.images.isEmpty()) {
                throw e;
            }
            cutOff = String.valueOf(e.getMessage());
        }
        if (cutOff.isEmpty() && !reply.isComplete) {
            cutOff = "it ended before it said that it is complete";
        }
        return new Events(reply.tree(), cutOff);
    }

    private void readEvent(InputStream data, ImageStore store) throws IOException {
        byte[] head = data.readNBytes(DONE.length());
        if (new String(head, StandardCharsets.US_ASCII).equals(DONE)) {
            isComplete = true;
            isOver = true;
            return;
        }
        add(Json.read(new SequenceInputStream(new ByteArrayInputStream(head), data), store));
    }

    private void add(JsonNode event) throws IOException {
        String type = event.path("type").asText();
        boolean isImage = event.hasNonNull("url") || event.hasNonNull("b64_json");
        if (isImage && !type.endsWith(".partial_image")) {
            tell(event, put(event));
        } else if (event.hasNonNull("error")) {
            // of one image, or of all that would have come after it
            put(event);
        } else {
            free(event);
        }
        if (type.endsWith(".completed")) {
            isComplete = true;
            // OpenAI's holds an image, and there is one for each
            isOver = !isImage;
            event.properties().stream()
                    .filter(field -> !List.of("type", "error").contains(field.getKey()))
                    .filter(field -> !isImage || field.getKey().equals("usage"))
                    .forEach(field -> whole.set(field.getKey(), field.getValue()));
        }
        for (String name : new String[] {"model", "created"}) {
            if (event.hasNonNull(name) && !whole.has(name)) {
                whole.set(name, event.get(name));
            }
        }
    }

    private void tell(JsonNode event, int place) {
        ObjectNode alone = JsonNodeFactory.instance.objectNode();
        alone.putArray("data").add(event);
        listener.accept(alone, place);
    }

    /** Returns the place that it got. */
    private int put(JsonNode event) throws IOException {
        if (images.size() == MOST) {
            free(event);
            throw new IOException("it has more than " + MOST + " images");
        }
        int index = event.path("image_index").asInt(-1);
        boolean isFree = index >= 0 && index < MOST && !images.containsKey(index);
        int place = isFree ? index : images.isEmpty() ? 0 : images.lastKey() + 1;
        images.put(place, event);
        return place;
    }

    private JsonNode tree() {
        whole.putArray("data").addAll(images.values());
        return whole;
    }

    private static void free(JsonNode node) {
        if (node instanceof POJONode pojo && pojo.getPojo() instanceof ExtractedImage image) {
            image.close();
        }
        node.forEach(ImageEvents::free);
    }
}
