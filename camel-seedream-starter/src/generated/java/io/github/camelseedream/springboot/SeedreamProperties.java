package io.github.camelseedream.springboot;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The options of the component, each unset until an application sets it. Written from the
 * component's catalogue: see CONTRIBUTING.
 */
@ConfigurationProperties(prefix = SeedreamProperties.PREFIX)
public class SeedreamProperties extends ComponentConfigurationPropertiesCommon {

    static final String PREFIX = "camel.component.seedream";

    /** Never to be shown. */
    static final List<String> SECRETS = List.of("api-key", "api-keys", "webhook-api-keys");

    /**
     * The mark in an image's file that says that a model made it, as laws on AI ask: kept as the
     * provider set it, also by a conversion, or added where it is missing; off looks at nothing.
     */
    private String aiMark;

    /**
     * Whether a mark that is added also tells the prompt.
     */
    private Boolean aiMarkPrompt;

    /**
     * Ranges of addresses that images may be fetched from though they are not public, separated by
     * commas, e.g. 198.18.0.0/15 behind a proxy that gives names addresses of its own. Link-local
     * addresses stay closed.
     */
    private String allowedAddressRanges;

    /**
     * The providers that a message may name beside the endpoint's own, separated by commas; any
     * where it is not set. Otherwise the author of a message chooses which account is billed.
     */
    private String allowedProviders;

    /**
     * The key for the provider of this endpoint. Without it the component looks into apiKeys and
     * then into the provider's environment variable.
     */
    private String apiKey;

    /**
     * Keys by provider name: apiKeys.lumenfall=...
     */
    private Map<String, String> apiKeys = new LinkedHashMap<>();

    /**
     * The shape as W:H, auto, or match for the shape of the first reference.
     */
    private String aspectRatio;

    /**
     * Whether autowiring is enabled. This is used for automatic autowiring options (the option must
     * be marked as autowired) by looking up in the registry to find if there is a single instance
     * of matching type, which then gets configured on the component. This can be used for automatic
     * configuring JDBC data sources, JMS connection factories, AWS Clients, etc.
     */
    private Boolean autowiredEnabled;

    /**
     * What is behind what the image shows.
     */
    private String background;

    /**
     * Where the provider's API lives, instead of its own address: a gateway of yours, or the
     * simulator.
     */
    private String baseUrl;

    /**
     * How many calls that may be paid for go out in a minute, evenly spread; 0 for no limit. It
     * holds for all endpoints with this base URL and key, and with a ledger for all processes that
     * share it.
     */
    private Integer callsPerMinute;

    /**
     * The options that endpoints start from. A bean is given as #bean:name.
     */
    private String configuration;

    /**
     * Maximum time to make a connection.
     */
    private Duration connectTimeout;

    /**
     * How many images, 1 to 15.
     */
    private Integer count;

    /**
     * Maximum time to fetch one image or reference by URL, within timeout.
     */
    private Duration downloadTimeout;

    /**
     * The host at baseUrl honours a dry run, which estimate asks for. One that does not would make
     * the images and bill them, so that estimate refuses to ask a host that is not the provider's
     * own.
     */
    private Boolean dryRunAtBaseUrl;

    /**
     * Further HTTP headers for the provider: header.X-Team=art.
     */
    private Map<String, String> headers = new LinkedHashMap<>();

    /**
     * Used for enabling or disabling all consumer based health checks from this component
     */
    private Boolean healthCheckConsumerEnabled;

    /**
     * Used for enabling or disabling all producer based health checks from this component. Notice:
     * Camel has by default disabled all producer based health-checks. You can turn on producer
     * checks globally by setting camel.health.producersEnabled=true.
     */
    private Boolean healthCheckProducerEnabled;

    /**
     * Height in pixels; goes with width.
     */
    private Integer height;

    /**
     * Configures the HTTP client of the private camel-http component. A connection manager that it
     * sets is used for calls to the provider, not for downloads. A bean is given as #bean:name.
     */
    private String httpClientConfigurer;

    /**
     * A camel-http component of your own instead of the private one. A bean is given as #bean:name.
     */
    private String httpComponent;

