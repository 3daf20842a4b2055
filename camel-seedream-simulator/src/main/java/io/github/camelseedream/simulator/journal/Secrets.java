package io.github.camelseedream.simulator.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Replaces keys in headers: the scheme stays readable, and equal keys stay equal. */
final class Secrets {

    private static final Set<String> HEADERS =
            Set.of("authorization", "proxy-authorization", "x-api-key", "cookie");

    private Secrets() {}

    static Map<String, List<String>> masked(Map<String, List<String>> headers) {
        Map<String, List<String>> masked = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach(
                (name, values) ->
                        masked.put(
                                name,
                                HEADERS.contains(name.toLowerCase(Locale.ROOT))
                                        ? values.stream().map(Secrets::mask).toList()
                                        : List.copyOf(values)));
        return masked;
    }

    /** {@code Bearer abc} becomes {@code Bearer sha256:ba7816bf8f01}. */
    static String mask(String value) {
        int blank = value.indexOf(' ');
        String scheme = value.substring(0, blank + 1);
        return scheme + "sha256:" + digest(value.substring(blank + 1)).substring(0, 12);
    }

    private static String digest(String secret) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha256.digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
