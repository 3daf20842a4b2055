package io.github.camelseedream.example.gateway;

import io.github.camelseedream.request.ImageParameters;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /**
     * Who is paid, who is told and what counts as the same call are not the client's to say: they
     * spend the money of whoever runs the gateway.
     */
    private static final Set<String> NOT_FOR_CLIENTS =
            Stream.of(
                            ImageParameters.PROVIDER,
                            ImageParameters.WEBHOOK_URL,
                            ImageParameters.WEBHOOK_EVENTS,
                            ImageParameters.IDEMPOTENCY_KEY)
                    .flatMap(
                            parameter ->
                                    Stream.concat(
                                            Stream.of(parameter.name()),
                                            parameter.aliases().stream()))
                    .map(OpenAiFields::bare)
                    .collect(Collectors.toUnmodifiableSet());

    private OpenAiFields() {}

    /**
     * The fields that go to the component, without those that are null.
     *
     * @throws CallRefusedException for a value that the gateway cannot honour, and for a field that
     *     is not the client's to set
     */
    static Map<String, Object> forComponent(Map<String, Object> given) {
        refuseNotForClients(given);
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

    /** In objects as well: {@code parameters} go to the provider as they are. */
    private static void refuseNotForClients(Map<?, ?> fields) {
        fields.forEach(
                (key, value) -> {
                    String name = String.valueOf(key);
                    // dots in a name make objects
                    if (Stream.of(name.split("\\."))
                            .map(OpenAiFields::bare)
                            .anyMatch(NOT_FOR_CLIENTS::contains)) {
                        throw new CallRefusedException(
                                400,
                                "unknown_parameter",
                                name,
                                name
                                        + " is set by whoever runs the gateway, and not taken from"
                                        + " clients. Leave it out");
                    }
                    if (value instanceof Map<?, ?> inner) {
                        refuseNotForClients(inner);
                    }
                });
    }

    /** A name in any spelling: webhook_url, webhookUrl, Webhook-URL. */
    private static String bare(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
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
