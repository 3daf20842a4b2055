package io.github.camelseedream.http;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key and how it is sent. The only place below the face that holds a key; it is never part of a
 * message, a log or {@link #toString()}. Immutable.
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
    private static final String WEBHOOK_SECRET = "whsec_";

    /** A shorter text is found in many a word: a key is hidden where it is one, a header is not. */
    private static final int SHORTEST_SECRET = 7;

    /**
     * What parts a header's value into words: {@code Basic dXNlcg==}, {@code session=abc; id=1}.
     */
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,;=\"]+");

    private final Style style;
    private final String key;

    private final List<String> secrets;

    public Auth(Style style, String key) {
        this(style, key, List.of());
    }

    private Auth(Style style, String key, Collection<String> headers) {
        this.style = style;
        this.key = key;
        secrets =
                Stream.concat(
                                Stream.of(key).filter(text -> !text.isEmpty()),
                                headers.stream()
                                        .flatMap(
                                                value ->
                                                        Stream.concat(
                                                                Stream.of(value),
                                                                BETWEEN_WORDS.splitAsStream(value)))
                                        .filter(text -> text.length() >= SHORTEST_SECRET))
                        .distinct()
                        // one may be a part of another
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .toList();
    }

    private static Pattern occurrences(String secret) {
        String literal = Pattern.quote(secret);
        return Pattern.compile(
                secret.length() >= SHORTEST_SECRET
                        ? literal
                        : "(?<![\\p{L}\\p{N}])" + literal + "(?![\\p{L}\\p{N}])");
    }

    /**
     * The same key; the values of these headers, which may hold credentials too, are hidden with
     * it.
     */
    public Auth hiding(Collection<String> headers) {
        return new Auth(style, key, headers);
    }

    /** Hands the signing header to the call that goes out. */
    public void sign(BiConsumer<String, String> header) {
        header.accept(style.header(), style.prefix() + key);
    }

    /** The text with the key, and what is hidden with it, blotted out. */
    public String hide(String text) {
        String hidden = text;
        for (String secret : secrets) {
            // a text without it costs nothing
            if (hidden.contains(secret)) {
                hidden = occurrences(secret).matcher(hidden).replaceAll(HIDDEN);
            }
        }
        return hidden;
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

    /** Whether this is a secret of Standard Webhooks: {@code whsec_}, and its bytes in base64. */
    public boolean isWebhookSecret() {
        return key.startsWith(WEBHOOK_SECRET);
    }

    /**
     * Whether one of the signatures was made with this secret of Standard Webhooks: HMAC-SHA256
     * over the content. Takes the same time for every signature of that length.
     */
    public boolean hasSigned(byte[] content, List<byte[]> signatures) {
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(key.substring(WEBHOOK_SECRET.length()));
        } catch (IllegalArgumentException e) {
            return false;
        }
        byte[] own = secret.length == 0 ? new byte[0] : hmac(secret, content);
        return own.length > 0
                && signatures.stream().anyMatch(claimed -> MessageDigest.isEqual(claimed, own));
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
