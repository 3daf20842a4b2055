package io.github.camelseedream.simulator.fal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FalSignatureTest {

    /** Made with OpenSSL and the first test key of RFC 8032. */
    @Test
    void isThatOfOpenSsl() {
        String body =
                "{\"request_id\":\"rid-1\",\"gateway_request_id\":\"rid-1\",\"status\":\"OK\","
                        + "\"payload\":{\"images\":[{\"url\":\"https://v3b.fal.media/files/x.png\"}]}}";

        assertThat(FalSignature.of("rid-1", "user-1", "1764460800", body))
                .isEqualTo(
                        "70c20f62cf8b253994c18249e45547ee36dc4dd8310d63df8b4cb43e3563a044"
                                + "8abaf157b66846f2005ec63f4ab6e2a335430c17ae63ab47bac4f39b11ff1a00");
    }
}
