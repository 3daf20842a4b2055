package io.github.camelseedream.provider.wire;

import io.github.camelseedream.http.HttpBody;
import io.github.camelseedream.provider.spec.ParameterMapping;
import io.github.camelseedream.provider.spec.ParameterTable;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ReferenceImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of one call under the provider's names, in the order they are put; a dot in a name
 * makes an object. Becomes a JSON object or the text fields of a form. Not safe for use by several
 * threads.
 */
public final class RequestFields {

    /** No provider nests deeper; who writes a name of a thousand dots wants something else. */
    private static final int MOST_LEVELS = 20;

    private final Map<String, Object> fields = new LinkedHashMap<>();

    /** Puts a field. */
    public RequestFields put(String name, Object value) {
        Map<String, Object> place = fields;
        String rest = name;
        int level = 0;
        for (int dot = rest.indexOf('.'); dot > 0 && level < MOST_LEVELS; dot = rest.indexOf('.')) {
            level++;
            place = objectAt(place, rest.substring(0, dot));
            rest = rest.substring(dot + 1);
        }
        place.put(rest, value instanceof ImageSize ? value.toString() : value);
        return this;
    }

    /** Puts a field where there is a value. */
    public RequestFields put(String name, Optional<?> value) {
        value.ifPresent(present -> put(name, present));
        return this;
    }

    /** Puts every parameter of the request that the table sends as it is. */
    public RequestFields putSentAsIs(ParameterTable table, ImageRequest request) {
        for (ParameterMapping row : table.rows()) {
            if (row.isSentAsIs()) {
                put(row.wireName(), request.get(row.parameter()));
            }
        }
        return this;
    }

    /** Puts the provider's own fields of the request; an object joins the one that is there. */
    public RequestFields putExtras(ImageRequest request) {
        request.get(ImageParameters.PARAMETERS).ifPresent(extras -> join(fields, extras));
        return this;
    }

    private static void join(Map<String, Object> place, Map<?, ?> more) {
        more.forEach(
                (key, value) -> {
                    String name = String.valueOf(key);
                    if (value instanceof Map<?, ?> object && place.get(name) instanceof Map) {
                        join(objectAt(place, name), object);
                    } else {
                        place.put(name, value);
                    }
                });
    }

    /** The object of that name as a copy, since the one that is there may be a user's. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> objectAt(Map<String, Object> place, String name) {
        Map<String, Object> object =
                place.get(name) instanceof Map<?, ?> there
                        ? new LinkedHashMap<>((Map<String, Object>) there)
                        : new LinkedHashMap<>();
        place.put(name, object);
        return object;
    }

    /** The fields, in order. */
    public Map<String, Object> asMap() {
        return fields;
    }

    /**
     * A JSON body. A {@link ReferenceImage.Remote}, also one within a list or a map, is written as
     * its URL, a {@link ReferenceImage.Local} as a data URI that is encoded while it is sent.
     */
    public HttpBody toJson() {
        return new HttpBody.Whole("application/json", new JsonBody(fields));
    }

    /** A form of these fields as text, and of files after them. */
    public HttpBody toForm(List<HttpBody.Part> files) {
        List<HttpBody.Part> parts = new ArrayList<>();
        fields.forEach((name, value) -> parts.add(new HttpBody.Field(name, text(value))));
        parts.addAll(files);
        return new HttpBody.Form(parts);
    }

    /**
     * An image as a file of a form. The name says nothing of the user's files; the bytes say what
     * it is.
     */
    public static HttpBody.Part file(String field, String name, ReferenceImage image) {
        if (image instanceof ReferenceImage.Local local) {
            String extension = local.mediaType().substring(local.mediaType().indexOf('/') + 1);
            return new HttpBody.FilePart(
                    field, name + "." + extension, local.mediaType(), local.content());
        }
        throw new IllegalStateException(image + " was not fetched before it is sent");
    }

    private static String text(Object value) {
        if (value instanceof ReferenceImage.Remote remote) {
            return remote.url();
        }
        return value instanceof Map || value instanceof List
                ? new String(Json.write(value), StandardCharsets.UTF_8)
                : String.valueOf(value);
    }
}
