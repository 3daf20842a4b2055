package io.github.camelseedream;

import io.github.camelseedream.request.ReferenceUploader;
import jakarta.validation.Validator;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.jsse.SSLContextParameters;

/**
 * The options of an endpoint and of the component. A mutable bean that stays in the face; what is
 * below receives immutable values.
 */
@UriParams
public class SeedreamConfiguration implements Cloneable {

    @UriParam(label = "producer", defaultValue = "lumenfall")
    @Metadata(description = "Who makes the image, by name.")
    private String provider = "lumenfall";

    @UriParam(label = "producer", defaultValue = "seedream-4.5")
    @Metadata(
            description =
                    "The model: a public name such as seedream-4.5, or any id of the "
                            + "provider.")
    private String model = "seedream-4.5";

    @UriParam(label = "producer")
    @Metadata(
            largeInput = true,
            description =
                    "What the image shows, or how to edit it. For a prompt that differs "
                            + "by message use the body or the header CamelSeedreamPrompt.")
    private String prompt;

    @UriParam(label = "producer")
    @Metadata(
            description =
                    "WxH in pixels, an aspect ratio W:H, a tier (2K, 0.5K, 1MP), auto, or "
                            + "custom with width and height.")
    private String size;

    @UriParam(label = "producer")
    @Metadata(
            description = "The shape as W:H, auto, or match for the shape of the first reference.")
    private String aspectRatio;

    @UriParam(label = "producer")
    @Metadata(description = "The tier, e.g. 2K, 0.5K or 1MP, or auto.")
    private String resolution;

    @UriParam(label = "producer")
    @Metadata(description = "Width in pixels; goes with height.")
    private Integer width;

    @UriParam(label = "producer")
    @Metadata(description = "Height in pixels; goes with width.")
    private Integer height;

    @UriParam(label = "producer")
    @Metadata(description = "How many images, 1 to 15.")
    private Integer count;

    @UriParam(label = "producer", enums = "independent,set")
    @Metadata(
            description =
                    "Whether several images are independent of each other or one coherent "
                            + "set.")
    private String imageMode;

    @UriParam(label = "producer")
    @Metadata(description = "The random seed, to repeat an image.")
    private Long seed;

    @UriParam(label = "producer")
    @Metadata(
            description =
                    "The reference images: URLs separated by commas, or #bean:name for "
                            + "anything else. Usually given by message.")
    private Object references;

    @UriParam(label = "producer")
    @Metadata(
            description =
                    "URL or #bean:name of a PNG of the first reference's size; its transparent area is "
                            + "edited.")
    private Object mask;

    @UriParam(label = "producer", enums = "url,b64_json")
    @Metadata(
            description =
                    "How the provider sends the image; the result is the same. Sent only "
                            + "when set.")
    private String responseFormat;

    @UriParam(label = "producer", enums = "png,jpeg,gif,webp,avif")
    @Metadata(description = "The image's format.")
    private String outputFormat;

    @UriParam(label = "producer")
    @Metadata(description = "Compression level 1 to 100 of a lossy format (jpeg, webp, avif).")
    private Integer outputCompression;

    @UriParam(label = "producer", enums = "off,fast,standard")
    @Metadata(description = "Whether the provider rewrites the prompt first.")
    private String promptEnhancement;

    @UriParam(label = "producer")
    @Metadata(description = "Whether a watermark is drawn.")
    private Boolean watermark;

    @UriParam(label = "producer")
    @Metadata(description = "Whether the safety checker runs.")
    private Boolean safetyChecker;

    @UriParam(label = "producer")
    @Metadata(description = "The provider's quality word, e.g. standard or hd.")
    private String quality;

    @UriParam(label = "producer")
    @Metadata(description = "The provider's style word, e.g. vivid or natural.")
    private String style;

    @UriParam(label = "producer")
    @Metadata(description = "Your end user's id, for the provider's history.")
    private String user;

    @UriParam(label = "producer")
    @Metadata(description = "Where the provider reports a task.")
    private String webhookUrl;

    @UriParam(label = "producer")
    @Metadata(description = "Which events the provider reports, separated by commas.")
    private String webhookEvents;

    @UriParam(label = "producer")
    @Metadata(
            description =
                    "Makes a repeated submit the same submit, where the provider knows "
                            + "keys. Usually given by message.")
    private String idempotencyKey;

