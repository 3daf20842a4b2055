package io.github.camelseedream.simulator.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplicateSignatureTest {

    /** The sample of Standard Webhooks. */
    @Test
    void isThatOfTheSample() {
        assertThat(
                        ReplicateWebhook.signature(
                                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                "1614265330",
                                "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }
}
