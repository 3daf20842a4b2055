package io.github.camelseedream.simulator.apiframe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.simulator.protocol.Variants;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiframeSignatureTest {

    private static final String KEY = "afk_test_key_000000000000000000000000";
    private static final String BODY =
            "{\"event\":\"completed\",\"jobId\":\"a1b2c3d4-e5f6-7890-abcd-ef1234567890\","
                    + "\"status\":\"COMPLETED\",\"progress\":100,\"result\":{\"images\":"
                    + "[\"https://cdn2.apiframe.ai/images/x-1.png\"]},\"model\":\"seedream-4.5\","
                    + "\"creditCost\":4,\"completedAt\":\"2026-03-15T10:00:32.000Z\"}";

    @ParameterizedTest
    @CsvSource({
        "bytes, 0a05a207900431d4001a607457a9a861eb80bf033ed3337dac7478a09890937f",
        "hexText, 5260dc59ac3de01efc50f085de69a4dfd8034b1e4fe1a67336faaf8fec0a2338"
    })
    void signsInBothWaysThatAreInUse(String secret, String hmac) {
        Variants variants = ApiframeVariants.create();
        variants.choose(ApiframeVariants.SECRET, secret);

        assertThat(ApiframeSignature.of(BODY, KEY, variants)).isEqualTo("sha256=" + hmac);
    }
}
