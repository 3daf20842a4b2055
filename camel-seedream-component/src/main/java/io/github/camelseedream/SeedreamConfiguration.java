package io.github.camelseedream;

import io.github.camelseedream.catalog.SizePolicy;
import io.github.camelseedream.exchange.ResultMode;
import io.github.camelseedream.http.BaseUrls;
import io.github.camelseedream.http.HeaderText;
import io.github.camelseedream.ledger.Ledger;
import io.github.camelseedream.mark.AiMarking;
import io.github.camelseedream.request.Background;
import io.github.camelseedream.request.ImageMode;
import io.github.camelseedream.request.OutputFormat;
import io.github.camelseedream.request.ParameterDescriptions;
import io.github.camelseedream.request.PromptEnhancement;
import io.github.camelseedream.request.ReferenceUploader;
import io.github.camelseedream.request.ResponseFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * The options of an endpoint; those of the component are what its endpoints start from. A mutable
 * bean that stays in the face: what is below receives immutable values. Not safe for use by several
 * threads while it is changed.
 */
@UriParams
public class SeedreamConfiguration implements Cloneable {

    /** What happens to a call when as many as allowed are on the wire. */
    @SuppressWarnings("checkstyle:ConstantName")
    public enum WhenFull {
        /** It waits for {@code queueTimeout}. */
        wait,
        /** It is refused at once. */
        reject
    }

    /** What happens to a parameter that the provider does not take. */
    @SuppressWarnings("checkstyle:ConstantName")
    public enum Unsupported {
        /** The request is refused before anything is sent. */
        refuse,
        /** The parameter is dropped, and the result says so. */
        ignore
    }

    /** What happens when some of several images did not come. */
    @SuppressWarnings("checkstyle:ConstantName")
    public enum PartialFailure {
        /** The others are delivered. */
        deliver,
        /** The request fails with an exception that carries them. */
        fail
    }

    /** What becomes of tasks that have not ended by the timeout. */
    @SuppressWarnings("checkstyle:ConstantName")
    public enum OnTimeout {
        /** The provider goes on with them; their handle is in the error. */
        keep,
        /** The provider is asked once to stop them; the error says what became of that. */
        cancel
    }

    @UriParam(label = "producer", defaultValue = "lumenfall")
    @Metadata(description = ParameterDescriptions.PROVIDER)
    private String provider = "lumenfall";

    @UriParam(label = "producer", defaultValue = "seedream-4.5")
    @Metadata(description = ParameterDescriptions.MODEL)
    private String model = "seedream-4.5";

    @UriParam(label = "producer")
    @Metadata(
            largeInput = true,
            description =
                    ParameterDescriptions.PROMPT
                            + " For a prompt that differs by message use the body or "
                            + "the header CamelSeedreamPrompt.")
    private String prompt;

    @UriParam(label = "producer")
    @Metadata(description = ParameterDescriptions.SIZE)
    private String size;

    @UriParam(label = "producer")
    @Metadata(description = ParameterDescriptions.ASPECT_RATIO)
    private String aspectRatio;

    @UriParam(label = "producer")
    @Metadata(description = ParameterDescriptions.RESOLUTION)
    private String resolution;

    @UriParam(label = "producer")
    @Metadata(description = ParameterDescriptions.WIDTH)
    private Integer width;

    @UriParam(label = "producer")
    @Metadata(description = ParameterDescriptions.HEIGHT)
    private Integer height;

    @UriParam(label = "producer")
    @Metadata(description = ParameterDescriptions.COUNT)
    private Integer count;

    @UriParam(label = "producer")
    @Metadata(description = ParameterDescriptions.IMAGE_MODE)
    private ImageMode imageMode;

    @UriParam(label = "producer")
    @Metadata(description = ParameterDescriptions.SEED)
    private Long seed;

    @UriParam(label = "producer")
    @Metadata(
            description =
                    ParameterDescriptions.REFERENCES
                            + " In a URI: URLs separated by commas, or #bean:name. "
                            + "Usually given by message.")
    private Object references;

    @UriParam(label = "producer")
    @Metadata(description = ParameterDescriptions.MASK + " A URL, or #bean:name.")
    private Object mask;

    @UriParam(label = "producer")
    @Metadata(description = ParameterDescriptions.RESPONSE_FORMAT + " Sent only when set.")
    private ResponseFormat responseFormat;

