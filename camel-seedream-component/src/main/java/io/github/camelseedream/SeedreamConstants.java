package io.github.camelseedream;

import org.apache.camel.spi.Metadata;

/**
 * The names of message headers. Request headers are read, never written; result headers are
 * written, never read.
 */
public final class SeedreamConstants {

    @Metadata(
            label = "producer",
            description = "What the image shows, or how to edit it.",
            javaType = "String")
    public static final String PROMPT = "CamelSeedreamPrompt";

    @Metadata(
            label = "producer",
            description =
                    "The model: a public name such as seedream-4.5, or any id of the provider.",
            javaType = "String")
    public static final String MODEL = "CamelSeedreamModel";

    @Metadata(
            label = "producer",
            description = "Who makes the image, by name.",
            javaType = "String")
    public static final String PROVIDER = "CamelSeedreamProvider";

    @Metadata(
            label = "producer",
            description = "WxH, W:H, a tier, auto, or custom with width and height.",
            javaType = "String")
    public static final String SIZE = "CamelSeedreamSize";

    @Metadata(
            label = "producer",
            description = "The shape as W:H, auto, or match.",
            javaType = "String")
    public static final String ASPECT_RATIO = "CamelSeedreamAspectRatio";

    @Metadata(label = "producer", description = "The tier, e.g. 2K, or auto.", javaType = "String")
    public static final String RESOLUTION = "CamelSeedreamResolution";

    @Metadata(label = "producer", description = "Width in pixels.", javaType = "Integer")
    public static final String WIDTH = "CamelSeedreamWidth";

    @Metadata(label = "producer", description = "Height in pixels.", javaType = "Integer")
    public static final String HEIGHT = "CamelSeedreamHeight";

    @Metadata(label = "producer", description = "How many images, 1 to 15.", javaType = "Integer")
    public static final String COUNT = "CamelSeedreamCount";

    @Metadata(label = "producer", description = "independent or set.", javaType = "String")
    public static final String IMAGE_MODE = "CamelSeedreamImageMode";

    @Metadata(label = "producer", description = "The random seed.", javaType = "Long")
    public static final String SEED = "CamelSeedreamSeed";

    @Metadata(
            label = "producer",
            description = "Reference images in any form, or a List of them.",
            javaType = "Object")
    public static final String REFERENCES = "CamelSeedreamReferences";

    @Metadata(
            label = "producer",
            description = "A PNG in any form; its transparent area is edited.",
            javaType = "Object")
    public static final String MASK = "CamelSeedreamMask";

    @Metadata(label = "producer", description = "url or b64_json.", javaType = "String")
    public static final String RESPONSE_FORMAT = "CamelSeedreamResponseFormat";

    @Metadata(
            label = "producer",
            description = "png, jpeg, gif, webp or avif.",
            javaType = "String")
    public static final String OUTPUT_FORMAT = "CamelSeedreamOutputFormat";

    @Metadata(label = "producer", description = "1 to 100.", javaType = "Integer")
    public static final String OUTPUT_COMPRESSION = "CamelSeedreamOutputCompression";

    @Metadata(label = "producer", description = "off, fast or standard.", javaType = "String")
    public static final String PROMPT_ENHANCEMENT = "CamelSeedreamPromptEnhancement";

    @Metadata(
            label = "producer",
            description = "Whether a watermark is drawn.",
            javaType = "Boolean")
    public static final String WATERMARK = "CamelSeedreamWatermark";

    @Metadata(
            label = "producer",
            description = "Whether the safety checker runs.",
            javaType = "Boolean")
    public static final String SAFETY_CHECKER = "CamelSeedreamSafetyChecker";

    @Metadata(label = "producer", description = "The provider's quality word.", javaType = "String")
    public static final String QUALITY = "CamelSeedreamQuality";

    @Metadata(label = "producer", description = "The provider's style word.", javaType = "String")
    public static final String STYLE = "CamelSeedreamStyle";

    @Metadata(label = "producer", description = "Your end user's id.", javaType = "String")
    public static final String USER = "CamelSeedreamUser";

    @Metadata(
            label = "producer",
            description = "Where the provider reports a task.",
            javaType = "String")
    public static final String WEBHOOK_URL = "CamelSeedreamWebhookUrl";

    @Metadata(
            label = "producer",
            description = "Which events the provider reports.",
            javaType = "String")
    public static final String WEBHOOK_EVENTS = "CamelSeedreamWebhookEvents";

