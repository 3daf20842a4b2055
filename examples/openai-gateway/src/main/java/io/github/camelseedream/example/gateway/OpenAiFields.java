package io.github.camelseedream.example.gateway;

import io.github.camelseedream.request.ImageParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What OpenAI's clients send, made what the component reads: its fields stay, those that only
 * OpenAI has are dropped where they ask for nothing, and refused where they ask for what cannot be
 * had. Immutable.
 */
final class OpenAiFields {

    /**
     * A request of a client.
     *
     * @param fields for the component, without those that are null
     * @param model the model as the client calls it, or an empty text
     * @param form how the images go back
     * @param stream whether they go back as events, each as soon as it is finished
     * @param notes what the client asked for and gets otherwise
     */
    record Wanted(
            Map<String, Object> fields,
            String model,
            Form form,
            boolean stream,
            List<String> notes) {

        boolean isGptImage() {
            return OpenAiFields.isGptImage(model);
        }
    }

    /** How images go back to a client. */
    enum Form {
        /** As OpenAI does for the model that was asked for. */
        BY_MODEL("by-model"),
        URL("url"),
        B64_JSON("b64_json"),
        /** Both fields in each image, for clients that read one and do not say which. */
        BOTH("both");

        private final String text;

        Form(String text) {
            this.text = text;
        }

        /** The value of the option, and of the field {@code response_format}. */
        String text() {
            return text;
        }
    }

    private static final String MODEL = "model";
    private static final String RESPONSE_FORMAT = "response_format";

    /** Nothing has to be said about it: it is what happens anyway. */
    private static final String AS_ALWAYS = "";

    private static final String STREAM = "stream";
    private static final String NO_PREVIEWS =
            "partial_images: Seedream models make no previews, so none are sent";

    /** Field, the values of it that are taken, and what the client is told about each. */
    private static final Map<String, Map<String, String>> TAKEN =
            Map.of(
                    STREAM,
                    Map.of("false", AS_ALWAYS, "true", AS_ALWAYS),
                    "partial_images",
                    Map.of("0", AS_ALWAYS, "1", NO_PREVIEWS, "2", NO_PREVIEWS, "3", NO_PREVIEWS),
                    "background",
                    Map.of("auto", AS_ALWAYS, "opaque", AS_ALWAYS),
                    "moderation",
                    Map.of(
                            "auto",
                            AS_ALWAYS,
                            "low",
                            "moderation low: the provider moderates as always"),
                    "input_fidelity",
                    Map.of(
                            "low",
                            AS_ALWAYS,
                            "high",
                            "input_fidelity high: the model keeps to the input as always"));

    /** Fields for which {@code auto} means the same as leaving them out. */
    private static final Set<String> MAY_BE_AUTO = Set.of("quality", "size");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

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

    private final Map<String, String> aliases;
    private final Form form;

    /**
     * @param aliases names that clients may use for a model, and the model; an empty text is the
     *     one that is configured
     * @param form how images go back where the request does not say
     */
    OpenAiFields(Map<String, String> aliases, Form form) {
        this.aliases = Map.copyOf(aliases);
        this.form = form;
    }

    /**
     * Reads a request.
     *
     * @throws OpenAiException for a value that cannot be honoured, and for a field that is not the
     *     client's to set
     */
    Wanted read(Map<String, Object> given) {
        refuseNotForClients(given);
        String model = given.get(MODEL) instanceof String name ? name : "";
        Map<String, Object> fields = new LinkedHashMap<>();
        List<String> notes = new ArrayList<>();
        given.forEach(
                (name, value) -> {
                    if (value == null || name.equals(RESPONSE_FORMAT)) {
                        return;
                    }
                    if (TAKEN.containsKey(name)) {
                        String note = note(name, value.toString());
                        if (!note.isEmpty()) {
                            notes.add(note);
                        }
                    } else if (!isDefault(name, value, given)) {
                        fields.put(name.equals("safety_identifier") ? "user" : name, value);
                    }
                });
        String alias = aliases.get(model);
        if (alias != null) {
            notes.add("model " + model + ": an alias; see model for the one that made the images");
            fields.put(MODEL, alias);
            fields.values().removeIf(""::equals);
        }
        boolean isStream = "true".equals(String.valueOf(given.get(STREAM)));
        return new Wanted(fields, model, form(given, model), isStream, List.copyOf(notes));
    }

    /** Whether it says what happens anyway. */
    private static boolean isDefault(String name, Object value, Map<String, Object> given) {
        // OpenAI's default, which clients send with png too, though it has no such thing
        return MAY_BE_AUTO.contains(name) && value.equals("auto")
                || name.equals("output_compression")
                        && value.toString().equals("100")
                        && "png".equals(given.getOrDefault("output_format", "png"));
    }

    private static String note(String name, String value) {
        Map<String, String> taken = TAKEN.get(name);
        String note = taken.get(value);
        if (note == null) {
            throw new OpenAiException(
                    ErrorCode.UNSUPPORTED_VALUE,
                    name,
                    name
                            + " '"
                            + shortened(value)
                            + "' is not supported by Seedream models. Accepted: "
                            + String.join(", ", taken.keySet().stream().sorted().toList()));
        }
        return note;
    }

    /** As OpenAI does: base64 of gpt-image models, and of others what is asked for. */
    private Form form(Map<String, Object> given, String model) {
        Object asked = given.get(RESPONSE_FORMAT);
        if (asked == null) {
            return form != Form.BY_MODEL ? form : isGptImage(model) ? Form.B64_JSON : Form.URL;
        }
        return Stream.of(Form.URL, Form.B64_JSON)
                .filter(each -> each.text().equals(asked))
                .findFirst()
                .orElseThrow(
                        () ->
                                new OpenAiException(
                                        ErrorCode.INVALID_VALUE,
                                        RESPONSE_FORMAT,
                                        RESPONSE_FORMAT
                                                + " '"
                                                + shortened(asked.toString())
                                                + "' is not known. Accepted: url, b64_json"));
    }

    private static boolean isGptImage(String model) {
        return model.startsWith("gpt-image") || model.startsWith("chatgpt-image");
    }

    /** In objects and lists as well: {@code parameters} go to the provider as they are. */
    private static void refuseNotForClients(Object given) {
        if (given instanceof Map<?, ?> fields) {
            fields.forEach(
                    (name, value) -> {
                        refuseNotForClients(String.valueOf(name));
                        refuseNotForClients(value);
                    });
        } else if (given instanceof List<?> list) {
            list.forEach(OpenAiFields::refuseNotForClients);
        }
    }

    private static void refuseNotForClients(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new OpenAiException(
                    ErrorCode.UNKNOWN_PARAMETER,
                    shortened(name),
                    "The name of a field has up to 100 letters from A to Z, digits, dots, hyphens"
                            + " and underscores, but not '"
                            + shortened(name)
                            + "'");
        }
        // dots in a name make objects
        if (Stream.of(name.split("\\."))
                .map(OpenAiFields::bare)
                .anyMatch(NOT_FOR_CLIENTS::contains)) {
            throw new OpenAiException(
                    ErrorCode.UNKNOWN_PARAMETER,
                    name,
                    name
                            + " is set by whoever runs the gateway, and not taken from"
                            + " clients. Leave it out");
        }
    }

    /** A name in any spelling: webhook_url, webhookUrl, Webhook-URL. */
    private static String bare(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    /** For a message: on one line, and not too long. */
    static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= 100 ? line : line.substring(0, 100) + "...";
    }
}
