package io.github.camelseedream.simulator.openai;

import io.github.camelseedream.simulator.fault.ErrorReply;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.FormPart;
import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.media.Reference;
import io.github.camelseedream.simulator.media.ReferenceInspection;
import io.github.camelseedream.simulator.media.ReferenceInspector;
import io.github.camelseedream.simulator.openai.OpenAiRequest.Form;
import io.github.camelseedream.simulator.openai.OpenAiRequest.Output;
import io.github.camelseedream.simulator.openai.OpenAiRequest.Subject;
import io.github.camelseedream.simulator.protocol.EditFiles;
import io.github.camelseedream.simulator.protocol.Fields;
import io.github.camelseedream.simulator.protocol.Refusal;
import io.github.camelseedream.simulator.protocol.Variants;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads and checks a generation (JSON) or an edit (a form with files). */
record OpenAiReader(ReferenceInspector inspector, OpenAiErrors errors, Variants variants) {

    private static final Set<String> FIELDS =
            Set.of(
                    "model",
                    "prompt",
                    "n",
                    "size",
                    "quality",
                    "style",
                    "response_format",
                    "output_format",
                    "output_compression",
                    "background",
                    "moderation",
                    "input_fidelity",
                    "stream",
                    "partial_images",
                    "user");

    private static final int MAX_IMAGES = 10;
    private static final int MAX_REFERENCES = 16;
    private static final long MAX_PIXELS = 16_777_216;
    private static final Dimensions USUAL = Dimensions.square(2048);

    OpenAiRequest read(Call call, boolean isEdit) {
        if (isEdit != call.hasContentType("multipart/form-data")) {
            String form = isEdit ? "multipart/form-data" : "application/json";
            throw Refusal.of(400, "Unsupported content type: this endpoint takes " + form + ".");
        }
        Fields fields = Fields.of(call, errors);
        String model = fields.required("model");
        if (!model.contains("seedream") && !model.contains("seededit")) {
            throw unknownModel(model);
        }
        List<ReferenceInspection> references =
                isEdit
                        ? files(EditFiles.of(call.body().parts()))
                        : addresses(fields, call.origin());
        checkUnknown(fields);
        Subject subject =
                new Subject(
                        model,
                        fields.required("prompt"),
                        references.stream().map(ReferenceInspection::digest).toList(),
                        count(fields));
        Form form = new Form(isEdit, isBase64(fields), fields.flag("stream").orElse(false));
        return new OpenAiRequest(subject, output(fields, references), form);
    }

    Refusal unknownModel(String model) {
        return new Refusal(
                new ErrorReply(
                        404,
                        "model_not_found",
                        "The model '" + model + "' does not exist or you do not have access to it.",
                        "model"));
    }

    private int count(Fields fields) {
        int n = fields.integer("n", 1, MAX_IMAGES).orElse(1);
        return variants.is(OpenAiProtocol.COUNT, "one") ? 1 : n;
    }

    private boolean isBase64(Fields fields) {
        return fields.oneOf("response_format", List.of("url", "b64_json"))
                .orElse("url")
                .equals("b64_json");
    }

    private Output output(Fields fields, List<ReferenceInspection> references) {
        String format = fields.oneOf("output_format", List.of("png", "jpeg", "webp")).orElse("png");
        String background =
                fields.oneOf("background", List.of("auto", "transparent", "opaque")).orElse("auto");
        if (background.equals("transparent") && !format.equals("png")) {
            throw fields.invalid("background", "png for a transparent background");
        }
        return new Output(
                size(fields, references),
                ImageFormat.named(format).orElseThrow(),
                fields.integer("output_compression", 0, 100).orElse(0),
                background);
    }

    private Dimensions size(Fields fields, List<ReferenceInspection> references) {
        String asked = fields.text("size").orElse("auto");
        double ratio =
                references.stream()
                        .findFirst()
                        .flatMap(ReferenceInspection::dimensions)
                        .map(Dimensions::ratio)
                        .orElse(1.0);
        if (asked.equals("auto")) {
            return Dimensions.ofArea(USUAL.pixels(), ratio);
        }
        if (asked.matches("(?i)[1-4]K")) {
            long side = 1024L * (asked.charAt(0) - '0');
            return Dimensions.ofArea(side * side, ratio);
        }
        if (!asked.matches("[1-9]\\d{0,4}x[1-9]\\d{0,4}")
                || Dimensions.of(asked).pixels() > MAX_PIXELS) {
            throw fields.invalid("size", "WIDTHxHEIGHT up to 16777216 pixels, auto or a tier");
        }
        return Dimensions.of(asked);
    }

    /** The field for references in JSON is unknown unless the variant has it. */
    private List<ReferenceInspection> addresses(Fields fields, String origin) {
        Optional<String> field = jsonField();
        if (field.isEmpty()) {
            return List.of();
        }
        List<String> texts = fields.texts(field.get());
        if (texts.size() > MAX_REFERENCES) {
            throw fields.invalid(field.get(), "at most " + MAX_REFERENCES + " images");
        }
        List<Reference> references =
                texts.stream()
                        .map(text -> Reference.of(text).orElseThrow(() -> noImage(field.get())))
                        .toList();
        return checked(Reference.inspect(references, inspector, origin).join(), field.get());
    }

    private List<ReferenceInspection> files(EditFiles files) {
        if (files.images().isEmpty()) {
            throw errors.missing("image");
        }
        if (files.images().size() > MAX_REFERENCES) {
            throw errors.invalid("image", "at most " + MAX_REFERENCES + " images");
        }
        if (!files.isMaskPng() || !files.isMaskOfImageSize()) {
            throw errors.invalid("mask", "a PNG file of the size of the image");
        }
        return checked(files.images().stream().map(OpenAiReader::inspected).toList(), "image");
    }

    private static ReferenceInspection inspected(FormPart part) {
        return ReferenceInspection.at(part.head(), part.size(), part.digest().sha256());
    }

    private List<ReferenceInspection> checked(List<ReferenceInspection> images, String field) {
        if (!images.stream().allMatch(ReferenceInspection::isImage)) {
            throw noImage(field);
        }
        return images;
    }

    private Refusal noImage(String field) {
        return errors.invalid(field, "an image that can be read");
    }

    private Optional<String> jsonField() {
        return variants.is(OpenAiProtocol.REFERENCES, "multipart")
                ? Optional.empty()
                : Optional.of(
                        variants.is(OpenAiProtocol.REFERENCES, "image") ? "image" : "image_urls");
    }

    private void checkUnknown(Fields fields) {
        if (variants.is(OpenAiProtocol.UNKNOWN, "ignored")) {
            return;
        }
        fields.names().stream()
                .filter(name -> !FIELDS.contains(name) && !jsonField().equals(Optional.of(name)))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw errors.unknown(name);
                        });
    }
}
