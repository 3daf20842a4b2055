package io.github.camelseedream.simulator.lumenfall;

import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.lumenfall.ImageCall.Output;
import io.github.camelseedream.simulator.lumenfall.ImageCall.ResponseFormat;
import io.github.camelseedream.simulator.lumenfall.ImageCall.Subject;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and checks a generation (JSON) or an edit (multipart). Fields it does not know are taken
 * without a word, as the gateway passes them on. Prompts may be of any length: the documentation
 * gives none, and a limit can be scripted.
 */
final class ImageCallReader {

    private static final int AVIF_MAX_SIDE = 1600;

    private static final Map<String, ResponseFormat> RESPONSE_FORMATS =
            Map.of("url", ResponseFormat.URL, "b64_json", ResponseFormat.BASE64);

    private ImageCallReader() {}

    static ImageCall generation(Call call) {
        if (!call.body().json().isObject()) {
            throw LumenfallRefusal.invalid("Invalid JSON: expected an object");
        }
        JsonFields fields = new JsonFields(call.body().json());
        LumenfallModels.Route route = route(fields);
        return read(fields, route, References.NONE);
    }

    static ImageCall edit(Call call) {
        if (!call.hasContentType("multipart/form-data")) {
            throw LumenfallRefusal.invalid("Image edits require multipart/form-data, not JSON");
        }
        FormFields fields = new FormFields(call.body().parts());
        LumenfallModels.Route route = route(fields);
        return read(fields, route, References.of(call.body().parts(), route.model()));
    }

    private static LumenfallModels.Route route(Fields fields) {
        return LumenfallModels.route(required(fields, "model"));
    }

    private static ImageCall read(
            Fields fields, LumenfallModels.Route route, References references) {
        String prompt = required(fields, "prompt");
        Dimensions size =
                new RequestedSize(fields, route.model(), references.firstSize()).resolve();
        return new ImageCall(
                route,
                new Subject(prompt, fields.integer("seed"), references),
                count(fields, route),
                new Output(
                        size,
                        format(fields, size),
                        within(fields, "output_compression", 1, 100).orElse(0L).intValue(),
                        responseFormat(fields)));
    }

    /** The gateway calls n times, and each call may give a group where the upstream makes some. */
    private static int count(Fields fields, LumenfallModels.Route route) {
        long calls = within(fields, "n", 1, 10).orElse(1L);
        boolean isGroup =
                route.makesGroups()
                        && fields.text("sequential_image_generation").equals(Optional.of("auto"));
        long each = isGroup ? within(fields, "max_images", 1, 15).orElse(1L) : 1;
        return (int) (calls * each);
    }

    private static String required(Fields fields, String name) {
        return fields.text(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> LumenfallRefusal.invalid("Missing required parameter: " + name));
    }

    private static Optional<Long> within(Fields fields, String name, long min, long max) {
        Optional<Long> value = fields.integer(name);
        if (value.filter(number -> number < min || number > max).isPresent()) {
            throw LumenfallRefusal.invalid("Invalid " + name + ": expected " + min + " to " + max);
        }
        return value;
    }

    private static ImageFormat format(Fields fields, Dimensions size) {
        String asked = fields.text("output_format").orElse("png");
        ImageFormat format =
                ImageFormat.named(asked)
                        .orElseThrow(
                                () ->
                                        LumenfallRefusal.invalid(
                                                "Invalid output_format '"
                                                        + asked
                                                        + "': expected"
                                                        + " png, jpeg, gif, webp or avif"));
        int longest = Math.max(size.width(), size.height());
        if (format == ImageFormat.AVIF && longest > AVIF_MAX_SIDE) {
            throw LumenfallRefusal.invalid(
                    "AVIF conversion is only supported for images up to 1600 pixels");
        }
        return format;
    }

    private static ResponseFormat responseFormat(Fields fields) {
        String asked = fields.text("response_format").orElse("url");
        ResponseFormat responseFormat = RESPONSE_FORMATS.get(asked);
        if (responseFormat == null) {
            throw LumenfallRefusal.invalid(
                    "Invalid response_format '" + asked + "': expected url or b64_json");
        }
        boolean isInline =
                fields.flag("sync_mode").orElse(false) && responseFormat == ResponseFormat.URL;
        return isInline ? ResponseFormat.DATA_URI : responseFormat;
    }
}
