package io.github.camelseedream.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The table of all parameters of an image request. A new parameter starts with a row here. */
public final class ImageParameters {

    public static final ImageParameter<String> PROMPT =
            new ImageParameter<>(
                    "prompt", String.class, "What the image shows, or how to edit it.");
    public static final ImageParameter<String> MODEL =
            new ImageParameter<>(
                    "model",
                    String.class,
                    "The model: a public name such as seedream-4.5, or any id of the provider.");
    public static final ImageParameter<String> PROVIDER =
            new ImageParameter<>("provider", String.class, "Who makes the image, by name.");
    public static final ImageParameter<ImageSize> SIZE =
            new ImageParameter<>(
                    "size",
                    ImageSize.class,
                    "WxH in pixels, an aspect ratio W:H, a tier (2K, 0.5K, 1MP), auto, or custom"
                            + " with width and height.");
    public static final ImageParameter<ImageSize> ASPECT_RATIO =
            new ImageParameter<ImageSize>(
                            "aspectRatio",
                            ImageSize.class,
                            "The shape as W:H, auto, or match for the shape of the first"
                                    + " reference.")
                    .alias("aspect_ratio");
    public static final ImageParameter<ImageSize> RESOLUTION =
            new ImageParameter<>(
                    "resolution", ImageSize.class, "The tier, e.g. 2K, 0.5K or 1MP, or auto.");
    public static final ImageParameter<Integer> WIDTH =
            new ImageParameter<>("width", Integer.class, "Width in pixels; goes with height.");
    public static final ImageParameter<Integer> HEIGHT =
            new ImageParameter<>("height", Integer.class, "Height in pixels; goes with width.");
    public static final ImageParameter<Integer> COUNT =
            new ImageParameter<Integer>("count", Integer.class, "How many images, 1 to 15.")
                    .alias("n", "num_images");
    public static final ImageParameter<String> IMAGE_MODE =
            new ImageParameter<String>(
                            "imageMode",
                            String.class,
                            "Whether several images are independent of each other or one coherent"
                                    + " set.")
                    .choices(ImageMode.class)
                    .alias("image_mode");
    public static final ImageParameter<Long> SEED =
            new ImageParameter<>("seed", Long.class, "The random seed, to repeat an image.");
    public static final ImageParameter<List<ReferenceImage>> REFERENCES =
            new ImageParameter<List<ReferenceImage>>(
                            "references",
                            List.class,
                            "The reference images: URLs, data URIs, files, bytes or streams.")
                    .alias("image", "image[]", "image_url", "image_urls", "images", "image_input");
    public static final ImageParameter<ReferenceImage> MASK =
            new ImageParameter<>(
                    "mask",
                    ReferenceImage.class,
                    "A PNG of the first reference's size; its transparent area is edited.");
    public static final ImageParameter<String> RESPONSE_FORMAT =
            new ImageParameter<String>(
                            "responseFormat",
                            String.class,
                            "How the provider sends the image; the result is the same.")
                    .choices(ResponseFormat.class)
                    .alias("response_format");
    public static final ImageParameter<String> OUTPUT_FORMAT =
            new ImageParameter<String>("outputFormat", String.class, "The image's format.")
                    .choices(OutputFormat.class)
                    .alias("output_format");
    public static final ImageParameter<Integer> OUTPUT_COMPRESSION =
            new ImageParameter<Integer>(
                            "outputCompression",
                            Integer.class,
                            "Compression level 1 to 100 of a lossy format (jpeg, webp, avif).")
                    .alias("output_compression");
    public static final ImageParameter<String> PROMPT_ENHANCEMENT =
            new ImageParameter<String>(
                            "promptEnhancement",
                            String.class,
                            "Whether the provider rewrites the prompt first.")
                    .choices(PromptEnhancement.class)
                    .alias("prompt_enhancement");
    public static final ImageParameter<Boolean> WATERMARK =
            new ImageParameter<>("watermark", Boolean.class, "Whether a watermark is drawn.");
    public static final ImageParameter<Boolean> SAFETY_CHECKER =
            new ImageParameter<Boolean>(
                            "safetyChecker", Boolean.class, "Whether the safety checker runs.")
                    .alias("safety_checker");
    public static final ImageParameter<String> QUALITY =
            new ImageParameter<>(
                    "quality", String.class, "The provider's quality word, e.g. standard or hd.");
    public static final ImageParameter<String> STYLE =
            new ImageParameter<>(
                    "style", String.class, "The provider's style word, e.g. vivid or natural.");
    public static final ImageParameter<String> USER =
            new ImageParameter<>(
                    "user", String.class, "Your end user's id, for the provider's history.");
    public static final ImageParameter<String> WEBHOOK_URL =
            new ImageParameter<String>(
                            "webhookUrl", String.class, "Where the provider reports a task.")
                    .alias("webhook_url", "webhook");
    public static final ImageParameter<String> WEBHOOK_EVENTS =
            new ImageParameter<String>(
                            "webhookEvents",
                            String.class,
                            "Which events the provider reports, separated by commas.")
                    .alias("webhook_events");
    public static final ImageParameter<String> IDEMPOTENCY_KEY =
            new ImageParameter<String>(
                            "idempotencyKey",
                            String.class,
                            "Makes a repeated submit the same submit, where the provider knows"
                                    + " keys.")
                    .alias("idempotency_key");
    public static final ImageParameter<Map<String, Object>> PARAMETERS =
            new ImageParameter<>(
                    "parameters", Map.class, "Fields of the provider's own, sent as they are.");

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
