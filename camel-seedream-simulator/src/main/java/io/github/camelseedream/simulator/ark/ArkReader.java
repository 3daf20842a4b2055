package io.github.camelseedream.simulator.ark;

import io.github.camelseedream.simulator.ark.ArkModel.Ability;
import io.github.camelseedream.simulator.ark.ArkRequest.Form;
import io.github.camelseedream.simulator.ark.ArkRequest.Output;
import io.github.camelseedream.simulator.ark.ArkRequest.Subject;
import io.github.camelseedream.simulator.fault.ErrorReply;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.media.ReferenceInspection;
import io.github.camelseedream.simulator.protocol.Fields;
import io.github.camelseedream.simulator.protocol.Refusal;
import io.github.camelseedream.simulator.protocol.SeedreamSizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and checks a request. Fields that no model knows are ignored, as the service does; those
 * that another model knows are refused.
 */
final class ArkReader {

    static final String SET = "sequential_image_generation";

    private static final String SET_OPTIONS = "sequential_image_generation_options";
    private static final String STREAM = "stream";
    private static final String LAYERS = "layer_decomposition";
    private static final String BACKGROUND = "background";
    private static final String TRANSPARENT = "transparent";
    private static final int MAX_TOGETHER = 15;
    private static final long MIN_PIXELS_OF_LAYERED = 262_144;

    /** What a model must be able to do for a field to be taken. */
    private static final Map<String, Ability> NEEDS =
            Map.of(
                    SET,
                    Ability.SETS,
                    SET_OPTIONS,
                    Ability.SETS,
                    STREAM,
                    Ability.SETS,
                    "guidance_scale",
                    Ability.GUIDANCE,
                    "optimize_prompt_options",
                    Ability.OPTIMIZE,
                    "output_format",
                    Ability.FORMAT,
                    "tools",
                    Ability.WEB_SEARCH,
                    BACKGROUND,
                    Ability.BACKGROUND,
                    LAYERS,
                    Ability.LAYERS);

    /** What cannot be asked for together with layers. */
    private static final List<String> NOT_WITH_LAYERS =
            List.of(SET, SET_OPTIONS, STREAM, "tools", BACKGROUND);

    private static final Pattern RATIO = Pattern.compile("\\b(\\d{1,2}):(\\d{1,2})\\b");

    private final ArkErrors errors;
    private final Fields fields;
    private final String modelId;
    private final ArkModel model;
    private final List<ReferenceInspection> references;

    private ArkReader(Call call, ArkBrand brand, ArkReferences reader, ArkErrors errors) {
        this.errors = errors;
        if (!call.body().json().isObject()) {
            throw errors.refusal("body", "the request body is not a JSON object");
        }
        fields = Fields.of(call.body().json(), errors);
        modelId = fields.required("model");
        model = ArkModel.find(modelId, brand).orElseThrow(this::unknownModel);
        checkAbilities();
        references = reader.read(fields.texts("image"), model, call.origin());
    }

    static ArkRequest read(Call call, ArkBrand brand, ArkReferences reader, ArkErrors errors) {
        return new ArkReader(call, brand, reader, errors).request();
    }

    private ArkRequest request() {
        boolean isLayered = fields.flag(LAYERS).orElse(false);
        String prompt = isLayered ? fields.text("prompt").orElse("") : fields.required("prompt");
        Form form =
                new Form(isBase64(), fields.flag(STREAM).orElse(false), isLayered, hasSearched());
        checkOptions();
        if (isLayered) {
            checkLayered();
        }
        return new ArkRequest(modelId, model, subject(prompt), output(prompt, isLayered), form);
    }

    private void checkAbilities() {
        for (String name : fields.names()) {
            Ability needed = NEEDS.get(name);
            boolean isOff =
                    (name.equals(STREAM) || name.equals(LAYERS))
                            && fields.flag(name).equals(Optional.of(false));
            boolean isTaken = name.equals(SET) && errors.variants().is(SET, fields.text(SET).get());
            if (needed != null && !model.has(needed) && !isOff && !isTaken) {
                throw errors.unsupported(name);
            }
        }
    }

    private void checkOptions() {
        if (model.isThree()) {
            fields.integer("seed", -1, Integer.MAX_VALUE);
            fields.number("guidance_scale", 1, 10);
        }
        Fields optimize = fields.within("optimize_prompt_options");
        optimize.oneOf("mode", List.of("standard", "fast"))
                .filter(mode -> mode.equals("fast") && !model.has(Ability.FAST))
                .ifPresent(
                        mode -> {
                            throw optimize.invalid("mode", "'standard'");
                        });
        optimize.oneOf("thinking", List.of("auto", "enabled", "disabled"));
    }

