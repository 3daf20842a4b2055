package io.github.camelseedream.exchange;

import io.github.camelseedream.provider.spec.ParameterTable;
import io.github.camelseedream.provider.spec.ProviderParameter;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.request.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Turns an exchange into one request. The only place where precedence exists: message header over
 * structured body over endpoint option over component option. Used for one exchange only. For one
 * thread.
 *
 * @hidden
 */
public final class ExchangeReader {

    private static final String CUSTOM_SIZE = "custom_size";
    private static final String SEEDREAM_PARAMS = "seedreamParams";
    private static final Set<String> READ_AS_IF_OUTSIDE = Set.of(CUSTOM_SIZE, SEEDREAM_PARAMS);

    /** What they hold is read by {@link ReferenceReader}. */
    private static final Set<ImageParameter<?>> IMAGES =
            Set.of(ImageParameters.REFERENCES, ImageParameters.MASK);

    /** What stands in front of a field of theirs where it is written with a dot. */
    private static final String INSIDE = "^(" + CUSTOM_SIZE + "|" + SEEDREAM_PARAMS + ")\\.";

    private final Exchange exchange;
    private final RequestOptions options;
    private final ReferenceReader references;
    private final ParameterTable table;
    private final ImageRequest.Builder request = ImageRequest.builder();
    private final ProviderParameters extras = new ProviderParameters();
    private final List<ReferenceImage> bodyImages = new ArrayList<>();
    private final Map<ImageParameter<?>, String> bodyFields = new HashMap<>();
    private String extrasOrigin = "";

    public ExchangeReader(
            Exchange exchange,
            RequestOptions options,
            ReferenceReader references,
            ParameterTable table) {
        this.exchange = exchange;
        this.options = options;
        this.references = references;
        this.table = table;
    }

    /**
     * @param body the message body, already told apart
     */
    public ImageRequest read(MessageBody body) {
        readOptions();
        readBody(body);
        readHeaders(exchange.getMessage());
        readPrompt(body);
        if (!bodyImages.isEmpty()) {
            ImageRequest soFar = request.build();
            List<ReferenceImage> all = new ArrayList<>(bodyImages);
            all.addAll(soFar.getReferences());
            request.set(ImageParameters.REFERENCES, all, "body");
        }
        if (!extras.fields().isEmpty()) {
            request.set(
                    ImageParameters.PARAMETERS, new LinkedHashMap<>(extras.fields()), extrasOrigin);
        }
        return request.build();
    }

    private void readOptions() {
        for (RequestOptions.Value option : options.parameters()) {
            if (option.parameter() == ImageParameters.PARAMETERS) {
                Map<?, ?> fields = (Map<?, ?>) option.value();
                extras.putAllTexts(fields);
                noteExtras(option.origin(), fields);
            } else {
                set(option.parameter(), option.value(), option.origin());
            }
        }
    }

    private void readHeaders(Message message) {
        if (!message.hasHeaders()) {
            return;
        }
        for (ImageParameter<?> parameter : ImageParameters.all()) {
            set(parameter, message.getHeader(parameter.header()), "header " + parameter.header());
        }
        RequestHeaders.unknown(message.getHeaders().keySet())
                .forEach(
                        header ->
                                request.refuse(
                                        () ->
                                                RequestHeaders.violation(
                                                        header, options.isSetting())));
    }

    private void readBody(MessageBody body) {
        switch (body.kind()) {
            case REQUEST -> {
                ImageRequest given = (ImageRequest) body.value();
                given.parameters()
                        .forEach(
                                parameter ->
                                        request.setChecked(
                                                parameter,
                                                given.get(parameter).orElseThrow(),
                                                "body, " + given.origin(parameter)));
                given.get(ImageParameters.PARAMETERS).ifPresent(this::putBodyExtras);
                request.violationsOf(given);
            }
            case FIELDS -> ((Map<?, ?>) body.value()).forEach(this::readField);
            case IMAGES -> readImages((Collection<?>) body.value());
            case UNREADABLE -> request.refuse((Violation) body.value());
            case TEXT, EMPTY -> {
                // a text is the prompt when nothing else is: see readPrompt
            }
        }
    }

    private void readField(Object key, Object value) {
        String name = String.valueOf(key);
        if (name.equals(CUSTOM_SIZE) && value instanceof Map<?, ?> sides) {
            sides.forEach(this::readField);
        } else if (name.equals(SEEDREAM_PARAMS) && value instanceof Map<?, ?> fields) {
            fields.forEach((field, inner) -> readSeedreamParam(String.valueOf(field), inner));
        } else if (name.startsWith(CUSTOM_SIZE + ".")) {
            readField(within(CUSTOM_SIZE, name), value);
        } else if (name.startsWith(SEEDREAM_PARAMS + ".")
                && table.providerParameter(name).isEmpty()) {
            readSeedreamParam(within(SEEDREAM_PARAMS, name), value);
        } else {
            ImageParameters.named(name)
                    .ifPresentOrElse(
                            parameter -> setField(parameter, name, value),
                            () -> readUnknownField(name, value));
        }
    }

    /** The name behind a dot, as the providers' pages write a field within an object. */
    private static String within(String object, String name) {
        return name.substring(object.length() + 1);
    }