    /**
     * Makes a repeated submit the same submit, where the provider knows keys or there is a ledger.
     * Usually given by message.
     */
    private String idempotencyKey;

    /**
     * Remembers which deliveries seedream:webhook has dealt with; by default the last 10000 in
     * memory. Several instances of a route need one in common. A bean is given as #bean:name.
     */
    private String idempotentRepository;

    /**
     * Whether several images are independent of each other or one coherent set.
     */
    private String imageMode;

    /**
     * Fetch and check a reference given by URL before anything is sent, also where the provider
     * fetches it by itself.
     */
    private Boolean inspectReferences;

    /**
     * Takes the reference apart: the result is its base, then the layers on it.
     */
    private Boolean layers;

    /**
     * Whether the producer should be started lazy (on the first message). By starting lazy you can
     * use this to allow CamelContext and routes to startup in situations where a producer may
     * otherwise fail during starting and cause the route to fail being started. By deferring this
     * startup to be lazy then the startup failure can be handled during routing messages via
     * Camel's routing error handlers. Beware that when the first message is processed then creating
     * and starting the producer may take a little time and prolong the total processing time of the
     * processing.
     */
    private Boolean lazyStartProducer;

    /**
     * Remembers each call that may be paid for, for all processes that share it: with
     * idempotencyKey, a request is paid for once, whoever sends it again. By default the bean of
     * that type, where there is one. A bean is given as #bean:name.
     */
    private String ledger;

    /**
     * A PNG of the first reference's size; its transparent area is edited. A URL, or #bean:name.
     */
    private String mask;

    /**
     * How many calls of this component may be on the wire at once. An endpoint that sets it has a
     * bound of its own, up to this one.
     */
    private Integer maxConcurrentCalls;

    /**
     * How many images may be decoded at once: results where the provider lacks outputFormat or
     * outputCompression, and references in a format that it does not take. Each takes 4 bytes of
     * heap per pixel, 64 MB for 4096x4096.
     */
    private Integer maxConversions;

    /**
     * The largest image that is taken, in bytes.
     */
    private Long maxImageBytes;

    /**
     * How many bytes the files below spoolDirectory may have together.
     */
    private Long maxSpoolBytes;

    /**
     * How long await waits before it answers with the handle again, the header
     * CamelSeedreamResultStatus being pending; 0 to wait for timeout and fail.
     */
    private Duration maxWait;

    /**
     * The model: a public name such as seedream-4.5, or any id of the provider.
     */
    private String model;

    /**
     * What becomes of tasks that are still waited for when timeout is over: keep leaves them to the
     * provider, cancel asks it to stop them. The error tells what became of them, and carries their
     * handle in any case.
     */
    private String onTimeout;

    /**
     * Compression level 1 to 100 of a lossy format (jpeg, webp, avif).
     */
    private Integer outputCompression;

    /**
     * The image's format.
     */
    private String outputFormat;

    /**
     * Fields of the provider's own, sent as they are. In a URI: parameter.sync_mode=true, where a
     * value is read as JSON if it is JSON, else as text, and dots make objects.
     */
    private Map<String, String> parameters = new LinkedHashMap<>();

    /**
     * When some of several images did not come: deliver the others, or fail with a
     * PartialResultException that carries them. Under resultMode=stream that is after the last
     * image.
     */
    private String partialFailure;

    /**
     * Pass unknown fields of a structured body to the provider instead of refusing them.
     */
    private Boolean passUnknown;

    /**
     * Time between two polls of a task; a task of more than a minute is polled more rarely.
     */
    private Duration pollDelay;

    /**
     * Time from the submit of a task to its first poll.
     */
    private Duration pollInitialDelay;

    /**
     * URI of an endpoint that is told how a request stands, whenever that changed and at the end,
     * e.g. direct:progress. A failure there harms no request.
     */
    private String progressTo;

    /**
     * What the image shows, or how to edit it. For a prompt that differs by message use the body or
     * the header CamelSeedreamPrompt.
     */
    private String prompt;

    /**
     * Whether the provider rewrites the prompt first.
     */
    private String promptEnhancement;

