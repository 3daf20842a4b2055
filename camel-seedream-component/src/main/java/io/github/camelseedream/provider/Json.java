package io.github.camelseedream.provider;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelseedream.result.PictureStore;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * JSON as the adapters meet it, with a mapper of its own that no user's setting changes. Replies
 * become trees in which every picture is already a handle from the {@link PictureStore}.
 */
public final class Json {

    private static final int LONGEST_STRING = 1 << 20;
    private static final int LONGEST_NUMBER = 100;
    private static final int DEEPEST = 100;

    /** Most bytes of a reply, its pictures not counted. */
    private static final int LONGEST_REPLY = 8 << 20;

    /** For what others send. */
    private static final ObjectMapper REPLIES =
            mapper(
                    StreamReadConstraints.builder()
                            .maxDocumentLength(LONGEST_REPLY)
                            .maxStringLength(LONGEST_STRING));

    /** For text that is in memory anyway, such as a user's body with references in it. */
    private static final ObjectMapper TEXTS =
            mapper(StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE));

    private Json() {}

    private static ObjectMapper mapper(StreamReadConstraints.Builder limits) {
        JsonFactory factory =
                JsonFactory.builder()
                        .streamReadConstraints(
                                limits.maxNestingDepth(DEEPEST)
                                        .maxNumberLength(LONGEST_NUMBER)
                                        .build())
                        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                        .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /**
     * Reads a reply to its end. Pictures (the base64 of {@code b64_json} and its like, and data
     * URIs) go to the store while they are read and stand in the tree as nodes that {@link
     * Replies#picture} opens. When this fails, no picture of the reply is left in the store. An
     * empty body is a missing node.
     *
     * @throws PictureStore.UnusablePictureException if a picture is not whole, or no picture
     * @throws IOException if the reply breaks off, is not JSON or is larger than a reply may be
     */
    public static JsonNode read(InputStream body, PictureStore store) throws IOException {
        TakenPictures pictures = new TakenPictures(store);
        boolean complete = false;
        try {
            JsonNode tree = REPLIES.readTree(new PictureFilter(body, pictures));
            JsonNode whole = pictures.putInto(tree);
            complete = true;
            return whole;
        } catch (StreamConstraintsException e) {
            throw new IOException("it is beyond what a reply may be: " + e.getOriginalMessage(), e);
        } catch (JsonProcessingException e) {
            throw notJson(e);
        } finally {
            if (!complete) {
                pictures.close();
            }
        }
    }

    /** Without what Jackson quotes, which may be a piece of a picture. */
    private static IOException notJson(JsonProcessingException cause) {
        String message = cause.getOriginalMessage().lines().findFirst().orElse("");
        return message.startsWith("Unexpected end-of-input")
                ? new IOException("it ends in the middle", cause)
                : new IOException(
                        "it is not JSON: "
                                + message.replaceAll("'[^'\\s]{9,}'?", "'...'")
                                        .replaceAll(Replies.GAP, " "),
                        cause);
    }

    /**
     * Reads one JSON value, with nothing but white space around it.
     *
     * @throws IOException if it is not exactly that
     */
    public static JsonNode tree(String text) throws IOException {
        JsonNode tree;
        try {
            tree = TEXTS.readTree(text);
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
        if (tree.isMissingNode()) {
            throw new EOFException("it is empty");
        }
        return tree;
    }

    /** Writes maps, lists and plain values as UTF-8. */
    public static byte[] write(Object value) {
        try {
            return TEXTS.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The same as maps, lists and plain values. A picture becomes a short text about it, a missing
     * node null.
     */
    public static Object plain(JsonNode node) {
        return PlainValues.of(node);
    }
}
