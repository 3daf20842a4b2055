package io.github.camelseedream;

import io.github.camelseedream.request.ParameterDescriptions;
import org.apache.camel.spi.Metadata;

/**
 * The names of message headers. Request headers are read, never written; result headers are
 * written, never read. Stateless.
 */
public final class SeedreamConstants {

    @Metadata(label = "producer", description = ParameterDescriptions.PROMPT, javaType = "String")
    public static final String PROMPT = "CamelSeedreamPrompt";

    @Metadata(label = "producer", description = ParameterDescriptions.MODEL, javaType = "String")
    public static final String MODEL = "CamelSeedreamModel";

    @Metadata(label = "producer", description = ParameterDescriptions.PROVIDER, javaType = "String")
    public static final String PROVIDER = "CamelSeedreamProvider";

    @Metadata(label = "producer", description = ParameterDescriptions.SIZE, javaType = "String")
    public static final String SIZE = "CamelSeedreamSize";

    @Metadata(
            label = "producer",
            description = ParameterDescriptions.ASPECT_RATIO,
            javaType = "String")
    public static final String ASPECT_RATIO = "CamelSeedreamAspectRatio";

    @Metadata(
            label = "producer",
            description = ParameterDescriptions.RESOLUTION,
            javaType = "String")
    public static final String RESOLUTION = "CamelSeedreamResolution";

    @Metadata(label = "producer", description = ParameterDescriptions.WIDTH, javaType = "Integer")
    public static final String WIDTH = "CamelSeedreamWidth";

    @Metadata(label = "producer", description = ParameterDescriptions.HEIGHT, javaType = "Integer")
    public static final String HEIGHT = "CamelSeedreamHeight";

    @Metadata(label = "producer", description = ParameterDescriptions.COUNT, javaType = "Integer")
    public static final String COUNT = "CamelSeedreamCount";

    @Metadata(
            label = "producer",
            description = ParameterDescriptions.IMAGE_MODE,
            enums = "independent,set",
            javaType = "String")
    public static final String IMAGE_MODE = "CamelSeedreamImageMode";

    @Metadata(label = "producer", description = ParameterDescriptions.SEED, javaType = "Long")
    public static final String SEED = "CamelSeedreamSeed";

    @Metadata(
            label = "producer",
            description = ParameterDescriptions.REFERENCES + " One of them, or a List.",
            javaType = "Object")
    public static final String REFERENCES = "CamelSeedreamReferences";

    @Metadata(label = "producer", description = ParameterDescriptions.MASK, javaType = "Object")
    public static final String MASK = "CamelSeedreamMask";

    @Metadata(
            label = "producer",
            description = ParameterDescriptions.RESPONSE_FORMAT,
            enums = "url,b64_json",
            javaType = "String")
    public static final String RESPONSE_FORMAT = "CamelSeedreamResponseFormat";

    @Metadata(
            label = "producer",
            description = ParameterDescriptions.OUTPUT_FORMAT,
            enums = "png,jpeg,gif,webp,avif",
            javaType = "String")
    public static final String OUTPUT_FORMAT = "CamelSeedreamOutputFormat";

    @Metadata(
            label = "producer",
            description = ParameterDescriptions.OUTPUT_COMPRESSION,
            javaType = "Integer")
    public static final String OUTPUT_COMPRESSION = "CamelSeedreamOutputCompression";

    @Metadata(
            label = "producer",
            description = ParameterDescriptions.PROMPT_ENHANCEMENT,
            enums = "off,fast,standard",
            javaType = "String")
    public static final String PROMPT_ENHANCEMENT = "CamelSeedreamPromptEnhancement";

    @Metadata(
            label = "producer",
            description = ParameterDescriptions.BACKGROUND,
            enums = "auto,transparent,opaque",
            javaType = "String")
    public static final String BACKGROUND = "CamelSeedreamBackground";

    @Metadata(label = "producer", description = ParameterDescriptions.LAYERS, javaType = "Boolean")
    public static final String LAYERS = "CamelSeedreamLayers";

