package io.github.camelseedream.request;

/**
 * What each parameter is for, said once: rows of {@link ImageParameters}, options and headers begin
 * with these words. Constants, since annotations take nothing else. Stateless.
 *
 * @hidden
 */
public final class ParameterDescriptions {

    public static final String PROMPT = "What the image shows, or how to edit it.";
    public static final String MODEL =
            "The model: a public name such as seedream-4.5, or any id of the " + "provider.";
    public static final String PROVIDER = "Name of the provider that serves the request.";
    public static final String SIZE =
            "WxH in pixels, an aspect ratio W:H, a tier (2K, 0.5K, 1MP), auto, or "
                    + "custom with width and height.";
    public static final String ASPECT_RATIO =
            "The shape as W:H, auto, or match for the shape of the first reference.";
    public static final String RESOLUTION = "The tier, e.g. 2K, 0.5K or 1MP, or auto.";
    public static final String WIDTH = "Width in pixels; goes with height.";
    public static final String HEIGHT = "Height in pixels; goes with width.";
    public static final String COUNT = "How many images, 1 to 15.";
    public static final String IMAGE_MODE =
            "Whether several images are independent of each other or one coherent " + "set.";
    public static final String SEED = "The random seed, to repeat an image.";
    public static final String REFERENCES =
            "The reference images, in any form: URL, data URI, file, bytes or " + "stream.";
    public static final String MASK =
            "A PNG of the first reference's size; its transparent area is edited.";
    public static final String RESPONSE_FORMAT =
            "How the provider sends the image; the result is the same.";
    public static final String OUTPUT_FORMAT = "The image's format.";
    public static final String OUTPUT_COMPRESSION =
            "Compression level 1 to 100 of a lossy format (jpeg, webp, avif).";
    public static final String PROMPT_ENHANCEMENT =
            "Whether the provider rewrites the prompt first.";
    public static final String BACKGROUND = "What is behind what the image shows.";
    public static final String LAYERS =
            "Takes the reference apart: the result is its base, then the layers on it.";
    public static final String WATERMARK = "Whether a watermark is drawn.";
    public static final String SAFETY_CHECKER = "Whether the safety checker runs.";
    public static final String QUALITY = "The provider's quality word, e.g. standard or hd.";
    public static final String STYLE = "The provider's style word, e.g. vivid or natural.";
    public static final String USER = "Your end user's id, for the provider's history.";
    public static final String WEBHOOK_URL = "Where the provider reports a task.";
    public static final String WEBHOOK_EVENTS =
            "Which events the provider reports, separated by commas.";
    public static final String IDEMPOTENCY_KEY =
            "Makes a repeated submit the same submit, where the provider knows keys or there is "
                    + "a ledger.";
    public static final String PARAMETERS = "Fields of the provider's own, sent as they are.";
    public static final String RESOLVE =
            "For ledger: the idempotency key of the request whose calls are resolved, by the "
                    + "headers CamelSeedreamResolveAs, CamelSeedreamResolvedBy and "
                    + "CamelSeedreamResolveReason.";

    private ParameterDescriptions() {}
}
