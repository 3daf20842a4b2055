package io.github.camelseedream.operation;

import io.github.camelseedream.http.Auth;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Signatures of Standard Webhooks (github.com/standard-webhooks/standard-webhooks, read 2026-11): a
 * delivery has an id, the time it was signed at, and a signature of both and its body by each
 * secret that counts while secrets are changed. Stateless.
 */
final class StandardWebhooks {

    /** How far the time of a delivery may be from now, as the specification's own libraries say. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String VERSION = "v1,";

    private StandardWebhooks() {}

    /**
     * @param secrets at least one of them has to have signed it
     * @throws IllegalArgumentException if it is not to be believed, with the reason
     */
    static void check(byte[] body, UnaryOperator<String> header, List<Auth> secrets, Instant now) {
        String id = header.apply("webhook-id");
        String timestamp = header.apply("webhook-timestamp");
        String signatures = header.apply("webhook-signature");
        if (Stream.of(id, timestamp, signatures).anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException(
                    "it lacks webhook-id, webhook-timestamp or webhook-signature. Check that the"
                            + " headers it came with reach seedream:webhook");
        }
        checkTime(timestamp, now);
        byte[] signed = signed(id, timestamp, body);
        List<byte[]> claimed =
                Stream.of(signatures.split(" "))
                        .filter(signature -> signature.startsWith(VERSION))
                        .map(signature -> signature.substring(VERSION.length()))
                        .map(StandardWebhooks::decoded)
                        .toList();
        if (secrets.stream().noneMatch(secret -> secret.hasSigned(signed, claimed))) {
            throw new IllegalArgumentException(
                    "it is signed with none of the "
                            + secrets.size()
                            + " known secrets. Check that the provider's secret is in the option"
                            + " webhookApiKeys, and that the body is as it came, byte for byte");
        }
    }

    /**
     * @param timestamp in Unix seconds
     * @throws IllegalArgumentException if it is too far from now, with the reason
     */
    static void checkTime(String timestamp, Instant now) {
        if (Duration.between(time(timestamp), now).abs().compareTo(TOLERANCE) > 0) {
            throw new IllegalArgumentException(
                    "it was signed at "
                            + time(timestamp)
                            + ", more than 5 minutes from now. Check the clock of this machine, and"
                            + " that seedream:webhook stands before any queue");
        }
    }

    private static Instant time(String timestamp) {
        try {
            return Instant.ofEpochSecond(Long.parseLong(timestamp));
        } catch (NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException("its webhook-timestamp is no Unix time", e);
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] signed(String id, String timestamp, byte[] body) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.writeBytes((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        text.writeBytes(body);
        return text.toByteArray();
    }
}
