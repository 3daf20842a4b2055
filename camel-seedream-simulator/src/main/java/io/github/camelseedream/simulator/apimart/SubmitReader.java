package io.github.camelseedream.simulator.apimart;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.apimart.ImageCall.Output;
import io.github.camelseedream.simulator.apimart.ImageCall.Subject;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.media.Reference;
import io.github.camelseedream.simulator.protocol.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and checks a submit. Fields it does not know are ignored. */
final class SubmitReader {

    private static final String SEQUENTIAL = "sequential_image_generation";
    private static final String SEQUENTIAL_OPTIONS = SEQUENTIAL + "_options";
    private static final String OPTIMIZE = "optimize_prompt_options";
    private static final int MAX_IMAGES = 15;
    private static final int MAX_TOGETHER = 15;
    private static final String DEFAULT_TIER = "2K";

    private static final FieldErrors ERRORS = new FieldErrors();

    private final Fields fields;
    private final ApiMartModel model;

    private SubmitReader(Fields fields, ApiMartModel model) {
        this.fields = fields;
        this.model = model;
    }

    static ImageCall read(JsonNode body) {
        if (!body.isObject()) {
            throw ApiMartError.badRequest("Invalid request parameters: not a JSON object");
        }
        Fields fields = Fields.of(body, ERRORS);
        return new SubmitReader(fields, ApiMartModel.named(fields.required("model"))).call();
    }

    private ImageCall call() {
        String prompt = fields.required("prompt");
        if (prompt.length() > model.maxPromptLength()) {
            throw ApiMartError.badRequest(
                    "prompt must not exceed " + model.maxPromptLength() + " characters");
        }
        List<Reference> references = references();
        Subject subject = new Subject(prompt, references, count(references.size()));
        checkOptimize();
        fields.flag("nsfw_check");
        fields.text("language");
        fields.text("mask_url");
        return new ImageCall(model, subject, output(references.isEmpty()));
    }

    private List<Reference> references() {
        List<String> texts = fields.list("image_urls");
        if (texts.size() > model.maxReferences()) {
            throw ApiMartError.buildFailed(
                    "invalid image_urls: at most " + model.maxReferences() + " images");
        }
        return References.read(texts);
    }

    /** Without a reference it is one image, whatever was asked for. */
    private int count(int references) {
        int n = fields.integer("n", 1, model.maxImages()).orElse(1);
        String mode = fields.oneOf(SEQUENTIAL, List.of("disabled", "auto")).orElse("disabled");
        Optional<Integer> maxImages =
                fields.within(SEQUENTIAL_OPTIONS).integer("max_images", 1, MAX_IMAGES);
        if (maxImages.isPresent() && n == 1 && !mode.equals("auto")) {
            throw ApiMartError.buildFailed("max_images needs " + SEQUENTIAL + ": auto");
        }
        int wanted = n > 1 ? n : maxImages.orElse(1);
        if (references + wanted > MAX_TOGETHER) {
            throw ApiMartError.buildFailed(
                    "invalid n: %d reference images and %d generated images exceed %d"
                            .formatted(references, wanted, MAX_TOGETHER));
        }
        return references == 0 ? 1 : wanted;
    }

    /** An object on the page of 4.5, a text on that of 4.0, absent from the others. */
    private void checkOptimize() {
        List<String> modes = List.of("standard", "fast");
        if (model == ApiMartModel.SEEDREAM_4_0) {
            fields.oneOf(OPTIMIZE, modes);
        } else if (!model.isFive()) {
            fields.within(OPTIMIZE).oneOf("mode", modes);
        }
    }

    private Output output(boolean isFromText) {
        List<String> ratios = new ArrayList<>(model.sizes().ratios());
        ratios.add(ImageCall.AUTO);
        String ratio = fields.oneOf("size", ratios).orElse("1:1");
        if (ratio.equals(ImageCall.AUTO) && isFromText) {
            throw ApiMartError.buildFailed("invalid size: auto requires image_urls");
        }
        String tier = fields.text("resolution").orElse(DEFAULT_TIER);
        if (!model.sizes().tiers().contains(tier)) {
            throw ERRORS.notOneOf("size", tier, model.sizes().tiers());
        }
        boolean hasWatermark = fields.flag("watermark").orElse(false);
        return new Output(ratio, tier, format(), hasWatermark);
    }

    private ImageFormat format() {
        if (!model.hasOutputFormat()) {
            return ImageFormat.PNG;
        }
        String asked = fields.oneOf("output_format", List.of("jpeg", "png")).orElse("jpeg");
        return ImageFormat.named(asked).orElseThrow();
    }
}
