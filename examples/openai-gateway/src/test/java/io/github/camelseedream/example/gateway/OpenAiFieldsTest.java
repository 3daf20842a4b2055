package io.github.camelseedream.example.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiFieldsTest {

    @Test
    void whatChangesNothingIsDroppedAndAllElseStays() {
        Map<String, Object> given = new HashMap<>();
        given.put("prompt", "a red fox");
        given.put("n", 2);
        given.put("stream", false);
        given.put("partial_images", "0");
        given.put("background", "auto");
        given.put("moderation", "auto");
        given.put("quality", "auto");
        given.put("response_format", "b64_json");
        given.put("style", null);
        given.put("safety_identifier", "user-7");
        given.put("seed", 5);

        assertThat(OpenAiFields.forComponent(given))
                .containsOnly(
                        Map.entry("prompt", "a red fox"),
                        Map.entry("n", 2),
                        Map.entry("user", "user-7"),
                        Map.entry("seed", 5));
    }

    @Test
    void whatSeedreamCannotDoIsRefused() {
        assertThatExceptionOfType(CallRefusedException.class)
                .isThrownBy(() -> OpenAiFields.forComponent(Map.of("stream", true)))
                .withMessage("stream is not taken by Seedream models. Leave it out, or send false")
                .matches(refused -> refused.param().equals("stream"));
        assertThatExceptionOfType(CallRefusedException.class)
                .isThrownBy(() -> OpenAiFields.forComponent(Map.of("background", "transparent")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "provider",
                "PROVIDER",
                "webhookUrl",
                "webhook_url",
                "webhook",
                "webhookEvents",
                "idempotencyKey",
                "idempotency_key",
                "Idempotency-Key",
                "seedreamParams.webhook"
            })
    void whatSpendsTheOperatorsMoneyIsNotTheClientsToSay(String name) {
        for (Map<String, Object> given :
                List.of(
                        Map.<String, Object>of(name, "x"),
                        Map.<String, Object>of("parameters", Map.of(name, "x")),
                        Map.<String, Object>of("custom_size", Map.of(name, "x")),
                        Map.<String, Object>of(
                                "seedreamParams", Map.of("seedreamParams", Map.of(name, "x"))))) {
            assertThatExceptionOfType(CallRefusedException.class)
                    .isThrownBy(() -> OpenAiFields.forComponent(given))
                    .withMessage(
                            name
                                    + " is set by whoever runs the gateway, and not taken from"
                                    + " clients. Leave it out")
                    .matches(refused -> refused.status() == 400)
                    .matches(refused -> refused.param().equals(name));
        }
    }

    @Test
    void picturesAreUrlsUnlessBase64IsAskedFor() {
        assertThat(OpenAiFields.wantsUrls(Map.of())).isTrue();
        assertThat(OpenAiFields.wantsUrls(Map.of("response_format", "url"))).isTrue();
        assertThat(OpenAiFields.wantsUrls(Map.of("response_format", "b64_json"))).isFalse();
        assertThatExceptionOfType(CallRefusedException.class)
                .isThrownBy(() -> OpenAiFields.wantsUrls(Map.of("response_format", "png")))
                .withMessage("response_format is neither of those accepted: url, b64_json");
    }
}