    @UriParam(label = "producer")
    @Metadata(description = ParameterDescriptions.OUTPUT_FORMAT)
    private OutputFormat outputFormat;

    @UriParam(label = "producer")
    @Metadata(description = ParameterDescriptions.OUTPUT_COMPRESSION)
    private Integer outputCompression;

    @UriParam(label = "producer")
    @Metadata(description = ParameterDescriptions.PROMPT_ENHANCEMENT)
    private PromptEnhancement promptEnhancement;

    @UriParam(label = "producer")
    @Metadata(description = ParameterDescriptions.BACKGROUND)
    private Background background;

    @UriParam(label = "producer")
    @Metadata(description = ParameterDescriptions.LAYERS)
    private Boolean layers;

    @UriParam(label = "producer")
    @Metadata(description = ParameterDescriptions.WATERMARK)
    private Boolean watermark;

    @UriParam(label = "producer")
    @Metadata(description = ParameterDescriptions.SAFETY_CHECKER)
    private Boolean safetyChecker;

    @UriParam(label = "producer")
    @Metadata(description = ParameterDescriptions.QUALITY)
    private String quality;

    @UriParam(label = "producer")
    @Metadata(description = ParameterDescriptions.STYLE)
    private String style;

    @UriParam(label = "producer")
    @Metadata(description = ParameterDescriptions.USER)
    private String user;

    @UriParam(label = "producer")
    @Metadata(description = ParameterDescriptions.WEBHOOK_URL)
    private String webhookUrl;

    @UriParam(label = "producer")
    @Metadata(description = ParameterDescriptions.WEBHOOK_EVENTS)
    private String webhookEvents;

    @UriParam(label = "producer")
    @Metadata(description = ParameterDescriptions.IDEMPOTENCY_KEY + " Usually given by message.")
    private String idempotencyKey;

    @UriParam(label = "producer", prefix = "parameter.", multiValue = true)
    @Metadata(
            description =
                    ParameterDescriptions.PARAMETERS
                            + " In a URI: parameter.sync_mode=true, where a value is "
                            + "read as JSON if it is JSON, else as text, and dots "
                            + "make objects.")
    private Map<String, Object> parameters = new HashMap<>();

    @UriParam(label = "common")
    @Metadata(
            description =
                    "Where the provider's API lives, instead of its own address: a gateway "
                            + "of yours, or the simulator.")
    private String baseUrl;

    @UriParam(label = "common,advanced", defaultValue = "false")
    @Metadata(
            description =
                    "The host at baseUrl honours a dry run, which estimate asks for. One that does "
                            + "not would make the images and bill them, so that estimate refuses to "
                            + "ask a host that is not the provider's own.")
    private boolean dryRunAtBaseUrl = false;

    @UriParam(label = "security")
    @Metadata(
            description =
                    "The providers that a message may name beside the endpoint's own, separated by "
                            + "commas; any where it is not set. Otherwise the author of a message "
                            + "chooses which account is billed.")
    private String allowedProviders;

    @UriParam(label = "security", secret = true)
    @Metadata(
            description =
                    "The key for the provider of this endpoint. Without it the component "
                            + "looks into apiKeys and then into the provider's environment variable.")
    private String apiKey;

    @UriParam(label = "security", secret = true, prefix = "apiKeys.", multiValue = true)
    @Metadata(description = "Keys by provider name: apiKeys.lumenfall=...")
    private Map<String, String> apiKeys = new HashMap<>();

    @UriParam(label = "security", secret = true)
    @Metadata(
            description =
                    "Further keys that a delivery to seedream:webhook may be signed with, separated "
                            + "by commas: the old key while keys are changed; of Replicate the "
                            + "secret of its webhooks, whsec_...")
    private String webhookApiKeys;

    @UriParam(label = "timeout", javaType = "java.time.Duration", defaultValue = "300000")
    @Metadata(
            description =
                    "Maximum time for the whole request, including queueing, polling and "
                            + "downloads; a call on its way is aborted.")
    private long timeout = 300_000;

    @UriParam(label = "timeout", defaultValue = "keep")
    @Metadata(
            description =
                    "What becomes of tasks that are still waited for when timeout is over: keep "
                            + "leaves them to the provider, cancel asks it to stop them. The error "
                            + "tells what became of them, and carries their handle in any case.")
    private OnTimeout onTimeout = OnTimeout.keep;