    /**
     * Name of the provider that serves the request.
     */
    private String provider;

    /**
     * The proxy's host.
     */
    private String proxyHost;

    /**
     * The proxy's port.
     */
    private Integer proxyPort;

    /**
     * The provider's quality word, e.g. standard or hd.
     */
    private String quality;

    /**
     * Maximum time to wait for a permit of maxConcurrentCalls under whenFull=wait.
     */
    private Duration queueTimeout;

    /**
     * Lets a reference be a relative path below this directory. Without it a text is a reference
     * only as a URL or data URI.
     */
    private String referenceDirectory;

    /**
     * Puts references that have no URL where a provider can fetch them, for providers that take
     * URLs only. It wins over the provider's own upload. A bean is given as #bean:name.
     */
    private String referenceUploader;

    /**
     * The reference images, in any form: URL, data URI, file, bytes or stream. In a URI: URLs
     * separated by commas, or #bean:name. Usually given by message.
     */
    private String references;

    /**
     * Let a redelivery send again a call whose outcome is unknown. It may pay twice.
     */
    private Boolean repeatUnknown;

    /**
     * The tier, e.g. 2K, 0.5K or 1MP, or auto.
     */
    private String resolution;

    /**
     * How the provider sends the image; the result is the same. Sent only when set.
     */
    private String responseFormat;

    /**
     * What the body is afterwards: the image (a list for several), its URL without fetching it, the
     * whole ImageResult, or (stream) an iterator that gives each image as soon as it is finished.
     */
    private String resultMode;

    /**
     * Whether the safety checker runs.
     */
    private Boolean safetyChecker;

    /**
     * The random seed, to repeat an image.
     */
    private Long seed;

    /**
     * WxH in pixels, an aspect ratio W:H, a tier (2K, 0.5K, 1MP), auto, or custom with width and
     * height.
     */
    private String size;

    /**
     * What happens to a size the provider has no form for: the nearest one it has, with an
     * adjustment, or a refusal.
     */
    private String sizePolicy;

    /**
     * Where images above spoolThreshold are kept; by default below the JVM's temporary directory.
     */
    private String spoolDirectory;

    /**
     * Images up to this many bytes are kept in memory, larger ones in a file.
     */
    private Integer spoolThreshold;

    /**
     * TLS of the calls to the provider. A bean is given as #bean:name.
     */
    private String sslContextParameters;

    /**
     * Keep the whole ImageResult in the exchange property CamelSeedreamResult.
     */
    private Boolean storeFullResponse;

    /**
     * The provider's style word, e.g. vivid or natural.
     */
    private String style;

    /**
     * Do the work on the route's own thread.
     */
    private Boolean synchronous;

    /**
     * Maximum time for the whole request, including queueing, polling and downloads; a call on its
     * way is aborted.
     */
    private Duration timeout;

    /**
     * What happens to a parameter the provider does not take: the request is refused before
     * anything is sent, or the parameter is dropped with an adjustment.
     */
    private String unsupported;

    /**
     * Use the TLS settings of the Camel context.
     */
    private Boolean useGlobalSslContextParameters;

    /**
     * Your end user's id, for the provider's history.
     */
    private String user;

    /**
     * The User-Agent header.
     */
    private String userAgent;

    /**
     * A Jakarta Validator of your own. A bean is given as #bean:name.
     */
    private String validator;

    /**
     * Whether a watermark is drawn.
     */
    private Boolean watermark;

    /**
     * Further keys that a delivery to seedream:webhook may be signed with, separated by commas: the
     * old key while keys are changed; of Replicate the secret of its webhooks, whsec_...
     */
    private String webhookApiKeys;

    /**
     * Which events the provider reports, separated by commas.
     */
    private String webhookEvents;

    /**
     * Where the provider reports a task.
     */
    private String webhookUrl;

    /**
     * What happens when maxConcurrentCalls are under way: the caller waits up to queueTimeout, or
     * is refused at once.
     */
    private String whenFull;

    /**
     * Width in pixels; goes with height.
     */
    private Integer width;

