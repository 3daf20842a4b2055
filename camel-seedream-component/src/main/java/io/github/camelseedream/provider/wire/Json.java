package io.github.camelseedream.provider.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelseedream.image.UnusableImageException;
import io.github.camelseedream.result.ImageStore;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * JSON as the adapters meet it, with a mapper of its own that no user's setting changes.
 * ReplyReader become trees in which every image is already a handle from the {@link ImageStore}.
 * Stateless.
 */
public final class Json {

    /**
     * Characters of one text of a reply; {@link ImageExtractingInputStream} cuts it off long
     * before.
     */
    private static final int LONGEST_STRING = 2 * ImageExtractingInputStream.LONGEST_STRING;

    private static final int LONGEST_NUMBER = 100;
    private static final int DEEPEST = 100;

    /** Most bytes of a reply, its images not counted. */
    private static final int LONGEST_REPLY = 8 << 20;

    /** As a tree, a token may be thirty times as large as in the reply. */
    private static final int MOST_TOKENS = 500_000;

    /**
     * For what others send. A reply may be paid for, so that what is odd beside its images does not
     * lose them.
     */
    private static final ObjectMapper REPLIES =
            mapper(
                            StreamReadConstraints.builder()
                                    .maxDocumentLength(LONGEST_REPLY)
                                    .maxTokenCount(MOST_TOKENS)
                                    .maxStringLength(LONGEST_STRING))
                    .enable(
                            JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
                            JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS,
                            JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS,
                            JsonReadFeature.ALLOW_LEADING_DECIMAL_POINT_FOR_NUMBERS,
                            JsonReadFeature.ALLOW_TRAILING_DECIMAL_POINT_FOR_NUMBERS,
                            JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                            JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
                            JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .build();

    /** For text that is in memory anyway, such as a user's body with references in it. */
    private static final ObjectMapper TEXTS =
            mapper(StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE))
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    // who checked the request before may have read the other one
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .build();

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Json() {}

    private static JsonMapper.Builder mapper(StreamReadConstraints.Builder limits) {
        JsonFactory factory =
                JsonFactory.builder()
                        .streamReadConstraints(
                                limits.maxNestingDepth(DEEPEST)
                                        .maxNumberLength(LONGEST_NUMBER)
                                        .build())
                        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                        .build();
        return JsonMapper.builder(factory);
    }

    /**
     * Reads a reply to the end of its first JSON value; whatever follows is left alone. Images (the
     * base64 of {@code b64_json} and its like, and data URIs) go to the store while they are read
     * and stand in the tree as nodes that {@link OpenAiImageJson#image} opens. What is odd beside
     * them is read as well as it can be: a number that is none becomes null, a byte that is no
     * UTF-8 a replacement character, and a text that is too long is cut off. When this fails, no
     * image of the reply is left in the store. An empty body is a missing node.
     *
     * @throws UnusableImageException if an image is not whole, or no image
     * @throws IOException if the reply breaks off, is not JSON or is larger than a reply may be
     */
    public static JsonNode read(InputStream body, ImageStore store) throws IOException {
        ExtractedImages images = new ExtractedImages(store);
        boolean complete = false;
        try {
            JsonNode tree = REPLIES.readTree(text(new ImageExtractingInputStream(body, images)));
            JsonNode whole = images.putInto(tree);
            complete = true;
            return whole;
        } catch (StreamConstraintsException e) {
            throw new IOException("it is beyond what a reply may be: " + words(e), e);
        } catch (JsonProcessingException e) {
            throw notJson(e);
        } finally {
            if (!complete) {
                images.close();
            }
        }
    }

    /**
     * Without what Jackson quotes, which may be a piece of an image or a secret; so it is not the
     * cause either.
     */
    private static IOException notJson(JsonProcessingException problem) {
        String message = words(problem);
        if (message.startsWith("Trailing token")) {
            return new IOException("it is not JSON: something follows the value");
        }
        if (message.startsWith("Unexpected end-of-input")) {
            return new IOException("it ends in the middle");
        }
        if (message.startsWith("Duplicate field")) {
            return new IOException("it has a field twice in one object");
        }
        String bare = message.replaceAll("token '[^']*'?", "token '...'");
        return new IOException(
                "it is not JSON: "
                        + ReplyReader.GAP
                                .matcher(bare.replaceAll("'[^'\\s]{9,}'?", "'...'"))
                                .replaceAll(" "));
    }

    /** The first line of what Jackson says, without its own class names and settings. */
    private static String words(JsonProcessingException problem) {
        return problem.getOriginalMessage()
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll(", from `[^`]*`", "")
                .replaceAll(": enable `.*", "");
    }

    /** As text, without a byte order mark in front; bytes that are no UTF-8 are replaced. */
    private static Reader text(InputStream utf8) throws IOException {
        PushbackReader text =
                new PushbackReader(new InputStreamReader(utf8, StandardCharsets.UTF_8));
        int first = text.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            text.unread(first);
        }
        return text;
    }

    /**
     * Reads one JSON value of a user, with nothing but white space around it and no field twice.
     *
     * @throws IOException if it is not exactly that; it does not show the text
     */
    public static JsonNode tree(String text) throws IOException {
        JsonNode tree;
        try {
            tree = TEXTS.readTree(text);
        } catch (StreamConstraintsException e) {
            throw new IOException("it is beyond what JSON may be: " + words(e), e);
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
        if (tree.isMissingNode()) {
            throw new EOFException("it is empty");
        }
        return tree;
    }

    /** The start of a reply that tells of an error; a missing node where it is not JSON. */
    static JsonNode treeOrMissing(String text) {
        try {
            return REPLIES.readTree(text);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
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
     * The same as maps, lists and plain values. An image becomes a short text about it, a missing
     * node null.
     */
    public static Object plain(JsonNode node) {
        return PlainValues.of(node);
    }

    /** The same of what a program gives: a tree, or maps and lists of any type, at any depth. */
    public static Object plain(Object value) {
        return PlainValues.of(value);
    }
}
