package io.github.camelseedream.provider.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The Ed25519 keys of a JSON Web Key Set (RFC 7517 and 8037). Stateless. */
final class JsonWebKeys {

    /** A provider has a few; each is tried with each delivery. */
    private static final int MAX_KEYS = 20;

    private static final int KEY_LENGTH = 32;

    private JsonWebKeys() {}

    /** Keys of another kind are left out. */
    static List<PublicKey> ed25519(JsonNode set) {
        List<PublicKey> keys = new ArrayList<>();
        for (JsonNode key : set.path("keys")) {
            boolean isOne =
                    key.path("kty").asText().equals("OKP")
                            && key.path("crv").asText().equals("Ed25519");
            if (isOne && keys.size() < MAX_KEYS) {
                add(key.path("x").asText(), keys);
            }
        }
        return keys;
    }

    /** The y coordinate, the last byte first, with the parity of x in the highest bit. */
    private static void add(String x, List<PublicKey> keys) {
        try {
            byte[] point = Base64.getUrlDecoder().decode(x);
            if (point.length != KEY_LENGTH) {
                return;
            }
            byte[] bigEndian = new byte[KEY_LENGTH];
            for (int i = 0; i < KEY_LENGTH; i++) {
                bigEndian[i] = point[KEY_LENGTH - 1 - i];
            }
            boolean isOdd = bigEndian[0] < 0;
            bigEndian[0] &= Byte.MAX_VALUE;
            EdECPoint place = new EdECPoint(isOdd, new BigInteger(1, bigEndian));
            keys.add(
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(
                                    new EdECPublicKeySpec(NamedParameterSpec.ED25519, place)));
        } catch (IllegalArgumentException | GeneralSecurityException noKey) {
            // left out as well
        }
    }
}