    public String getAiMark() {
        return aiMark;
    }

    public void setAiMark(String aiMark) {
        this.aiMark = aiMark;
    }

    public Boolean getAiMarkPrompt() {
        return aiMarkPrompt;
    }

    public void setAiMarkPrompt(Boolean aiMarkPrompt) {
        this.aiMarkPrompt = aiMarkPrompt;
    }

    public String getAllowedAddressRanges() {
        return allowedAddressRanges;
    }

    public void setAllowedAddressRanges(String allowedAddressRanges) {
        this.allowedAddressRanges = allowedAddressRanges;
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

    public String getAspectRatio() {
        return aspectRatio;
    }

    public void setAspectRatio(String aspectRatio) {
        this.aspectRatio = aspectRatio;
    }

    public Boolean getAutowiredEnabled() {
        return autowiredEnabled;
    }

    public void setAutowiredEnabled(Boolean autowiredEnabled) {
        this.autowiredEnabled = autowiredEnabled;
    }

    public String getBackground() {
        return background;
    }

    public void setBackground(String background) {
        this.background = background;
    }

    public String getBaseUrl() {
        return baseUrl;
    }

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    public Integer getCallsPerMinute() {
        return callsPerMinute;
    }

    public void setCallsPerMinute(Integer callsPerMinute) {
        this.callsPerMinute = callsPerMinute;
    }

    public String getConfiguration() {
        return configuration;
    }

    public void setConfiguration(String configuration) {
        this.configuration = configuration;
    }

    public Duration getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(Duration connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public Integer getCount() {
        return count;
    }

    public void setCount(Integer count) {
        this.count = count;
    }

    public Duration getDownloadTimeout() {
        return downloadTimeout;
    }

    public void setDownloadTimeout(Duration downloadTimeout) {
        this.downloadTimeout = downloadTimeout;
    }

    public Boolean getDryRunAtBaseUrl() {
        return dryRunAtBaseUrl;
    }

    public void setDryRunAtBaseUrl(Boolean dryRunAtBaseUrl) {
        this.dryRunAtBaseUrl = dryRunAtBaseUrl;
    }

    public Map<String, String> getHeaders() {
        return headers;
    }

    public void setHeaders(Map<String, String> headers) {
        this.headers = headers;
    }

    public Boolean getHealthCheckConsumerEnabled() {
        return healthCheckConsumerEnabled;
    }

    public void setHealthCheckConsumerEnabled(Boolean healthCheckConsumerEnabled) {
        this.healthCheckConsumerEnabled = healthCheckConsumerEnabled;
    }

    public Boolean getHealthCheckProducerEnabled() {
        return healthCheckProducerEnabled;
    }

    public void setHealthCheckProducerEnabled(Boolean healthCheckProducerEnabled) {
        this.healthCheckProducerEnabled = healthCheckProducerEnabled;
    }

    public Integer getHeight() {
        return height;
    }

    public void setHeight(Integer height) {
        this.height = height;
    }

    public String getHttpClientConfigurer() {
        return httpClientConfigurer;
    }

    public void setHttpClientConfigurer(String httpClientConfigurer) {
        this.httpClientConfigurer = httpClientConfigurer;
    }

    public String getHttpComponent() {
        return httpComponent;
    }

    public void setHttpComponent(String httpComponent) {
        this.httpComponent = httpComponent;
    }

    public String getIdempotencyKey() {
        return idempotencyKey;
    }

    public void setIdempotencyKey(String idempotencyKey) {
        this.idempotencyKey = idempotencyKey;
    }

    public String getIdempotentRepository() {
        return idempotentRepository;
    }

    public void setIdempotentRepository(String idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public String getImageMode() {
        return imageMode;
    }

    public void setImageMode(String imageMode) {
        this.imageMode = imageMode;
    }

    public Boolean getInspectReferences() {
        return inspectReferences;
    }

    public void setInspectReferences(Boolean inspectReferences) {
        this.inspectReferences = inspectReferences;
    }

    public Boolean getLayers() {
        return layers;
    }

    public void setLayers(Boolean layers) {
        this.layers = layers;
    }

    public Boolean getLazyStartProducer() {
        return lazyStartProducer;
    }

    public void setLazyStartProducer(Boolean lazyStartProducer) {
        this.lazyStartProducer = lazyStartProducer;
    }

    public String getLedger() {
        return ledger;
    }

    public void setLedger(String ledger) {
        this.ledger = ledger;
    }

    public String getMask() {
        return mask;
    }

    public void setMask(String mask) {
        this.mask = mask;
    }

    public Integer getMaxConcurrentCalls() {
        return maxConcurrentCalls;
    }

    public void setMaxConcurrentCalls(Integer maxConcurrentCalls) {
        this.maxConcurrentCalls = maxConcurrentCalls;
    }

    public Integer getMaxConversions() {
        return maxConversions;
    }

    public void setMaxConversions(Integer maxConversions) {
        this.maxConversions = maxConversions;
    }

    public Long getMaxImageBytes() {
        return maxImageBytes;
    }

    public void setMaxImageBytes(Long maxImageBytes) {
        this.maxImageBytes = maxImageBytes;
    }

    public Long getMaxSpoolBytes() {
        return maxSpoolBytes;
    }

    public void setMaxSpoolBytes(Long maxSpoolBytes) {
        this.maxSpoolBytes = maxSpoolBytes;
    }

    public Duration getMaxWait() {
        return maxWait;
    }

    public void setMaxWait(Duration maxWait) {
        this.maxWait = maxWait;
    }

    public String getModel() {
        return model;
    }

    public void setModel(String model) {
        this.model = model;
    }

    public String getOnTimeout() {
        return onTimeout;
    }

    public void setOnTimeout(String onTimeout) {
        this.onTimeout = onTimeout;
    }

    public Integer getOutputCompression() {
        return outputCompression;
    }

    public void setOutputCompression(Integer outputCompression) {
        this.outputCompression = outputCompression;
    }

    public String getOutputFormat() {
        return outputFormat;
    }

    public void setOutputFormat(String outputFormat) {
        this.outputFormat = outputFormat;
    }

    public Map<String, String> getParameters() {
        return parameters;
    }

    public void setParameters(Map<String, String> parameters) {
        this.parameters = parameters;
    }

    public String getPartialFailure() {
        return partialFailure;
    }

    public void setPartialFailure(String partialFailure) {
        this.partialFailure = partialFailure;
    }

    public Boolean getPassUnknown() {
        return passUnknown;
    }

    public void setPassUnknown(Boolean passUnknown) {
        this.passUnknown = passUnknown;
    }

    public Duration getPollDelay() {
        return pollDelay;
    }

    public void setPollDelay(Duration pollDelay) {
        this.pollDelay = pollDelay;
    }

    public Duration getPollInitialDelay() {
        return pollInitialDelay;
    }

    public void setPollInitialDelay(Duration pollInitialDelay) {
        this.pollInitialDelay = pollInitialDelay;
    }

    public String getProgressTo() {
        return progressTo;
    }

    public void setProgressTo(String progressTo) {
        this.progressTo = progressTo;
    }

    public String getPrompt() {
        return prompt;
    }

    public void setPrompt(String prompt) {
        this.prompt = prompt;
    }

    public String getPromptEnhancement() {
        return promptEnhancement;
    }

    public void setPromptEnhancement(String promptEnhancement) {
        this.promptEnhancement = promptEnhancement;
    }

    public String getProvider() {
        return provider;
    }

    public void setProvider(String provider) {
        this.provider = provider;
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

    public String getQuality() {
        return quality;
    }

    public void setQuality(String quality) {
        this.quality = quality;
    }

    public Duration getQueueTimeout() {
        return queueTimeout;
    }

    public void setQueueTimeout(Duration queueTimeout) {
        this.queueTimeout = queueTimeout;
    }

    public String getReferenceDirectory() {
        return referenceDirectory;
    }

    public void setReferenceDirectory(String referenceDirectory) {
        this.referenceDirectory = referenceDirectory;
    }

    public String getReferenceUploader() {
        return referenceUploader;
    }

    public void setReferenceUploader(String referenceUploader) {
        this.referenceUploader = referenceUploader;
    }

    public String getReferences() {
        return references;
    }

    public void setReferences(String references) {
        this.references = references;
    }

    public Boolean getRepeatUnknown() {
        return repeatUnknown;
    }

    public void setRepeatUnknown(Boolean repeatUnknown) {
        this.repeatUnknown = repeatUnknown;
    }

    public String getResolution() {
        return resolution;
    }

    public void setResolution(String resolution) {
        this.resolution = resolution;
    }

    public String getResponseFormat() {
        return responseFormat;
    }

    public void setResponseFormat(String responseFormat) {
        this.responseFormat = responseFormat;
    }

    public String getResultMode() {
        return resultMode;
    }

    public void setResultMode(String resultMode) {
        this.resultMode = resultMode;
    }

    public Boolean getSafetyChecker() {
        return safetyChecker;
    }

    public void setSafetyChecker(Boolean safetyChecker) {
        this.safetyChecker = safetyChecker;
    }

    public Long getSeed() {
        return seed;
    }

    public void setSeed(Long seed) {
        this.seed = seed;
    }

    public String getSize() {
        return size;
    }

    public void setSize(String size) {
        this.size = size;
    }

    public String getSizePolicy() {
        return sizePolicy;
    }

    public void setSizePolicy(String sizePolicy) {
        this.sizePolicy = sizePolicy;
    }

    public String getSpoolDirectory() {
        return spoolDirectory;
    }

    public void setSpoolDirectory(String spoolDirectory) {
        this.spoolDirectory = spoolDirectory;
    }

    public Integer getSpoolThreshold() {
        return spoolThreshold;
    }

    public void setSpoolThreshold(Integer spoolThreshold) {
        this.spoolThreshold = spoolThreshold;
    }

    public String getSslContextParameters() {
        return sslContextParameters;
    }

    public void setSslContextParameters(String sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public Boolean getStoreFullResponse() {
        return storeFullResponse;
    }

    public void setStoreFullResponse(Boolean storeFullResponse) {
        this.storeFullResponse = storeFullResponse;
    }

    public String getStyle() {
        return style;
    }

    public void setStyle(String style) {
        this.style = style;
    }

    public Boolean getSynchronous() {
        return synchronous;
    }

    public void setSynchronous(Boolean synchronous) {
        this.synchronous = synchronous;
    }

    public Duration getTimeout() {
        return timeout;
    }

    public void setTimeout(Duration timeout) {
        this.timeout = timeout;
    }

    public String getUnsupported() {
        return unsupported;
    }

    public void setUnsupported(String unsupported) {
        this.unsupported = unsupported;
    }

    public Boolean getUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    public void setUseGlobalSslContextParameters(Boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public String getUser() {
        return user;
    }

    public void setUser(String user) {
        this.user = user;
    }

    public String getUserAgent() {
        return userAgent;
    }

    public void setUserAgent(String userAgent) {
        this.userAgent = userAgent;
    }

    public String getValidator() {
        return validator;
    }

    public void setValidator(String validator) {
        this.validator = validator;
    }

    public Boolean getWatermark() {
        return watermark;
    }

    public void setWatermark(Boolean watermark) {
        this.watermark = watermark;
    }

    public String getWebhookApiKeys() {
        return webhookApiKeys;
    }

    public void setWebhookApiKeys(String webhookApiKeys) {
        this.webhookApiKeys = webhookApiKeys;
    }

    public String getWebhookEvents() {
        return webhookEvents;
    }

    public void setWebhookEvents(String webhookEvents) {
        this.webhookEvents = webhookEvents;
    }

    public String getWebhookUrl() {
        return webhookUrl;
    }

    public void setWebhookUrl(String webhookUrl) {
        this.webhookUrl = webhookUrl;
    }

    public String getWhenFull() {
        return whenFull;
    }

    public void setWhenFull(String whenFull) {
        this.whenFull = whenFull;
    }

    public Integer getWidth() {
        return width;
    }

    public void setWidth(Integer width) {
        this.width = width;
    }
}
