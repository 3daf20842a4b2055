package io.github.camelseedream.example.gateway;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fields that OpenAI's clients send and the component does not know: those that say what happens
 * anyway are dropped, any other value is refused. All else is the component's to read.
 */
final class OpenAiFields {

    /** Field, and the value that changes nothing. */
    private static final Map<String, String> NEUTRAL =
            Map.of(
                    "stream", "false",
                    "partial_images", "0",
                    "background", "auto",
                    "moderation", "auto",
                    "input_fidelity", "low");

    private static final String RESPONSE_FORMAT = "response_format";

    private OpenAiFields() {}

    /**
     * The fields that go to the component, without those that are null.
     *
     * @throws CallRefusedException for a value that the gateway cannot honour
     */
    static Map<String, Object> forComponent(Map<String, Object> given) {
        Map<String, Object> fields = new LinkedHashMap<>();
        given.forEach(
                (name, value) -> {
                    String neutral = NEUTRAL.get(name);
                    if (neutral != null && value != null && !neutral.equals(value.toString())) {
                        throw new CallRefusedException(
                                400,
                                "unsupported_value",
                                name,
                                name
                                        + " is not taken by Seedream models. Leave it out, or send "
                                        + neutral);
                    }
                    boolean says = value != null && neutral == null;
                    if (says && !name.equals(RESPONSE_FORMAT) && !isAutoQuality(name, value)) {
                        fields.put(name.equals("safety_identifier") ? "user" : name, value);
                    }
                });
        return fields;
    }

    private static boolean isAutoQuality(String name, Object value) {
        return name.equals("quality") && value.equals("auto");
    }

    /**
     * Whether the pictures are asked for as URLs, as they are where nothing is said.
     *
     * @throws CallRefusedException if it is neither url nor b64_json
     */
    static boolean wantsUrls(Map<String, Object> given) {
        Object format = given.get(RESPONSE_FORMAT);
        if (format == null || format.equals("url")) {
            return true;
        }
        if (format.equals("b64_json")) {
            return false;
        }
        throw new CallRefusedException(
                400,
                "invalid_value",
                RESPONSE_FORMAT,
                RESPONSE_FORMAT + " is neither of those accepted: url, b64_json");
    }
}
