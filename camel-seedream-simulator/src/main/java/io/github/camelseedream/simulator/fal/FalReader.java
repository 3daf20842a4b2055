package io.github.camelseedream.simulator.fal;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.fal.FalModel.Endpoint;
import io.github.camelseedream.simulator.fal.FalModel.Kind;
import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.image.ImageLayer;
import io.github.camelseedream.simulator.image.ImageSeries;
import io.github.camelseedream.simulator.image.ImageSpec;
import io.github.camelseedream.simulator.media.Reference;
import io.github.camelseedream.simulator.media.ReferenceInspection;
import io.github.camelseedream.simulator.protocol.Fields;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads and checks the input of an endpoint. */
final class FalReader {

    private static final int MAX_REFERENCES = 10;
    private static final int MAX_TOGETHER = 15;
    private static final int MAX_IMAGES = 6;
    private static final Set<String> OF_ALL =
            Set.of("prompt", "image_size", "num_images", "sync_mode", "enable_safety_checker");
    private static final Set<String> OF_LAYERS =
            Set.of(
                    "prompt",
                    "image_url",
                    "image_size",
                    "enhance_prompt_mode",
                    "enable_safety_checker",
                    "sync_mode");

    private final Endpoint endpoint;
    private final Fields fields;
    private final FalErrors errors;
    private final boolean refusesUnknown;

    FalReader(Endpoint endpoint, JsonNode input, FalErrors errors, boolean refusesUnknown) {
        this.endpoint = endpoint;
        this.errors = errors;
        this.refusesUnknown = refusesUnknown;
        if (!input.isObject()) {
            throw errors.refusal("model_attributes_type", "", "Input should be a valid object");
        }
        fields = Fields.of(input, errors);
    }

    /** The references, before they are inspected; of too many the last ones count. */
    List<Reference> references() {
        List<String> texts =
                switch (endpoint.kind()) {
                    case TEXT, US_TEXT -> List.of();
                    case EDIT -> fields.texts("image_urls");
                    case LAYERS -> List.of(fields.required("image_url"));
                };
        if (endpoint.kind() == Kind.EDIT && texts.isEmpty()) {
            throw errors.missing("image_urls");
        }
        return texts.subList(Math.max(0, texts.size() - MAX_REFERENCES), texts.size()).stream()
                .map(
                        text ->
                                Reference.of(text)
                                        .orElseThrow(
                                                () ->
                                                        errors.refusal(
                                                                "file_download_error",
                                                                field(),
                                                                "Failed to download the file.")))
                .toList();
    }

    /** What is made once the references are known. */
    FalOutput read(List<ReferenceInspection> references) {
        checkNames();
        if (!references.stream().allMatch(ReferenceInspection::isImage)) {
            throw errors.refusal("image_load_error", field(), "Failed to load the image.");
        }
        boolean isLayered = endpoint.kind() == Kind.LAYERS;
        String prompt = isLayered ? fields.text("prompt").orElse("") : fields.required("prompt");
        checkOptions();
        int n = fields.integer("num_images", 1, MAX_IMAGES).orElse(1);
        int each = fields.integer("max_images", 1, MAX_IMAGES).orElse(1);
        int count = Math.min(n * each, Math.max(n, MAX_TOGETHER - references.size()));
        boolean isInline = fields.flag("sync_mode").orElse(false);
        Dimensions size = size(references);
        String maker = endpoint.id() + ", " + size;
        List<String> digests = references.stream().map(ReferenceInspection::digest).toList();
        ImageSeries series = new ImageSeries(prompt, maker, size, digests, isLayered ? 1 : count);
        List<ImageSpec> images =
                isLayered ? ImageLayer.images(series, ImageFormat.PNG) : series.specs(format());
        boolean isTransparent =
                fields.oneOf("background", List.of("auto", "opaque", "transparent"))
                        .filter("transparent"::equals)
                        .isPresent();
        return new FalOutput(
                isTransparent ? images.stream().map(ImageSpec::transparent).toList() : images,
                isInline,
                fields.integer("seed", 0, Integer.MAX_VALUE).orElse(746_406_749));
    }

    private void checkNames() {
        Set<String> known =
                endpoint.kind() == Kind.LAYERS
                        ? OF_LAYERS
                        : Stream.concat(OF_ALL.stream(), Stream.of(field()))
                                .collect(Collectors.toSet());
        fields.names().stream()
                .filter(name -> refusesUnknown)
                .filter(name -> !known.contains(name))
                .filter(name -> endpoint.kind() == Kind.LAYERS || !endpoint.model().has(name))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw errors.refusal(
                                    "extra_forbidden", name, "Extra inputs are not permitted");
                        });
    }

    private void checkOptions() {
        fields.flag("enable_safety_checker");
        fields.oneOf("enhance_prompt_mode", List.of("standard", "fast"));
        if (endpoint.model() == FalModel.V3) {
            fields.number("guidance_scale", 1, 10);
        }
    }

    private ImageFormat format() {
        if (!endpoint.model().has("output_format")) {
            return ImageFormat.PNG;
        }
        String word = fields.oneOf("output_format", List.of("jpeg", "png")).orElse("jpeg");
        return ImageFormat.named(word).orElseThrow();
    }

    private Dimensions size(List<ReferenceInspection> references) {
        FalModel model = endpoint.model();
        double ratio =
                references.stream()
                        .findFirst()
                        .flatMap(ReferenceInspection::dimensions)
                        .map(Dimensions::ratio)
                        .orElse(1.0);
        if (fields.isObject("image_size") && endpoint.kind() != Kind.LAYERS) {
            Fields size = fields.within("image_size");
            return custom(
                    new Dimensions(
                            size.integer("width", 1, 14_142)
                                    .orElseThrow(() -> errors.missing("width")),
                            size.integer("height", 1, 14_142)
                                    .orElseThrow(() -> errors.missing("height"))));
        }
        String usual = model == FalModel.V3 ? "square_hd" : "auto_2K";
        String name = fields.text("image_size").orElse(usual);
        boolean isAuto = endpoint.kind() == Kind.LAYERS && name.equals("auto");
        if (!isAuto && !model.hasTier(name) && !FalSize.PRESETS.containsKey(name)) {
            throw errors.refusal(
                    "one_of",
                    "image_size",
                    "Input should be " + model.sizes() + " or an ImageSize");
        }
        return FalSize.named(name, model, ratio);
    }

    private Dimensions custom(Dimensions asked) {
        FalModel model = endpoint.model();
        return model.custom(asked, endpoint.kind())
                .orElseThrow(
                        () ->
                                errors.refusal(
                                        asked.pixels() < model.minPixels()
                                                ? "greater_than_equal"
                                                : "less_than_equal",
                                        "image_size",
                                        "The image area must be between "
                                                + model.minPixels()
                                                + " and "
                                                + model.maxPixels()
                                                + " pixels"));
    }

    /** Where the references stand. */
    private String field() {
        return switch (endpoint.kind()) {
            case EDIT -> "image_urls";
            case LAYERS -> "image_url";
            default -> "prompt";
        };
    }
}