    @UriParam(label = "timeout", javaType = "java.time.Duration", defaultValue = "120000")
    @Metadata(description = "Maximum time to fetch one image or reference by URL, within timeout.")
    private long downloadTimeout = 120_000;

    @UriParam(label = "timeout", javaType = "java.time.Duration", defaultValue = "60000")
    @Metadata(
            description =
                    "Maximum time to wait for a permit of maxConcurrentCalls under whenFull=wait.")
    private long queueTimeout = 60_000;

    @UriParam(label = "timeout", javaType = "java.time.Duration", defaultValue = "0")
    @Metadata(
            description =
                    "How long await waits before it answers with the handle again, the header "
                            + "CamelSeedreamResultStatus being pending; 0 to wait for timeout and "
                            + "fail.")
    private long maxWait;

    @UriParam(label = "timeout", javaType = "java.time.Duration", defaultValue = "3000")
    @Metadata(description = "Time from the submit of a task to its first poll.")
    private long pollInitialDelay = 3_000;

    @UriParam(label = "timeout", javaType = "java.time.Duration", defaultValue = "4000")
    @Metadata(
            description =
                    "Time between two polls of a task; a task of more than a minute is polled more "
                            + "rarely.")
    private long pollDelay = 4_000;

    @UriParam(label = "advanced", defaultValue = "64")
    @Metadata(
            description =
                    "How many calls of this component may be on the wire at once. An "
                            + "endpoint that sets it has a bound of its own, up to this one.")
    private int maxConcurrentCalls = 64;

    @UriParam(label = "advanced", defaultValue = "0")
    @Metadata(
            description =
                    "How many calls that may be paid for go out in a minute, evenly spread; 0 for no "
                            + "limit. It holds for all endpoints with this base URL and key, and with "
                            + "a ledger for all processes that share it.")
    private int callsPerMinute = 0;

    @UriParam(label = "advanced", defaultValue = "wait")
    @Metadata(
            description =
                    "What happens when maxConcurrentCalls are under way: the caller waits "
                            + "up to queueTimeout, or is refused at once.")
    private WhenFull whenFull = WhenFull.wait;

    @UriParam(label = "advanced")
    @Metadata(
            description =
                    "Lets a reference be a relative path below this directory. Without it a "
                            + "text is a reference only as a URL or data URI.")
    private String referenceDirectory;

    @UriParam(label = "producer", defaultValue = "false")
    @Metadata(
            description =
                    "Fetch and check a reference given by URL before anything is sent, also where the "
                            + "provider fetches it by itself.")
    private boolean inspectReferences = false;

    @UriParam(label = "advanced")
    @Metadata(
            description =
                    "Puts references that have no URL where a provider can fetch them, for providers "
                            + "that take URLs only. It wins over the provider's own upload.")
    private ReferenceUploader referenceUploader;

    @UriParam(label = "producer", defaultValue = "image")
    @Metadata(
            description =
                    "What the body is afterwards: the image (a list for several), its URL "
                            + "without fetching it, the whole ImageResult, or (stream) an iterator "
                            + "that gives each image as soon as it is finished.")
    private ResultMode resultMode = ResultMode.image;

    @UriParam(label = "producer", defaultValue = "keep")
    @Metadata(
            description =
                    "The mark in an image's file that says that a model made it, as laws on AI ask: "
                            + "kept as the provider set it, also by a conversion, or added where "
                            + "it is missing; off looks at nothing.")
    private AiMarking aiMark = AiMarking.keep;

    @UriParam(label = "producer")
    @Metadata(description = "Whether a mark that is added also tells the prompt.")
    private boolean aiMarkPrompt;

    @UriParam(label = "producer", defaultValue = "refuse")
    @Metadata(
            description =
                    "What happens to a parameter the provider does not take: the request is "
                            + "refused before anything is sent, or the parameter is dropped with an "
                            + "adjustment.")
    private Unsupported unsupported = Unsupported.refuse;

    @UriParam(label = "producer", defaultValue = "nearest")
    @Metadata(
            description =
                    "What happens to a size the provider has no form for: the nearest one "
                            + "it has, with an adjustment, or a refusal.")
    private SizePolicy sizePolicy = SizePolicy.nearest;

    @UriParam(label = "producer", defaultValue = "deliver")
    @Metadata(
            description =
                    "When some of several images did not come: deliver the others, or "
                            + "fail with a PartialResultException that carries them. Under "
                            + "resultMode=stream that is after the last image.")
    private PartialFailure partialFailure = PartialFailure.deliver;

