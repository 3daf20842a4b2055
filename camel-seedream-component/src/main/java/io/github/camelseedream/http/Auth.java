package io.github.camelseedream.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.BiConsumer;

/**
 * A key and how it is sent. The only place below the face that holds a key; it is never part of a
 * message, a log or {@link #toString()}.
 */
public final class Auth {

    /**
     * How a provider wants its key.
     *
     * @param header the header's name
     * @param prefix what stands before the key, e.g. {@code "Bearer "}
     */
    public record Style(String header, String prefix) {

        /** {@code Authorization: Bearer KEY}. */
        public static final Style BEARER = new Style("Authorization", "Bearer ");
    }

    private static final String HIDDEN = "xxxxxx";

    private final Style style;
    private final String key;

    public Auth(Style style, String key) {
        this.style = style;
        this.key = key;
    }

    /** Hands the signing header to the call that goes out. */
    public void sign(BiConsumer<String, String> header) {
        header.accept(style.header(), style.prefix() + key);
    }

    /** The text with the key blotted out. */
    public String hide(String text) {
        return key.isEmpty() ? text : text.replace(key, HIDDEN);
    }

    /** Tells keys apart without showing them. */
    public String digest() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Auth[" + style.header() + ": " + HIDDEN + "]";
    }
}
