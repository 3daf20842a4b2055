package io.github.camelseedream.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Signatures that others made with known keys. */
class AuthTest {

    private static final byte[] DELIVERY =
            ("{\"event\":\"completed\",\"jobId\":\"a1b2c3d4-e5f6-7890-abcd-ef1234567890\","
                            + "\"status\":\"COMPLETED\",\"progress\":100,\"result\":{\"images\":["
                            + "\"https://cdn2.apiframe.ai/images/x-1.png\"]},"
                            + "\"model\":\"seedream-4.5\",\"creditCost\":4,"
                            + "\"completedAt\":\"2026-03-15T10:00:32.000Z\"}")
                    .getBytes(StandardCharsets.UTF_8);

    private static final String BY_BYTES =
            "0a05a207900431d4001a607457a9a861eb80bf033ed3337dac7478a09890937f";
    private static final String BY_TEXT =
            "5260dc59ac3de01efc50f085de69a4dfd8034b1e4fe1a67336faaf8fec0a2338";

    private final Auth auth = new Auth(Auth.Style.BEARER, "afk_test_key_000000000000000000000000");

    @Test
    void knowsASignatureByTheBytesOfTheKeysDigest() {
        assertThat(auth.hasSigned(DELIVERY, BY_BYTES)).isTrue();
    }

    @Test
    void knowsASignatureByTheTextOfTheKeysDigest() {
        assertThat(auth.hasSigned(DELIVERY, BY_TEXT)).isTrue();
        assertThat(auth.hasSigned(DELIVERY, BY_TEXT.toUpperCase(Locale.ROOT))).isTrue();
    }

    @Test
    void hidesTheKeyAndEachWordOfTheHeadersThatGoWithIt() {
        Auth hiding =
                auth.hiding(
                        List.of(
                                "Basic dXNlcjpwYXNzd29yZA==",
                                "session=0123456789; other=\"abcdefghij\"",
                                "afk_test_key",
                                "v1"));

        assertThat(hiding.hide("afk_test_key_000000000000000000000000, afk_test_key"))
                .isEqualTo("xxxxxx, xxxxxx");
        assertThat(hiding.hide("Basic dXNlcjpwYXNzd29yZA== or dXNlcjpwYXNzd29yZA, Basic"))
                .isEqualTo("xxxxxx or xxxxxx, Basic");
        assertThat(hiding.hide("0123456789 abcdefghij of v1")).isEqualTo("xxxxxx xxxxxx of v1");
    }

    @Test
    void aShortKeyIsHiddenButNotCutOutOfWords() {
        assertThat(new Auth(Auth.Style.BEARER, "k3y!").hide("Bearer k3y!, 'k3y!' and k3y!x"))
                .isEqualTo("Bearer xxxxxx, 'xxxxxx' and k3y!x");
        assertThat(new Auth(Auth.Style.BEARER, "any").hide("a company")).isEqualTo("a company");
        assertThat(new Auth(Auth.Style.BEARER, "").hide("a company")).isEqualTo("a company");
    }

    @Test
    void knowsNothingElse() {
        byte[] other = DELIVERY.clone();
        other[20]++;
        assertThat(auth.hasSigned(other, BY_BYTES)).isFalse();
        assertThat(new Auth(Auth.Style.BEARER, "other").hasSigned(DELIVERY, BY_BYTES)).isFalse();
        assertThat(auth.hasSigned(DELIVERY, "")).isFalse();
        assertThat(auth.hasSigned(DELIVERY, BY_BYTES.substring(2))).isFalse();
        assertThat(auth.hasSigned(DELIVERY, "sha256=" + BY_BYTES)).isFalse();
    }
}
