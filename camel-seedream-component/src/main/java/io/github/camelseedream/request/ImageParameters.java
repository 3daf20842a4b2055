package io.github.camelseedream.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The table of all parameters of an image request. A new parameter starts with a row here.
 * Immutable.
 */
public final class ImageParameters {

    public static final ImageParameter<String> PROMPT =
            new ImageParameter<>("prompt", String.class, ParameterDescriptions.PROMPT);
    public static final ImageParameter<String> MODEL =
            new ImageParameter<>("model", String.class, ParameterDescriptions.MODEL);
    public static final ImageParameter<String> PROVIDER =
            new ImageParameter<>("provider", String.class, ParameterDescriptions.PROVIDER);
    public static final ImageParameter<ImageSize> SIZE =
            new ImageParameter<>("size", ImageSize.class, ParameterDescriptions.SIZE);
    public static final ImageParameter<ImageSize> ASPECT_RATIO =
            new ImageParameter<ImageSize>(
                            "aspectRatio", ImageSize.class, ParameterDescriptions.ASPECT_RATIO)
                    .alias("aspect_ratio");
    public static final ImageParameter<ImageSize> RESOLUTION =
            new ImageParameter<>("resolution", ImageSize.class, ParameterDescriptions.RESOLUTION);
    public static final ImageParameter<Integer> WIDTH =
            new ImageParameter<>("width", Integer.class, ParameterDescriptions.WIDTH);
    public static final ImageParameter<Integer> HEIGHT =
            new ImageParameter<>("height", Integer.class, ParameterDescriptions.HEIGHT);
    public static final ImageParameter<Integer> COUNT =
            new ImageParameter<Integer>("count", Integer.class, ParameterDescriptions.COUNT)
                    .alias("n", "num_images");
    public static final ImageParameter<String> IMAGE_MODE =
            new ImageParameter<String>("imageMode", String.class, ParameterDescriptions.IMAGE_MODE)
                    .choices(ImageMode.class)
                    .alias("image_mode");
    public static final ImageParameter<Long> SEED =
            new ImageParameter<>("seed", Long.class, ParameterDescriptions.SEED);
    public static final ImageParameter<List<ReferenceImage>> REFERENCES =
            new ImageParameter<List<ReferenceImage>>(
                            "references", List.class, ParameterDescriptions.REFERENCES)
                    .alias("image", "image[]", "image_url", "image_urls", "images", "image_input");
    public static final ImageParameter<ReferenceImage> MASK =
            new ImageParameter<>("mask", ReferenceImage.class, ParameterDescriptions.MASK);
    public static final ImageParameter<String> RESPONSE_FORMAT =
            new ImageParameter<String>(
                            "responseFormat", String.class, ParameterDescriptions.RESPONSE_FORMAT)
                    .choices(ResponseFormat.class)
                    .alias("response_format");
    public static final ImageParameter<String> OUTPUT_FORMAT =
            new ImageParameter<String>(
                            "outputFormat", String.class, ParameterDescriptions.OUTPUT_FORMAT)
                    .choices(OutputFormat.class)
                    .alias("output_format");
    public static final ImageParameter<Integer> OUTPUT_COMPRESSION =
            new ImageParameter<Integer>(
                            "outputCompression",
                            Integer.class,
                            ParameterDescriptions.OUTPUT_COMPRESSION)
                    .alias("output_compression");
    public static final ImageParameter<String> PROMPT_ENHANCEMENT =
            new ImageParameter<String>(
                            "promptEnhancement",
                            String.class,
                            ParameterDescriptions.PROMPT_ENHANCEMENT)
                    .choices(PromptEnhancement.class)
                    .alias("prompt_enhancement");
    public static final ImageParameter<String> BACKGROUND =
            new ImageParameter<String>("background", String.class, ParameterDescriptions.BACKGROUND)
                    .choices(Background.class);
    public static final ImageParameter<Boolean> LAYERS =
            new ImageParameter<Boolean>("layers", Boolean.class, ParameterDescriptions.LAYERS)
                    .alias("layer_decomposition");
    public static final ImageParameter<Boolean> WATERMARK =
            new ImageParameter<>("watermark", Boolean.class, ParameterDescriptions.WATERMARK);
    public static final ImageParameter<Boolean> SAFETY_CHECKER =
            new ImageParameter<Boolean>(
                            "safetyChecker", Boolean.class, ParameterDescriptions.SAFETY_CHECKER)
                    .alias("safety_checker");
    public static final ImageParameter<String> QUALITY =
            new ImageParameter<>("quality", String.class, ParameterDescriptions.QUALITY);
    public static final ImageParameter<String> STYLE =
            new ImageParameter<>("style", String.class, ParameterDescriptions.STYLE);
    public static final ImageParameter<String> USER =
            new ImageParameter<>("user", String.class, ParameterDescriptions.USER);
    public static final ImageParameter<String> WEBHOOK_URL =
            new ImageParameter<String>(
                            "webhookUrl", String.class, ParameterDescriptions.WEBHOOK_URL)
                    .alias("webhook_url", "webhook");
    public static final ImageParameter<String> WEBHOOK_EVENTS =
            new ImageParameter<String>(
                            "webhookEvents", String.class, ParameterDescriptions.WEBHOOK_EVENTS)
                    .alias("webhook_events");
    public static final ImageParameter<String> IDEMPOTENCY_KEY =
            new ImageParameter<String>(
                            "idempotencyKey", String.class, ParameterDescriptions.IDEMPOTENCY_KEY)
                    .alias("idempotency_key");
    public static final ImageParameter<Map<String, Object>> PARAMETERS =
            new ImageParameter<>("parameters", Map.class, ParameterDescriptions.PARAMETERS);

    private static final List<ImageParameter<?>> ALL =
            List.of(
                    PROMPT,
                    MODEL,
                    PROVIDER,
                    SIZE,
                    ASPECT_RATIO,
                    RESOLUTION,
                    WIDTH,
                    HEIGHT,
                    COUNT,
                    IMAGE_MODE,
                    SEED,
                    REFERENCES,
                    MASK,
                    RESPONSE_FORMAT,
                    OUTPUT_FORMAT,
                    OUTPUT_COMPRESSION,
                    PROMPT_ENHANCEMENT,
                    BACKGROUND,
                    LAYERS,
                    WATERMARK,
                    SAFETY_CHECKER,
                    QUALITY,
                    STYLE,
                    USER,
                    WEBHOOK_URL,
                    WEBHOOK_EVENTS,
                    IDEMPOTENCY_KEY,
                    PARAMETERS);

    private static final Map<String, ImageParameter<?>> BY_NAME = byName();

    private ImageParameters() {}

    /** Every parameter, in the order of the documentation. */
    public static List<ImageParameter<?>> all() {
        return ALL;
    }

    /** The parameter of that name or alias; upper and lower case are the same. */
    public static Optional<ImageParameter<?>> named(String nameOrAlias) {
        return Optional.ofNullable(BY_NAME.get(nameOrAlias.toLowerCase(Locale.ROOT)));
    }

    private static Map<String, ImageParameter<?>> byName() {
        Map<String, ImageParameter<?>> names = new LinkedHashMap<>();
        for (ImageParameter<?> parameter : ALL) {
            names.put(parameter.name().toLowerCase(Locale.ROOT), parameter);
            parameter.aliases().forEach(alias -> names.put(alias, parameter));
        }
        return names;
    }
}