    private void checkLayered() {
        NOT_WITH_LAYERS.stream()
                .filter(fields::has)
                .findFirst()
                .ifPresent(
                        name -> {
                            throw errors.refusal(
                                    name, "it cannot be combined with layer_decomposition");
                        });
        if (references.size() != 1) {
            throw errors.refusal("image", "layer decomposition takes exactly one image");
        }
        references
                .get(0)
                .dimensions()
                .filter(size -> size.pixels() < MIN_PIXELS_OF_LAYERED)
                .ifPresent(
                        size -> {
                            throw errors.refusal(
                                    "image", "image size must be at least 262144 pixels");
                        });
    }

    private Subject subject(String prompt) {
        boolean isSet =
                fields.oneOf(SET, List.of("auto", "disabled"))
                        .filter(mode -> mode.equals("auto"))
                        .isPresent();
        int max = fields.within(SET_OPTIONS).integer("max_images", 1, MAX_TOGETHER).orElse(15);
        int count = isSet ? Math.min(max, MAX_TOGETHER - references.size()) : 1;
        return new Subject(prompt, references, count, isSet);
    }

    private Output output(String prompt, boolean isLayered) {
        String usual = model == ArkModel.SEEDREAM_5_5 ? "png" : "jpeg";
        String format = fields.oneOf("output_format", List.of("jpeg", "png")).orElse(usual);
        String background = fields.oneOf(BACKGROUND, backgrounds()).orElse(backgrounds().get(0));
        if (background.equals(TRANSPARENT)) {
            checkTransparent(format);
        }
        return new Output(
                isLayered ? layeredSize() : size(prompt),
                ImageFormat.named(format).orElseThrow(),
                fields.flag("watermark").orElse(true),
                background);
    }

    private List<String> backgrounds() {
        return model == ArkModel.SEEDREAM_5_5
                ? List.of("auto", "opaque", TRANSPARENT)
                : List.of("opaque", TRANSPARENT);
    }

    private void checkTransparent(String format) {
        if (!format.equals("png")) {
            throw errors.refusal("output_format", "it must be png for a transparent background");
        }
        if (model == ArkModel.SEEDREAM_5_5) {
            return;
        }
        if (references.size() != 1) {
            throw errors.refusal("image", "one input image is required");
        }
        if (!references.get(0).mayBeTransparent()) {
            throw errors.refusal("image", "it must be a PNG with a transparent pixel");
        }
    }

    /** From 1280x720 to 2048x2048 an input keeps its size. */
    private Dimensions layeredSize() {
        List<String> words = List.of("auto", "1K", "1.5K", "2K");
        String size = fields.oneOf("size", words).orElse("auto");
        Dimensions input = references.get(0).dimensions().orElse(Dimensions.square(2048));
        if (!size.equals("auto")) {
            return model.sizes().nearest(size, input.ratio());
        }
        if (input.pixels() < 1280 * 720) {
            return model.sizes().nearest("1K", input.ratio());
        }
        return input.pixels() > 2048 * 2048 ? model.sizes().nearest("2K", input.ratio()) : input;
    }

    private Dimensions size(String prompt) {
        SeedreamSizes sizes = model.sizes();
        String asked = fields.text("size").orElse(sizes.usual());
        if (sizes.hasTier(asked)) {
            return sizes.nearest(asked, ratio(prompt));
        }
        if (!asked.matches("\\d{1,6}x\\d{1,6}") || sizes.hasTier(SeedreamSizes.ADAPTIVE)) {
            throw errors.refusal("size", sizes.accepted());
        }
        Dimensions size = Dimensions.of(asked);
        sizes.violation(size)
                .ifPresent(
                        reason -> {
                            throw errors.refusal("size", reason);
                        });
        return size;
    }

    /** The model chooses the shape. */
    private double ratio(String prompt) {
        Matcher ratio = RATIO.matcher(prompt);
        boolean isAdaptive = model.sizes().hasTier(SeedreamSizes.ADAPTIVE);
        if (!isAdaptive && ratio.find() && !ratio.group(2).matches("0+")) {
            return Double.parseDouble(ratio.group(1)) / Double.parseDouble(ratio.group(2));
        }
        return references.stream()
                .findFirst()
                .flatMap(ReferenceInspection::dimensions)
                .map(Dimensions::ratio)
                .orElse(1.0);
    }

    private boolean isBase64() {
        List<String> forms = new ArrayList<>(List.of("url", "b64_json"));
        return fields.oneOf("response_format", forms).orElse("url").equals("b64_json");
    }

    private boolean hasSearched() {
        List<Fields> tools = fields.objects("tools");
        tools.forEach(tool -> tool.oneOf("type", List.of("web_search")));
        return !tools.isEmpty();
    }

    private Refusal unknownModel() {
        return new Refusal(
                new ErrorReply(
                        404,
                        "InvalidEndpointOrModel.NotFound",
                        "The model or endpoint "
                                + modelId
                                + " does not exist or you do not have access to it."));
    }
}