    @UriParam(label = "producer", defaultValue = "false")
    @Metadata(
            description =
                    "Pass unknown fields of a structured body to the provider instead of "
                            + "refusing them.")
    private boolean passUnknown = false;

    @UriParam(label = "producer", defaultValue = "false")
    @Metadata(
            description =
                    "Let a redelivery send again a call whose outcome is unknown. It may "
                            + "pay twice.")
    private boolean repeatUnknown = false;

    @UriParam(label = "producer", defaultValue = "false")
    @Metadata(
            description =
                    "Keep the whole ImageResult in the exchange property " + "CamelSeedreamResult.")
    private boolean storeFullResponse = false;

    @UriParam(label = "advanced", defaultValue = "false")
    @Metadata(description = "Do the work on the route's own thread.")
    private boolean synchronous = false;

    @UriParam(label = "advanced")
    @Metadata(
            description =
                    "Remembers which deliveries seedream:webhook has dealt with; by default the last "
                            + "10000 in memory. Several instances of a route need one in common.")
    private IdempotentRepository idempotentRepository;

    @UriParam(label = "advanced")
    @Metadata(
            description =
                    "Remembers each call that may be paid for, for all processes that share it: with "
                            + "idempotencyKey, a request is paid for once, whoever sends it again. "
                            + "By default the bean of that type, where there is one.")
    private Ledger ledger;

    @UriParam(label = "producer")
    @Metadata(
            description =
                    "URI of an endpoint that is told how a request stands, whenever that changed and "
                            + "at the end, e.g. direct:progress. A failure there harms no request.")
    private String progressTo;

    @UriParam(label = "advanced", prefix = "header.", multiValue = true)
    @Metadata(description = "Further HTTP headers for the provider: header.X-Team=art")
    private Map<String, String> headers = new HashMap<>();