    @Metadata(
            label = "producer",
            description = ParameterDescriptions.WATERMARK,
            javaType = "Boolean")
    public static final String WATERMARK = "CamelSeedreamWatermark";

    @Metadata(
            label = "producer",
            description = ParameterDescriptions.SAFETY_CHECKER,
            javaType = "Boolean")
    public static final String SAFETY_CHECKER = "CamelSeedreamSafetyChecker";

    @Metadata(label = "producer", description = ParameterDescriptions.QUALITY, javaType = "String")
    public static final String QUALITY = "CamelSeedreamQuality";

    @Metadata(label = "producer", description = ParameterDescriptions.STYLE, javaType = "String")
    public static final String STYLE = "CamelSeedreamStyle";

    @Metadata(label = "producer", description = ParameterDescriptions.USER, javaType = "String")
    public static final String USER = "CamelSeedreamUser";

    @Metadata(
            label = "producer",
            description = ParameterDescriptions.WEBHOOK_URL,
            javaType = "String")
    public static final String WEBHOOK_URL = "CamelSeedreamWebhookUrl";

    @Metadata(
            label = "producer",
            description = ParameterDescriptions.WEBHOOK_EVENTS,
            javaType = "String")
    public static final String WEBHOOK_EVENTS = "CamelSeedreamWebhookEvents";

    @Metadata(
            label = "producer",
            description = ParameterDescriptions.IDEMPOTENCY_KEY,
            javaType = "String")
    public static final String IDEMPOTENCY_KEY = "CamelSeedreamIdempotencyKey";

    @Metadata(
            label = "producer",
            description = ParameterDescriptions.PARAMETERS + " Values keep their type.",
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

    @Metadata(label = "producer", description = ParameterDescriptions.RESOLVE, javaType = "String")
    public static final String RESOLVE = "CamelSeedreamResolve";

    @Metadata(
            label = "producer",
            description =
                    "For ledger with resolve: what the bill says of the calls. What is paid is not sent "
                            + "again; what is not paid may be, and gives its money back to the budget.",
            enums = "paid,not_paid",
            javaType = "String")
    public static final String RESOLVE_AS = "CamelSeedreamResolveAs";

    @Metadata(
            label = "producer",
            description = "For ledger with resolve: who says so, in up to 255 characters.",
            javaType = "String")
    public static final String RESOLVED_BY = "CamelSeedreamResolvedBy";

    @Metadata(
            label = "producer",
            description = "For ledger with resolve: how that is known, in up to 1000 characters.",
            javaType = "String")
    public static final String RESOLVE_REASON = "CamelSeedreamResolveReason";

    @Metadata(
            label = "producer",
            description =
                    "For ledger with resolve: which call of the request, by the number of its first "
                            + "image; without it all that are open.",
            javaType = "Integer")
    public static final String RESOLVE_CALL = "CamelSeedreamResolveCall";

    @Metadata(
            label = "producer",
            description =
                    "For ledger with resolve: what each of the calls cost, e.g. 0.04 USD; without it "
                            + "what it was expected to cost.",
            javaType = "String")
    public static final String RESOLVE_COST = "CamelSeedreamResolveCost";

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
            description =
                    "Whether the files say that a model made them: present, added or absent; of "
                            + "several images the least. Absent as a header with aiMark=off, and "
                            + "where only a URL was asked for.",
            enums = "present,added,absent",
            javaType = "String")
    public static final String RESULT_AI_MARK = "CamelSeedreamResultAiMark";

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
                    "How the tasks stand: pending, completed or failed; duplicate for a delivery that tells nothing new; after cancel cancelled, requested, unknown or ended.",
            javaType = "String")
    public static final String RESULT_STATUS = "CamelSeedreamResultStatus";

    @Metadata(
            label = "producer",
            description = "The handle of the images that are not ready, beside those that are.",
            javaType = "io.github.camelseedream.result.TaskHandle")
    public static final String RESULT_TASK = "CamelSeedreamResultTask";

    @Metadata(
            label = "producer",
            description =
                    "Your own values from the handle, after await, status, cancel and webhook.",
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
