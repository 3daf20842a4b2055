package io.github.camelseedream.example.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiFieldsTest {

    private static final OpenAiFields FIELDS =
            new OpenAiFields(
                    Map.of("gpt-image-1", "", "dall-e-3", "seedream-4.0"),
                    OpenAiFields.Form.BY_MODEL);

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
        given.put("size", "auto");
        given.put("response_format", "b64_json");
        given.put("style", null);
        given.put("safety_identifier", "user-7");
        given.put("seed", 5);

        OpenAiFields.Wanted wanted = FIELDS.read(given);

        assertThat(wanted.fields())
                .containsOnly(
                        Map.entry("prompt", "a red fox"),
                        Map.entry("n", 2),
                        Map.entry("user", "user-7"),
                        Map.entry("seed", 5));
        assertThat(wanted.notes()).isEmpty();
    }

    @Test
    void whatCannotBeHonouredAndDoesNoHarmIsTakenAndTold() {
        OpenAiFields.Wanted wanted =
                FIELDS.read(
                        Map.of(
                                "moderation", "low",
                                "input_fidelity", "high",
                                "background", "opaque"));

        assertThat(wanted.fields()).isEmpty();
        assertThat(wanted.notes())
                .containsExactlyInAnyOrder(
                        "moderation low: the provider moderates as always",
                        "input_fidelity high: the model keeps to the input as always");
    }

    @Test
    void whatSeedreamCannotDoIsRefused() {
        refused(Map.of("stream", "maybe"), "stream");
        refused(Map.of("background", "transparent"), "background")
                .withMessage(
                        "background 'transparent' is not supported by Seedream models. Accepted:"
                                + " auto, opaque");
        refused(Map.of("partial_images", 4), "partial_images");
        refused(Map.of("moderation", "off"), "moderation");
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
        for (Map<String, Object> given : everywhere(name)) {
            refused(given, name)
                    .withMessage(
                            name
                                    + " is set by whoever runs the gateway, and not taken from"
                                    + " clients. Leave it out")
                    .matches(refused -> refused.code().status() == 400);
        }
    }

    /** In a form they would end the name and begin another. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\"; name=\"webhook_url",
                "x\r\nContent-Disposition: form-data; name=\"webhook_url",
                "x[webhook_url]",
                "webhook_url\u0000",
                "w\u00e9bhook_url",
                "\uff57ebhook_url",
                "x;y",
                "x\\",
                " webhook_url",
                ""
            })
    void aNameThatIsNoneIsRefusedWhereverItStands(String name) {
        for (Map<String, Object> given : everywhere(name)) {
            assertThatExceptionOfType(OpenAiException.class)
                    .isThrownBy(() -> FIELDS.read(given))
                    .matches(refused -> refused.code() == ErrorCode.UNKNOWN_PARAMETER)
                    .withMessageStartingWith("The name of a field has up to 100 letters")
                    .withMessageNotContaining("\n");
        }
    }

    @Test
    void aLongNameIsToldShortened() {
        assertThatExceptionOfType(OpenAiException.class)
                .isThrownBy(() -> FIELDS.read(Map.of("x".repeat(100_000), "y")))
                .matches(refused -> refused.getMessage().length() < 400)
                .matches(refused -> refused.param().length() < 200);
    }

    @Test
    void anAliasIsTheModelThatIsConfiguredOrTheOneItNames() {
        OpenAiFields.Wanted configured = FIELDS.read(Map.of("model", "gpt-image-1"));
        OpenAiFields.Wanted named = FIELDS.read(Map.of("model", "dall-e-3"));

        assertThat(configured.fields()).isEmpty();
        assertThat(configured.notes())
                .containsExactly(
                        "model gpt-image-1: an alias; see model for the one that made the images");
        assertThat(named.fields()).containsOnly(Map.entry("model", "seedream-4.0"));
        assertThat(FIELDS.read(Map.of("model", "gpt-image-9")).fields())
                .containsOnly(Map.entry("model", "gpt-image-9"));
    }

    @ParameterizedTest
    @CsvSource({
        "BY_MODEL, gpt-image-1,  ,         B64_JSON",
        "BY_MODEL, gpt-image-1,  url,      URL",
        "BY_MODEL, dall-e-3,     ,         URL",
        "BY_MODEL, dall-e-3,     b64_json, B64_JSON",
        "BY_MODEL, ,             ,         URL",
        "BOTH,     seedream-4.5, ,         BOTH",
        "BOTH,     seedream-4.5, url,      URL",
        "B64_JSON, seedream-4.5, ,         B64_JSON",
        "URL,      gpt-image-1,  ,         URL"
    })
    void imagesGoBackAsAskedForOrAsTheModelOrTheOptionSays(
            OpenAiFields.Form option, String model, String asked, OpenAiFields.Form expected) {
        Map<String, Object> given = new HashMap<>();
        given.put("model", model);
        given.put("response_format", asked);

        assertThat(new OpenAiFields(Map.of(), option).read(given).form()).isEqualTo(expected);
    }

    @Test
    void anUnknownResponseFormatIsRefused() {
        refused(Map.of("response_format", "png"), "response_format")
                .withMessage("response_format 'png' is not known. Accepted: url, b64_json");
    }

    private static List<Map<String, Object>> everywhere(String name) {
        return List.of(
                Map.of(name, "x"),
                Map.of("parameters", Map.of(name, "x")),
                Map.of("custom_size", Map.of(name, "x")),
                Map.of("parameters", List.of(Map.of("a", List.of(Map.of(name, "x"))))),
                Map.of("seedreamParams", Map.of("seedreamParams", Map.of(name, "x"))));
    }

    private static ThrowableAssertAlternative<OpenAiException> refused(
            Map<String, Object> given, String param) {
        return assertThatExceptionOfType(OpenAiException.class)
                .isThrownBy(() -> FIELDS.read(given))
                .matches(refused -> refused.param().equals(param));
    }
}
