package io.github.camelseedream.simulator.replicate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.image.ImageLayer;
import io.github.camelseedream.simulator.image.ImageSeries;
import io.github.camelseedream.simulator.image.ImageSpec;
import io.github.camelseedream.simulator.media.Reference;
import io.github.camelseedream.simulator.media.ReferenceInspection;
import io.github.camelseedream.simulator.protocol.Fields;
import io.github.camelseedream.simulator.task.TaskWork;
import java.util.List;
import java.util.Set;

/** Reads and checks the input of a model, all before the prediction is created. */
final class ReplicateReader {

    private static final String MATCH = "match_input_image";
    private static final String LAYERS = "layer_decomposition";
    private static final int MAX_TOGETHER = 15;
    private static final Set<String> OF_ALL =
            Set.of("prompt", "image_input", "size", "aspect_ratio");
    private static final List<String> RATIOS =
            List.of(MATCH, "1:1", "4:3", "3:4", "16:9", "9:16", "3:2", "2:3", "21:9");

    private final ReplicateModel model;
    private final Fields fields;
    private final ReplicateErrors errors;
    private final boolean isLayered;
    private final String prompt;
    private final String size;
    private final String ratio;
    private final List<Reference> references;
    private final int count;
    private final ImageFormat format;

    ReplicateReader(
            ReplicateModel model, JsonNode input, ReplicateErrors errors, boolean refusesUnknown) {
        this.model = model;
        this.errors = errors;
        if (!input.isObject()) {
            throw errors.missing("input");
        }
        fields = Fields.of(input, errors);
        fields.names().stream()
                .filter(name -> refusesUnknown && !OF_ALL.contains(name) && !model.has(name))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw errors.unknown(name);
                        });
        isLayered = model.has(LAYERS) && fields.flag(LAYERS).orElse(false);
        prompt = isLayered ? fields.text("prompt").orElse("") : fields.required("prompt");
        if (prompt.length() > model.maxPrompt()) {
            throw errors.refusal(
                    "string_lte", "prompt", "prompt must be at most 4000 characters long");
        }
        size = size();
        ratio = fields.oneOf("aspect_ratio", RATIOS).orElse(MATCH);
        references = references();
        count = count();
        format = format();
        fields.flag("enhance_prompt");
        fields.flag("disable_safety_checker");
        if (size.equals("custom")) {
            custom();
        }
    }

    List<Reference> inputs() {
        return references;
    }

    /** What is made once the references are known. */
    TaskWork work(List<ReferenceInspection> inspections) {
        if (!inspections.stream().allMatch(ReferenceInspection::isImage)) {
            return TaskWork.impossible("Failed to load an input image. (E006)");
        }
        double shape =
                inspections.stream()
                        .findFirst()
                        .flatMap(ReferenceInspection::dimensions)
                        .map(Dimensions::ratio)
                        .orElse(1.0);
        Dimensions pixels = pixels(isLayered || ratio.equals(MATCH) ? shape : asked());
        List<String> digests = inspections.stream().map(ReferenceInspection::digest).toList();
        ImageSeries series =
                new ImageSeries(prompt, model.id() + ", " + pixels, pixels, digests, count);
        List<ImageSpec> images =
                isLayered ? ImageLayer.images(series, format) : series.specs(format);
        return TaskWork.of(images);
    }

    private String size() {
        List<String> words = isLayered ? List.of("auto", "1K", "1.5K", "2K") : model.words();
        return fields.oneOf("size", words).orElse("2K");
    }

    private Dimensions pixels(double shape) {
        if (size.equals("custom")) {
            return custom();
        }
        return model.sizes().nearest(size.equals("auto") ? "2K" : size, shape);
    }

    private Dimensions custom() {
        return new Dimensions(
                fields.integer("width", 1024, 4096).orElse(2048),
                fields.integer("height", 1024, 4096).orElse(2048));
    }

    private double asked() {
        String[] sides = ratio.split(":");
        return Double.parseDouble(sides[0]) / Double.parseDouble(sides[1]);
    }

    private List<Reference> references() {
        List<String> texts = fields.texts("image_input");
        int max = isLayered ? 1 : model.maxReferences();
        if (texts.size() > max || isLayered && texts.isEmpty()) {
            throw errors.refusal(
                    "array_max_items",
                    "image_input",
                    isLayered
                            ? "image_input must have exactly one image"
                            : "image_input must have at most " + max + " images");
        }
        return texts.stream()
                .map(
                        text ->
                                Reference.of(text)
                                        .orElseThrow(
                                                () ->
                                                        errors.refusal(
                                                                "format",
                                                                "image_input",
                                                                "Does not match format 'uri'")))
                .toList();
    }

    private int count() {
        boolean isSet =
                model.has("max_images")
                        && fields.oneOf("sequential_image_generation", List.of("disabled", "auto"))
                                .filter("auto"::equals)
                                .isPresent();
        int max = fields.integer("max_images", 1, MAX_TOGETHER).orElse(1);
        return isSet ? Math.min(max, MAX_TOGETHER - references.size()) : 1;
    }

    private ImageFormat format() {
        if (!model.has("output_format")) {
            return ImageFormat.JPEG;
        }
        String word = fields.oneOf("output_format", List.of("png", "jpeg")).orElse("png");
        return ImageFormat.named(word).orElseThrow();
    }
}