    /** The provider that the fields of a body name, in whatever spelling they are read; or null. */
    public static Object provider(Map<?, ?> fields) {
        Object named = null;
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            String name = String.valueOf(field.getKey()).replaceFirst(INSIDE, "");
            boolean isProvider =
                    ImageParameters.named(name)
                            .filter(ImageParameters.PROVIDER::equals)
                            .isPresent();
            Object value =
                    READ_AS_IF_OUTSIDE.contains(name) && field.getValue() instanceof Map<?, ?> inner
                            ? provider(inner)
                            : isProvider ? field.getValue() : null;
            named = isGiven(value) ? value : named;
        }
        return named;
    }

    /** Apiframe's object of model parameters; what only Apiframe knows stays within it. */
    private void readSeedreamParam(String name, Object value) {
        boolean known =
                ImageParameters.named(name).isPresent()
                        || table.providerParameter(name).isPresent();
        if (known) {
            readField(name, value);
        } else {
            readUnknownField(SEEDREAM_PARAMS + "." + name, value);
        }
    }

    /** A parameter has several spellings in a body, which must not contradict each other. */
    private void setField(ImageParameter<?> parameter, String name, Object value) {
        if (!isGiven(value)) {
            return;
        }
        String earlier = bodyFields.put(parameter, name);
        if (earlier == null) {
            set(parameter, value, "body field " + name);
            return;
        }
        ImageRequest before = request.build();
        set(parameter, value, "body field " + name);
        ImageRequest after = request.build();
        if (parameter == ImageParameters.REFERENCES) {
            List<ReferenceImage> all = new ArrayList<>(before.getReferences());
            after.getReferences().stream().filter(more -> !all.contains(more)).forEach(all::add);
            request.set(ImageParameters.REFERENCES, all, "body fields " + earlier + ", " + name);
        } else if (!before.get(parameter).equals(after.get(parameter))) {
            request.refuse(
                    Violation.about(
                            after,
                            parameter,
                            "is given as "
                                    + earlier
                                    + " too, with another value. Leave one of them out"));
        }
    }

    private void readUnknownField(String name, Object value) {
        boolean isObject = value instanceof Map && table.hasProviderParametersWithin(name);
        if (options.passUnknown() || table.providerParameter(name).isPresent() || isObject) {
            Map<String, Object> field = Collections.singletonMap(name, value);
            extras.putAll(field);
            noteExtras("body field " + name, field);
            return;
        }
        request.refuse(
                () ->
                        // without its value, which may be anything: a key, an image
                        new Violation(
                                name,
                                "",
                                "body field " + name,
                                options.isSetting().test(name)
                                        ? RequestOptions.NOT_BY_MESSAGE
                                        : unknownField(name)));
    }

    private String unknownField(String name) {
        List<String> known =
                Stream.concat(
                                ImageParameters.all().stream().map(ImageParameter::name),
                                table.providerParameters().stream().map(ProviderParameter::name))
                        .toList();
        String near = Suggestions.question("", name, known);
        return "is not known. "
                + (near.isEmpty() ? "Accepted: " + String.join(", ", known) + ". " : near)
                + "A field of the provider's own goes under parameters, or set passUnknown=true";
    }

    private void putBodyExtras(Map<?, ?> fields) {
        extras.putAll(fields);
        noteExtras("body field parameters", fields);
    }

    private void noteExtras(String origin, Map<?, ?> given) {
        if (!given.isEmpty()) {
            extrasOrigin = extrasOrigin.isEmpty() ? origin : extrasOrigin + ", " + origin;
        }
    }

    private void readImages(Collection<?> images) {
        for (Object image : images) {
            try {
                bodyImages.addAll(references.read(image));
            } catch (ParameterValues.UnreadableException e) {
                request.refuse(new Violation("body", MessageBody.name(image), "", e.getMessage()));
            }
        }
    }

    /** A plain text body is the prompt only when neither header nor option gives one. */
    private void readPrompt(MessageBody body) {
        if (body.kind() == MessageBody.Kind.TEXT && !request.has(ImageParameters.PROMPT)) {
            request.set(ImageParameters.PROMPT, (String) body.value(), "body");
        }
    }

    private void set(ImageParameter<?> parameter, Object raw, String origin) {
        Object value = raw;
        try {
            if (IMAGES.contains(parameter)) {
                if (isGiven(raw)) {
                    request.setChecked(parameter, images(parameter, raw), origin);
                }
                return;
            }
            value = ParameterValues.plain(raw, exchange);
            if (!isGiven(value)) {
                return;
            }
            if (parameter == ImageParameters.PARAMETERS) {
                Map<?, ?> fields = ProviderParameters.fields(value);
                extras.putAll(fields);
                noteExtras(origin, fields);
            } else {
                request.setChecked(parameter, ParameterValues.read(parameter, value), origin);
            }
        } catch (ParameterValues.UnreadableException e) {
            request.refuse(
                    new Violation(
                            parameter.name(),
                            ReferenceReader.shown(value),
                            origin,
                            e.getMessage()));
        }
    }

    private Object images(ImageParameter<?> parameter, Object raw)
            throws ParameterValues.UnreadableException {
        return parameter == ImageParameters.MASK ? references.readOne(raw) : references.read(raw);
    }

    /** An empty header, field or option is one that is not set. */
    private static boolean isGiven(Object value) {
        return value != null && !(value instanceof CharSequence text && text.toString().isBlank());
    }
}
