package io.github.camelseedream.matrix;

import io.github.camelseedream.FalDelivery;
import io.github.camelseedream.simulator.fault.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a provider would send to a route when a task has ended.
 *
 * @param signed the bytes that its signature is made over
 */
record Delivery(byte[] body, byte[] signed) {

    private static final String URL = "https://cdn.example/coin.png";

    static Delivery of(String provider, String task) {
        String text =
                switch (provider) {
                    case "apiframe" ->
                            """
                            {"event": "completed", "jobId": "%s", "status": "COMPLETED",
                             "result": {"images": ["%s"]}}
                            """;
                    case "fal" ->
                            """
                            {"request_id": "%s", "status": "OK",
                             "payload": {"images": [{"url": "%s"}]}}
                            """;
                    case "replicate" ->
                            """
                            {"id": "%s", "status": "succeeded", "output": ["%s"]}
                            """;
                    default ->
                            """
                            {"code": 200, "data": {"id": "%s", "status": "completed",
                             "result": {"images": [{"url": ["%s"]}]}}}
                            """;
                };
        return whole(text.formatted(task, URL).getBytes(StandardCharsets.UTF_8));
    }

    private static Delivery whole(byte[] body) {
        return new Delivery(body, body);
    }

    /** The same gone wrong on its way, or something else in its place. */
    Delivery spoilt(FaultKind trouble, Fault fault) throws IOException {
        return switch (trouble) {
            case HALF -> new Delivery(Arrays.copyOf(body, body.length / 2), body);
            case WEB_PAGE -> words("<html><body>moved</body></html>");
            case EMPTY, WRONG_JSON -> words(fault.script().get("body").asText());
            case HUGE -> words(" ".repeat(9_000_000) + new String(body, StandardCharsets.UTF_8));
            case NO_IMAGE ->
                    words(
                            new String(body, StandardCharsets.UTF_8)
                                    .replace("{\"url\": \"" + URL + "\"}", "")
                                    .replace('"' + URL + '"', ""));
            case GZIP -> whole(compressed());
            default -> throw new IllegalArgumentException(trouble + " spoils no delivery");
        };
    }

    private static Delivery words(String text) {
        return whole(text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] compressed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        }
        return bytes.toByteArray();
    }

    /** With the signature of the provider, as far as it signs. */
    Map<String, Object> headers(String provider, String key) {
        return provider.equals("fal")
                ? FalDelivery.headers(signed, Instant.now())
                : Map.of("X-Webhook-Signature", signature(key));
    }

    private String signature(String key) {
        try {
            byte[] secret =
                    MessageDigest.getInstance("SHA-256")
                            .digest(key.getBytes(StandardCharsets.UTF_8));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
