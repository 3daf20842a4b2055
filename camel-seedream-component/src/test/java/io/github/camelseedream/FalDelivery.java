package io.github.camelseedream;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/** Signs a delivery as fal does, with the first test key of RFC 8032 (section 7.1). */
public final class FalDelivery {

    /** Its public half, as a JSON Web Key has it. */
    public static final String PUBLIC_KEY = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    private static final String PRIVATE_KEY =
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    private FalDelivery() {}

    public static Map<String, Object> headers(byte[] body, Instant signedAt) {
        String time = Long.toString(signedAt.getEpochSecond());
        return Map.of(
                "X-Fal-Webhook-Request-Id",
                "rid-1",
                "X-Fal-Webhook-User-Id",
                "user-1",
                "X-Fal-Webhook-Timestamp",
                time,
                "X-Fal-Webhook-Signature",
                signature(body, time));
    }

    private static String signature(byte[] body, String time) {
        try {
            String digest =
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key());
            signature.update(
                    String.join("\n", "rid-1", "user-1", time, digest)
                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey key() throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519")
                .generatePrivate(
                        new EdECPrivateKeySpec(
                                NamedParameterSpec.ED25519, HexFormat.of().parseHex(PRIVATE_KEY)));
    }
}
