package io.github.camelseedream.simulator.apiframe;

import io.github.camelseedream.simulator.protocol.Variants;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 over the raw body of a webhook; the secret comes from the API key. */
final class ApiframeSignature {

    private static final String ALGORITHM = "HmacSHA256";

    private ApiframeSignature() {}

    static String of(String body, String apiKey, Variants variants) {
        String prefix = variants.is(ApiframeVariants.SIGNATURE, "prefixed") ? "sha256=" : "";
        return prefix + HexFormat.of().formatHex(hmac(body, secret(apiKey, variants)));
    }

    private static byte[] secret(String apiKey, Variants variants) {
        return variants.is(ApiframeVariants.SECRET, "hexText")
                ? ApiframeKeys.owner(apiKey).getBytes(StandardCharsets.US_ASCII)
                : ApiframeKeys.digest(apiKey);
    }

    private static byte[] hmac(String body, byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
