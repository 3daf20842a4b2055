package io.github.camelseedream.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.BiConsumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

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
        return HexFormat.of().formatHex(sha256(), 0, 8);
    }

    /**
     * Whether a signature was made with this key: HMAC-SHA256 over the content, the secret being
     * the SHA-256 of the key, as its 32 bytes or as its hexadecimal text. Takes the same time for
     * every signature of that length.
     *
     * @param signature in hexadecimal, without any prefix
     */
    public boolean hasSigned(byte[] content, String signature) {
        byte[] claimed;
        try {
            claimed = HexFormat.of().parseHex(signature);
        } catch (IllegalArgumentException e) {
            return false;
        }
        byte[] secret = sha256();
        byte[] secretText = HexFormat.of().formatHex(secret).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(claimed, hmac(secret, content))
                | MessageDigest.isEqual(claimed, hmac(secretText, content));
    }

    private byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] secret, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(content);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Auth[" + style.header() + ": " + HIDDEN + "]";
    }
}
