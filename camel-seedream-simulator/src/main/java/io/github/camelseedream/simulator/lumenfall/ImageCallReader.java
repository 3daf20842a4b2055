package io.github.camelseedream.simulator.lumenfall;

import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.lumenfall.ImageCall.Output;
import io.github.camelseedream.simulator.lumenfall.ImageCall.ResponseFormat;
import io.github.camelseedream.simulator.lumenfall.ImageCall.Subject;
import io.github.camelseedream.simulator.protocol.EditFiles;
import io.github.camelseedream.simulator.protocol.Fields;
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

    private static final FieldErrors ERRORS = new FieldErrors();
    private static final String NO_IMAGE = "Invalid image file provided";

    private ImageCallReader() {}

    static ImageCall generation(Call call) {
        if (!call.body().json().isObject()) {
            throw FieldErrors.refusal("Invalid JSON: expected an object");
        }
        Fields fields = Fields.of(call.body().json(), ERRORS);
        LumenfallModels.Route route = route(fields);
        return read(fields, route, EditFiles.NONE);
    }

    static ImageCall edit(Call call) {
        if (!call.hasContentType("multipart/form-data")) {
            throw FieldErrors.refusal("Image edits require multipart/form-data, not JSON");
        }
        Fields fields = Fields.of(call.body().parts(), ERRORS);
        LumenfallModels.Route route = route(fields);
        EditFiles files = EditFiles.of(call.body().parts());
        check(files, route.model());
        return read(fields, route, files);
    }

    private static void check(EditFiles files, LumenfallModel model) {
        if (files.images().isEmpty()) {
            throw ERRORS.missing("image");
        }
        if (files.images().size() > model.maxReferences()) {
            throw FieldErrors.refusal(
                    "Too many images: at most " + model.maxReferences() + " are supported");
        }
        if (!files.areImages()) {
            throw FieldErrors.refusal(NO_IMAGE);
        }
        if (!files.isMaskPng()) {
            throw FieldErrors.refusal(NO_IMAGE + ": mask must be PNG");
        }
        if (!files.isMaskOfImageSize()) {
            throw FieldErrors.refusal(NO_IMAGE + ": mask must have the dimensions of the image");
        }
    }

    private static LumenfallModels.Route route(Fields fields) {
        return LumenfallModels.route(fields.required("model"));
    }

    private static ImageCall read(
            Fields fields, LumenfallModels.Route route, EditFiles references) {
        String prompt = fields.required("prompt");
        Dimensions size =
                new RequestedSize(fields, route.model(), references.firstSize()).resolve();
        return new ImageCall(
                route,
                new Subject(prompt, fields.integer("seed"), references),
                count(fields, route),
                new Output(
                        size,
                        format(fields, size),
                        fields.integer("output_compression", 1, 100).orElse(0),
                        responseFormat(fields)));
    }

    /** The gateway calls n times, and each call may give a group where the upstream makes some. */
    private static int count(Fields fields, LumenfallModels.Route route) {
        int calls = fields.integer("n", 1, 10).orElse(1);
        boolean isGroup =
                route.makesGroups()
                        && fields.text("sequential_image_generation").equals(Optional.of("auto"));
        int each = isGroup ? fields.integer("max_images", 1, 15).orElse(1) : 1;
        return calls * each;
    }

    private static ImageFormat format(Fields fields, Dimensions size) {
        String asked = fields.text("output_format").orElse("png");
        ImageFormat format =
                ImageFormat.named(asked)
                        .orElseThrow(
                                () ->
                                        FieldErrors.refusal(
                                                "Invalid output_format '"
                                                        + asked
                                                        + "': expected"
                                                        + " png, jpeg, gif, webp or avif"));
        int longest = Math.max(size.width(), size.height());
        if (format == ImageFormat.AVIF && longest > AVIF_MAX_SIDE) {
            throw FieldErrors.refusal(
                    "AVIF conversion is only supported for images up to 1600 pixels");
        }
        return format;
    }

    private static ResponseFormat responseFormat(Fields fields) {
        String asked = fields.text("response_format").orElse("url");
        ResponseFormat responseFormat = RESPONSE_FORMATS.get(asked);
        if (responseFormat == null) {
            throw FieldErrors.refusal(
                    "Invalid response_format '" + asked + "': expected url or b64_json");
        }
        boolean isInline =
                fields.flag("sync_mode").orElse(false) && responseFormat == ResponseFormat.URL;
        return isInline ? ResponseFormat.DATA_URI : responseFormat;
    }
}