    /** A copy that shares nothing changeable with this one. */
    public SeedreamConfiguration copy() {
        try {
            SeedreamConfiguration copy = (SeedreamConfiguration) clone();
            copy.parameters = new HashMap<>(parameters);
            copy.apiKeys = new HashMap<>(apiKeys);
            copy.headers = new HashMap<>(headers);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** Whether an endpoint with these options shares the limit on calls. */
    boolean hasSameCallLimit(SeedreamConfiguration other) {
        return maxConcurrentCalls == other.maxConcurrentCalls
                && queueTimeout == other.queueTimeout
                && whenFull == other.whenFull;
    }

    /** What is wrong with the settings, each by itself; a sentence each. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        headers.forEach(
                (name, value) ->
                        HeaderText.unsendable(value.replaceAll("[ \t]", ""))
                                .ifPresent(
                                        character ->
                                                problems.add(
                                                        "option header."
                                                                + name
                                                                + " has "
                                                                + character
                                                                + ", which cannot be sent."
                                                                + " Accepted: ASCII characters")));
        if (timeout <= 0) {
            problems.add("option timeout must be above 0");
        }
        if (pollDelay <= 0) {
            problems.add("option pollDelay must be above 0");
        }
        if (maxConcurrentCalls <= 0) {
            problems.add("option maxConcurrentCalls must be above 0");
        }
        if (callsPerMinute < 0) {
            problems.add("option callsPerMinute must be 0 or above");
        }
        if (storeFullResponse && resultMode == ResultMode.stream) {
            problems.add(
                    "option storeFullResponse does not go with resultMode=stream, whose result is"
                            + " known only at the end, to the iterator. Leave it out");
        }
        if (baseUrl != null) {
            try {
                BaseUrls.read(baseUrl);
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        }
        return problems;
    }

    public String getProvider() {
        return provider;
    }

    public void setProvider(String provider) {
        this.provider = provider;
    }

    public String getModel() {
        return model;
    }

    public void setModel(String model) {
        this.model = model;
    }

    public String getPrompt() {
        return prompt;
    }

    public void setPrompt(String prompt) {
        this.prompt = prompt;
    }

    public String getSize() {
        return size;
    }

    public void setSize(String size) {
        this.size = size;
    }

    public String getAspectRatio() {
        return aspectRatio;
    }

    public void setAspectRatio(String aspectRatio) {
        this.aspectRatio = aspectRatio;
    }

    public String getResolution() {
        return resolution;
    }

    public void setResolution(String resolution) {
        this.resolution = resolution;
    }

    public Integer getWidth() {
        return width;
    }

    public void setWidth(Integer width) {
        this.width = width;
    }

    public Integer getHeight() {
        return height;
    }

    public void setHeight(Integer height) {
        this.height = height;
    }

    public Integer getCount() {
        return count;
    }

    public void setCount(Integer count) {
        this.count = count;
    }

    public ImageMode getImageMode() {
        return imageMode;
    }

    public void setImageMode(ImageMode imageMode) {
        this.imageMode = imageMode;
    }

    public Long getSeed() {
        return seed;
    }

    public void setSeed(Long seed) {
        this.seed = seed;
    }

    public Object getReferences() {
        return references;
    }

    public void setReferences(Object references) {
        this.references = references;
    }

    public Object getMask() {
        return mask;
    }

    public void setMask(Object mask) {
        this.mask = mask;
    }

    public ResponseFormat getResponseFormat() {
        return responseFormat;
    }

    public void setResponseFormat(ResponseFormat responseFormat) {
        this.responseFormat = responseFormat;
    }

    public OutputFormat getOutputFormat() {
        return outputFormat;
    }

    public void setOutputFormat(OutputFormat outputFormat) {
        this.outputFormat = outputFormat;
    }

    public Integer getOutputCompression() {
        return outputCompression;
    }

    public void setOutputCompression(Integer outputCompression) {
        this.outputCompression = outputCompression;
    }

    public PromptEnhancement getPromptEnhancement() {
        return promptEnhancement;
    }

    public void setPromptEnhancement(PromptEnhancement promptEnhancement) {
        this.promptEnhancement = promptEnhancement;
    }

    public Background getBackground() {
        return background;
    }

    public void setBackground(Background background) {
        this.background = background;
    }

    public Boolean getLayers() {
        return layers;
    }

    public void setLayers(Boolean layers) {
        this.layers = layers;
    }

    public Boolean getWatermark() {
        return watermark;
    }

    public void setWatermark(Boolean watermark) {
        this.watermark = watermark;
    }

    public Boolean getSafetyChecker() {
        return safetyChecker;
    }

    public void setSafetyChecker(Boolean safetyChecker) {
        this.safetyChecker = safetyChecker;
    }

    public String getQuality() {
        return quality;
    }

    public void setQuality(String quality) {
        this.quality = quality;
    }

    public String getStyle() {
        return style;
    }

    public void setStyle(String style) {
        this.style = style;
    }

    public String getUser() {
        return user;
    }

    public void setUser(String user) {
        this.user = user;
    }

    public String getWebhookUrl() {
        return webhookUrl;
    }

    public void setWebhookUrl(String webhookUrl) {
        this.webhookUrl = webhookUrl;
    }

    public String getWebhookEvents() {
        return webhookEvents;
    }

    public void setWebhookEvents(String webhookEvents) {
        this.webhookEvents = webhookEvents;
    }

    public String getIdempotencyKey() {
        return idempotencyKey;
    }

    public void setIdempotencyKey(String idempotencyKey) {
        this.idempotencyKey = idempotencyKey;
    }

    public Map<String, Object> getParameters() {
        return parameters;
    }

    public void setParameters(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    public boolean isDryRunAtBaseUrl() {
        return dryRunAtBaseUrl;
    }

    public void setDryRunAtBaseUrl(boolean dryRunAtBaseUrl) {
        this.dryRunAtBaseUrl = dryRunAtBaseUrl;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public String getAllowedProviders() {
        return allowedProviders;
    }

    public void setAllowedProviders(String allowedProviders) {
        this.allowedProviders = allowedProviders;
    }

    public String getApiKey() {
        return apiKey;
    }

    public void setApiKey(String apiKey) {
        this.apiKey = apiKey;
    }

    public Map<String, String> getApiKeys() {
        return apiKeys;
    }

    public void setApiKeys(Map<String, String> apiKeys) {
        this.apiKeys = apiKeys;
    }

    public String getWebhookApiKeys() {
        return webhookApiKeys;
    }

    public void setWebhookApiKeys(String webhookApiKeys) {
        this.webhookApiKeys = webhookApiKeys;
    }

    public long getTimeout() {
        return timeout;
    }

    public void setTimeout(long timeout) {
        this.timeout = timeout;
    }

    public OnTimeout getOnTimeout() {
        return onTimeout;
    }

    public void setOnTimeout(OnTimeout onTimeout) {
        this.onTimeout = onTimeout;
    }

    public long getDownloadTimeout() {
        return downloadTimeout;
    }

    public void setDownloadTimeout(long downloadTimeout) {
        this.downloadTimeout = downloadTimeout;
    }

    public long getMaxWait() {
        return maxWait;
    }

    public void setMaxWait(long maxWait) {
        this.maxWait = maxWait;
    }

    public long getPollInitialDelay() {
        return pollInitialDelay;
    }

    public void setPollInitialDelay(long pollInitialDelay) {
        this.pollInitialDelay = pollInitialDelay;
    }

    public long getPollDelay() {
        return pollDelay;
    }

    public void setPollDelay(long pollDelay) {
        this.pollDelay = pollDelay;
    }

    public long getQueueTimeout() {
        return queueTimeout;
    }

    public void setQueueTimeout(long queueTimeout) {
        this.queueTimeout = queueTimeout;
    }

    public int getMaxConcurrentCalls() {
        return maxConcurrentCalls;
    }

    public void setMaxConcurrentCalls(int maxConcurrentCalls) {
        this.maxConcurrentCalls = maxConcurrentCalls;
    }

    public int getCallsPerMinute() {
        return callsPerMinute;
    }

    public void setCallsPerMinute(int callsPerMinute) {
        this.callsPerMinute = callsPerMinute;
    }

    public WhenFull getWhenFull() {
        return whenFull;
    }

    public void setWhenFull(WhenFull whenFull) {
        this.whenFull = whenFull;
    }

    public String getReferenceDirectory() {
        return referenceDirectory;
    }

    public void setReferenceDirectory(String referenceDirectory) {
        this.referenceDirectory = referenceDirectory;
    }

    public boolean isInspectReferences() {
        return inspectReferences;
    }

    public void setInspectReferences(boolean inspectReferences) {
        this.inspectReferences = inspectReferences;
    }

    public ReferenceUploader getReferenceUploader() {
        return referenceUploader;
    }

    public void setReferenceUploader(ReferenceUploader referenceUploader) {
        this.referenceUploader = referenceUploader;
    }

    public ResultMode getResultMode() {
        return resultMode;
    }

    public void setResultMode(ResultMode resultMode) {
        this.resultMode = resultMode;
    }

    public AiMarking getAiMark() {
        return aiMark;
    }

    public void setAiMark(AiMarking aiMark) {
        this.aiMark = aiMark;
    }

    public boolean isAiMarkPrompt() {
        return aiMarkPrompt;
    }

    public void setAiMarkPrompt(boolean aiMarkPrompt) {
        this.aiMarkPrompt = aiMarkPrompt;
    }

    public Unsupported getUnsupported() {
        return unsupported;
    }

    public void setUnsupported(Unsupported unsupported) {
        this.unsupported = unsupported;
    }

    public SizePolicy getSizePolicy() {
        return sizePolicy;
    }

    public void setSizePolicy(SizePolicy sizePolicy) {
        this.sizePolicy = sizePolicy;
    }

    public PartialFailure getPartialFailure() {
        return partialFailure;
    }

    public void setPartialFailure(PartialFailure partialFailure) {
        this.partialFailure = partialFailure;
    }

    public boolean isPassUnknown() {
        return passUnknown;
    }

    public void setPassUnknown(boolean passUnknown) {
        this.passUnknown = passUnknown;
    }

    public boolean isRepeatUnknown() {
        return repeatUnknown;
    }

    public void setRepeatUnknown(boolean repeatUnknown) {
        this.repeatUnknown = repeatUnknown;
    }

    public boolean isStoreFullResponse() {
        return storeFullResponse;
    }

    public void setStoreFullResponse(boolean storeFullResponse) {
        this.storeFullResponse = storeFullResponse;
    }

    public boolean isSynchronous() {
        return synchronous;
    }

    public void setSynchronous(boolean synchronous) {
        this.synchronous = synchronous;
    }

    public String getProgressTo() {
        return progressTo;
    }

    public void setProgressTo(String progressTo) {
        this.progressTo = progressTo;
    }

    public Ledger getLedger() {
        return ledger;
    }

    public void setLedger(Ledger ledger) {
        this.ledger = ledger;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public Map<String, String> getHeaders() {
        return headers;
    }

    public void setHeaders(Map<String, String> headers) {
        this.headers = headers;
    }
}
