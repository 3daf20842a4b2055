package io.github.camelseedream.simulator.fal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.HexFormat;

/**
 * Signs webhooks with the first test key of RFC 8032 (section 7.1); the key set has its public
 * half, behind that of the second test key, which signs nothing.
 */
final class FalSignature {

    private static final String PRIVATE_KEY =
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    private static final String PUBLIC_KEY = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
    private static final String OTHER_KEY = "PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw";

    private FalSignature() {}

    /** Over the ids, the time in seconds and the digest of the body, in hex. */
    static String of(String requestId, String userId, String timestamp, String body) {
        String digest = Sha256.of(body.getBytes(StandardCharsets.UTF_8));
        String signed = String.join("\n", requestId, userId, timestamp, digest);
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key());
            signature.update(signed.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    /** The public keys. */
    static ObjectNode keys() {
        ObjectNode set = Json.object();
        set.putArray("keys").add(key(OTHER_KEY)).add(key(PUBLIC_KEY));
        return set;
    }

    private static ObjectNode key(String x) {
        return Json.object().put("kty", "OKP").put("crv", "Ed25519").put("x", x);
    }

    private static PrivateKey key() throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519")
                .generatePrivate(
                        new EdECPrivateKeySpec(
                                NamedParameterSpec.ED25519, HexFormat.of().parseHex(PRIVATE_KEY)));
    }
}
