package io.github.camelseedream.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.result.PictureStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** STUB until the media branch lands. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    public static JsonNode read(InputStream body, PictureStore store) throws IOException {
        return MAPPER.readTree(body);
    }

    public static JsonNode tree(String text) throws IOException {
        return MAPPER.readTree(text);
    }

    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Object plain(JsonNode node) {
        return MAPPER.convertValue(node, Object.class);
    }
}