    @Metadata(
            label = "producer",
            description = "Makes a repeated submit the same submit.",
            javaType = "String")
    public static final String IDEMPOTENCY_KEY = "CamelSeedreamIdempotencyKey";

    @Metadata(
            label = "producer",
            description = "Fields of the provider's own; values keep their type.",
            javaType = "java.util.Map")
    public static final String PARAMETERS = "CamelSeedreamParameters";

    @Metadata(
            label = "producer",
            description =
                    "The handle of a task for await and status, instead of the body; for webhook, what to do with the task's images.",
            javaType = "io.github.camelseedream.result.TaskHandle")
    public static final String TASK = "CamelSeedreamTask";

    @Metadata(
            label = "producer",
            description = "Plain values of your own that submit puts into the handle.",
            javaType = "java.util.Map")
    public static final String ATTRIBUTES = "CamelSeedreamAttributes";

    @Metadata(label = "producer", description = "Who made the images.", javaType = "String")
    public static final String RESULT_PROVIDER = "CamelSeedreamResultProvider";

    @Metadata(
            label = "producer",
            description = "The model that made them, as the provider names it.",
            javaType = "String")
    public static final String RESULT_MODEL = "CamelSeedreamResultModel";

    @Metadata(
            label = "producer",
            description = "The provider's id of the request.",
            javaType = "String")
    public static final String RESULT_REQUEST_ID = "CamelSeedreamResultRequestId";

    @Metadata(label = "producer", description = "How many images came.", javaType = "Integer")
    public static final String RESULT_COUNT = "CamelSeedreamResultCount";

    @Metadata(
            label = "producer",
            description =
                    "What several images are: independent; a group, which one call made without "
                            + "being asked for a set; groups of several calls; or the set that was "
                            + "asked for.",
            javaType = "String")
    public static final String RESULT_MODE = "CamelSeedreamResultMode";

    @Metadata(
            label = "producer",
            description = "WxH of the first image, read from its bytes.",
            javaType = "String")
    public static final String RESULT_SIZE = "CamelSeedreamResultSize";

    @Metadata(
            label = "producer",
            description = "The prompt of the first image as the provider rewrote it.",
            javaType = "String")
    public static final String RESULT_REVISED_PROMPT = "CamelSeedreamResultRevisedPrompt";

    @Metadata(
            label = "producer",
            description = "What it cost; absent where the provider does not tell.",
            javaType = "java.math.BigDecimal")
    public static final String RESULT_COST = "CamelSeedreamResultCost";

    @Metadata(
            label = "producer",
            description = "The unit of the cost, e.g. USD.",
            javaType = "String")
    public static final String RESULT_COST_UNIT = "CamelSeedreamResultCostUnit";

    @Metadata(
            label = "producer",
            description = "What was done differently from what was asked.",
            javaType = "java.util.List")
    public static final String RESULT_ADJUSTMENTS = "CamelSeedreamResultAdjustments";

    @Metadata(
            label = "producer",
            description = "The images that did not come, beside those that did.",
            javaType = "java.util.List")
    public static final String RESULT_FAILURES = "CamelSeedreamResultFailures";

    @Metadata(
            label = "producer",
            description =
                    "How the tasks stand: pending, completed or failed; duplicate for a delivery that tells nothing new.",
            javaType = "String")
    public static final String RESULT_STATUS = "CamelSeedreamResultStatus";

    @Metadata(
            label = "producer",
            description = "The handle of the images that are not ready, beside those that are.",
            javaType = "io.github.camelseedream.result.TaskHandle")
    public static final String RESULT_TASK = "CamelSeedreamResultTask";

    @Metadata(
            label = "producer",
            description = "Your own values from the handle, after await, status and webhook.",
            javaType = "java.util.Map")
    public static final String RESULT_ATTRIBUTES = "CamelSeedreamResultAttributes";

    @Metadata(
            label = "producer",
            description = "In a message of progressTo: the exchange that it is about.",
            javaType = "String")
    public static final String RESULT_EXCHANGE_ID = "CamelSeedreamResultExchangeId";

    @Metadata(
            label = "producer",
            description = "In a message of progressTo: whether it is the last of its request.",
            javaType = "Boolean")
    public static final String RESULT_ENDED = "CamelSeedreamResultEnded";

    /** The exchange property that holds the whole ImageResult under storeFullResponse. */
    public static final String RESULT_PROPERTY = "CamelSeedreamResult";

    private SeedreamConstants() {}
}