    @UriParam(label = "producer", prefix = "parameter.", multiValue = true)
    @Metadata(
            description =
                    "Fields of the provider's own, sent as they are: "
                            + "parameter.sync_mode=true. A value is read as JSON where it is JSON, "
                            + "else as text; dots make objects.")
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
                            + "commas; any where it is not set. Who writes the message else chooses "
                            + "whose account pays.")
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
                            + "by commas: the old key while keys are changed.")
    private String webhookApiKeys;

    @UriParam(label = "timeout", javaType = "java.time.Duration", defaultValue = "300000")
    @Metadata(
            description =
                    "Bounds the whole request, wherever it stands; a call under way is "
                            + "aborted.")
    private long timeout = 300_000;

    @UriParam(label = "timeout", javaType = "java.time.Duration", defaultValue = "10000")
    @Metadata(description = "Bounds making a connection.")
    private long connectTimeout = 10_000;

    @UriParam(label = "timeout", javaType = "java.time.Duration", defaultValue = "120000")
    @Metadata(description = "Bounds fetching one image or reference by URL, within timeout.")
    private long downloadTimeout = 120_000;

    @UriParam(label = "timeout", javaType = "java.time.Duration", defaultValue = "60000")
    @Metadata(description = "How long a caller waits for a place under whenFull=wait.")
    private long queueTimeout = 60_000;

    @UriParam(label = "timeout", javaType = "java.time.Duration", defaultValue = "0")
    @Metadata(
            description =
                    "How long await waits before it answers with the handle again, the header "
                            + "CamelSeedreamResultStatus being pending; 0 to wait for timeout and "
                            + "fail.")
    private long maxWait;

    @UriParam(label = "timeout", javaType = "java.time.Duration", defaultValue = "3000")
    @Metadata(description = "From the submit of a task to the first question how it stands.")
    private long pollInitialDelay = 3_000;

    @UriParam(label = "timeout", javaType = "java.time.Duration", defaultValue = "4000")
    @Metadata(
            description =
                    "Between two questions how a task stands; a task of more than a minute is asked "
                            + "for more rarely.")
    private long pollDelay = 4_000;

    @UriParam(label = "advanced", defaultValue = "64")
    @Metadata(
            description =
                    "How many calls of this component may be on the wire at once. An "
                            + "endpoint that sets it has a bound of its own, up to this one.")
    private int maxConcurrentCalls = 64;

    @UriParam(label = "advanced", enums = "wait,reject", defaultValue = "wait")
    @Metadata(
            description =
                    "What happens when maxConcurrentCalls are under way: the caller waits "
                            + "up to queueTimeout, or is refused at once.")
    private String whenFull = "wait";

    @UriParam(label = "advanced", defaultValue = "2")
    @Metadata(
            description =
                    "How many images may be decoded at once: results where the provider lacks "
                            + "outputFormat or outputCompression, and references in a format that "
                            + "it does not take. Each takes 4 bytes of heap per pixel, 64 MB for "
                            + "4096x4096. Set on the component.")
    private int maxConversions = 2;

    @UriParam(label = "advanced", defaultValue = "268435456")
    @Metadata(description = "The largest image that is taken, in bytes. Set on the component.")
    private long maxImageBytes = 268_435_456L;

    @UriParam(label = "advanced", defaultValue = "131072")
    @Metadata(
            description =
                    "Images up to this many bytes are kept in memory, larger ones in a "
                            + "file. Set on the component.")
    private int spoolThreshold = 131_072;

    @UriParam(label = "advanced")
    @Metadata(
            description =
                    "Where images above spoolThreshold are kept; by default below the "
                            + "JVM's temporary directory. Set on the component.")
    private String spoolDirectory;

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

    @UriParam(label = "producer", enums = "image,url,result", defaultValue = "image")
    @Metadata(
            description =
                    "What the body is afterwards: the image (a list for several), its URL "
                            + "without fetching it, or the whole ImageResult.")
    private String resultMode = "image";

    @UriParam(label = "producer", enums = "refuse,ignore", defaultValue = "refuse")
    @Metadata(
            description =
                    "What happens to a parameter the provider does not take: the request is "
                            + "refused before anything is sent, or the parameter is dropped with an "
                            + "adjustment.")
    private String unsupported = "refuse";

    @UriParam(label = "producer", enums = "nearest,strict", defaultValue = "nearest")
    @Metadata(
            description =
                    "What happens to a size the provider has no form for: the nearest one "
                            + "it has, with an adjustment, or a refusal.")
    private String sizePolicy = "nearest";

    @UriParam(label = "producer", enums = "deliver,fail", defaultValue = "deliver")
    @Metadata(
            description =
                    "When some of several images did not come: deliver the others, or "
                            + "fail with a PartialResultException that carries them.")
    private String partialFailure = "deliver";

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

    @UriParam(label = "producer")
    @Metadata(
            description =
                    "URI of an endpoint that is told how a request stands, whenever that changed and "
                            + "at the end, e.g. direct:progress. A failure there harms no request.")
    private String progressTo;

    @UriParam(label = "advanced", prefix = "header.", multiValue = true)
    @Metadata(description = "Further HTTP headers for the provider: header.X-Team=art")
    private Map<String, String> headers = new HashMap<>();

    @UriParam(label = "advanced")
    @Metadata(description = "The User-Agent header.")
    private String userAgent;

    @UriParam(label = "security")
    @Metadata(description = "TLS of the calls to the provider. Set on the component.")
    private SSLContextParameters sslContextParameters;

    @UriParam(label = "security")
    @Metadata(
            description =
                    "Ranges of addresses that images may be fetched from though they are not public,"
                            + " separated by commas, e.g. 198.18.0.0/15 behind a proxy that gives names"
                            + " addresses of its own. Link-local addresses stay closed. Set on the"
                            + " component.")
    private String allowedAddressRanges;

    @UriParam(label = "proxy")
    @Metadata(description = "The proxy's host. Set on the component.")
    private String proxyHost;

    @UriParam(label = "proxy")
    @Metadata(
            description =
                    "The proxy's port, 8080 where only the host is set. Set on the component.")
    private Integer proxyPort;

    @UriParam(label = "advanced")
    @Metadata(
            description =
                    "A camel-http component of your own instead of the private one. Set on "
                            + "the component.")
    private HttpComponent httpComponent;

    @UriParam(label = "advanced")
    @Metadata(
            description =
                    "Configures the HTTP client of the private camel-http component. A connection"
                            + " manager that it sets is used for calls to the provider, not for"
                            + " downloads. Set on the component.")
    private HttpClientConfigurer httpClientConfigurer;

    @UriParam(label = "advanced")
    @Metadata(description = "A Jakarta Validator of your own. Set on the component.")
    private Validator validator;

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

    public String getImageMode() {
        return imageMode;
    }

    public void setImageMode(String imageMode) {
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

    public String getResponseFormat() {
        return responseFormat;
    }

    public void setResponseFormat(String responseFormat) {
        this.responseFormat = responseFormat;
    }

    public String getOutputFormat() {
        return outputFormat;
    }

    public void setOutputFormat(String outputFormat) {
        this.outputFormat = outputFormat;
    }

    public Integer getOutputCompression() {
        return outputCompression;
    }

    public void setOutputCompression(Integer outputCompression) {
        this.outputCompression = outputCompression;
    }

    public String getPromptEnhancement() {
        return promptEnhancement;
    }

    public void setPromptEnhancement(String promptEnhancement) {
        this.promptEnhancement = promptEnhancement;
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

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
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

    public String getWhenFull() {
        return whenFull;
    }

    public void setWhenFull(String whenFull) {
        this.whenFull = whenFull;
    }

    public int getMaxConversions() {
        return maxConversions;
    }

    public void setMaxConversions(int maxConversions) {
        this.maxConversions = maxConversions;
    }

    public long getMaxImageBytes() {
        return maxImageBytes;
    }

    public void setMaxImageBytes(long maxImageBytes) {
        this.maxImageBytes = maxImageBytes;
    }

    public int getSpoolThreshold() {
        return spoolThreshold;
    }

    public void setSpoolThreshold(int spoolThreshold) {
        this.spoolThreshold = spoolThreshold;
    }

    public String getSpoolDirectory() {
        return spoolDirectory;
    }

    public void setSpoolDirectory(String spoolDirectory) {
        this.spoolDirectory = spoolDirectory;
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

    public String getResultMode() {
        return resultMode;
    }

    public void setResultMode(String resultMode) {
        this.resultMode = resultMode;
    }

    public String getUnsupported() {
        return unsupported;
    }

    public void setUnsupported(String unsupported) {
        this.unsupported = unsupported;
    }

    public String getSizePolicy() {
        return sizePolicy;
    }

    public void setSizePolicy(String sizePolicy) {
        this.sizePolicy = sizePolicy;
    }

    public String getPartialFailure() {
        return partialFailure;
    }

    public void setPartialFailure(String partialFailure) {
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

    public String getUserAgent() {
        return userAgent;
    }

    public void setUserAgent(String userAgent) {
        this.userAgent = userAgent;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public String getAllowedAddressRanges() {
        return allowedAddressRanges;
    }

    public void setAllowedAddressRanges(String allowedAddressRanges) {
        this.allowedAddressRanges = allowedAddressRanges;
    }

    public String getProxyHost() {
        return proxyHost;
    }

    public void setProxyHost(String proxyHost) {
        this.proxyHost = proxyHost;
    }

    public Integer getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(Integer proxyPort) {
        this.proxyPort = proxyPort;
    }

    public HttpComponent getHttpComponent() {
        return httpComponent;
    }

    public void setHttpComponent(HttpComponent httpComponent) {
        this.httpComponent = httpComponent;
    }

    public HttpClientConfigurer getHttpClientConfigurer() {
        return httpClientConfigurer;
    }

    public void setHttpClientConfigurer(HttpClientConfigurer httpClientConfigurer) {
        this.httpClientConfigurer = httpClientConfigurer;
    }

    public Validator getValidator() {
        return validator;
    }

    public void setValidator(Validator validator) {
        this.validator = validator;
    }
}
