package io.github.camelseedream;

import io.github.camelseedream.download.Downloader;
import io.github.camelseedream.download.Spool;
import io.github.camelseedream.exchange.Suggestions;
import io.github.camelseedream.generate.ActiveRequests;
import io.github.camelseedream.generate.ConcurrencyLimiter;
import io.github.camelseedream.generate.GenerationListener;
import io.github.camelseedream.generate.ImageGenerator;
import io.github.camelseedream.http.AddressPolicy;
import io.github.camelseedream.http.AddressRanges;
import io.github.camelseedream.http.RateLimiter;
import io.github.camelseedream.http.camel.CamelHttpClient;
import io.github.camelseedream.http.camel.HttpSettings;
import io.github.camelseedream.operation.WebhookDeduplicator;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.runtime.CamelScheduler;
import io.github.camelseedream.runtime.CamelVersions;
import io.github.camelseedream.runtime.GenerationListeners;
import io.github.camelseedream.runtime.PendingTaskTracker;
import io.github.camelseedream.runtime.StrictConfigurer;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.LifecycleStrategy;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.PropertiesHelper;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes and edits images with ByteDance's Seedream models. Owns what its endpoints share: the HTTP
 * clients, the worker threads, the spool and the bound on calls under way.
 */
@Component("seedream")
public class SeedreamComponent extends HealthCheckComponent implements SSLContextParametersAware {

    @Metadata(description = "The options that endpoints start from.")
    private SeedreamConfiguration configuration = new SeedreamConfiguration();

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Use the TLS settings of the Camel context.")
    private boolean useGlobalSslContextParameters;

    private static final Logger LOG = LoggerFactory.getLogger(SeedreamComponent.class);
    private static final int MOST_DELIVERIES = 10_000;

    private final Map<String, RateLimiter> rateLimiters = new ConcurrentHashMap<>();
    private final SeedreamHealthCheck.Registry checks = new SeedreamHealthCheck.Registry();
    private final IdempotentRepository ends =
            MemoryIdempotentRepository.memoryIdempotentRepository(MOST_DELIVERIES);

    /** Apart from the ends, which progress comes before many times. */
    private final IdempotentRepository progress =
            MemoryIdempotentRepository.memoryIdempotentRepository(MOST_DELIVERIES);

    private final Map<IdempotentRepository, WebhookDeduplicator> deliveries =
            new ConcurrentHashMap<>();
    private ValidatorFactory ownValidators;
    private CamelHttpClient providerClient;
    private CamelHttpClient publicDownloads;
    private CamelHttpClient privateDownloads;
    private Spool spool;
    private CamelScheduler workers;
    private ConcurrencyLimiter calls;
    private ConcurrencyLimiter conversions;
    private ImageGenerator generator;
    private List<GenerationListener> listeners = List.of();
    private final PendingTaskTracker waitingTasks = new PendingTaskTracker();
    private ActiveRequests activeRequests = new ActiveRequests();
    private ProducerTemplate progressTemplate;

    /** Those that somebody still uses, an endpoint or a request that outlives it. */
    private final Set<ConcurrencyLimiter> limiters =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private final LifecycleStrategy beforeStop =
            new LifecycleStrategySupport() {
                @Override
                public void onContextStopping(CamelContext context) {
                    activeRequests.endWaits();
                }
            };

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
            throws Exception {
        ConfigurationValidator.refuseComponentOptions(parameters.keySet());
        SeedreamConfiguration own = configuration.copy();
        own.getParameters().putAll(PropertiesHelper.extractProperties(parameters, "parameter."));
        texts(own.getApiKeys(), PropertiesHelper.extractProperties(parameters, "apiKeys."));
        texts(own.getHeaders(), PropertiesHelper.extractProperties(parameters, "header."));
        SeedreamEndpoint endpoint = new SeedreamEndpoint(uri, this, operation(remaining), own);
        try {
            setProperties(endpoint, parameters);
        } catch (PropertyBindingException e) {
            // what is wrong with the value is said by the cause only
            throw e.getCause() instanceof IllegalArgumentException refused ? refused : e;
        }
        ConfigurationValidator.refuseUnknown(
                parameters.keySet(), new SeedreamEndpointUriFactory().propertyNames());
        return endpoint;
    }

    @Override
    public PropertyConfigurer getComponentPropertyConfigurer() {
        return strict(super.getComponentPropertyConfigurer());
    }

    @Override
    public PropertyConfigurer getEndpointPropertyConfigurer() {
        return strict(super.getEndpointPropertyConfigurer());
    }

    /** Camel asks before it has looked for its own, too. */
    private static PropertyConfigurer strict(PropertyConfigurer generated) {
        return generated == null ? null : new StrictConfigurer(generated);
    }

    private static SeedreamOperation operation(String name) {
        for (SeedreamOperation operation : SeedreamOperation.values()) {
            if (operation.name().equals(name)) {
                return operation;
            }
        }
        List<String> known =
                Stream.of(SeedreamOperation.values()).map(SeedreamOperation::name).toList();
        throw new IllegalArgumentException(
                "seedream:"
                        + name
                        + " is not known. "
                        + Suggestions.question("seedream:", name, known)
                        + "Accepted: "
                        + String.join(", ", known));
    }

    private static void texts(Map<String, String> into, Map<String, Object> from) {
        from.forEach((name, value) -> into.put(name, String.valueOf(value)));
    }

    /** The provider of that name: one bound in the registry, else one that comes with us. */
    Optional<ImageProvider> provider(String name) {
        ImageProvider bound =
                getCamelContext().getRegistry().lookupByNameAndType(name, ImageProvider.class);
        return Optional.ofNullable(bound)
                .or(
                        () ->
                                BuiltInProviders.all().stream()
                                        .filter(own -> own.spec().name().equals(name))
                                        .findFirst());
    }

    RateLimiter rateLimiter(String account) {
        return rateLimiters.computeIfAbsent(
                account, key -> new RateLimiter(InstantSource.system()));
    }

    /** How many accounts asked for a pause that is not over. */
    long pausedAccounts() {
        return rateLimiters.values().stream().filter(RateLimiter::isClosed).count();
    }

    CamelHttpClient providerClient() {
        return providerClient;
    }

    /** Downloads may reach private addresses only where the provider itself is on one. */
    Downloader downloader(boolean privateAddresses, Duration timeout) {
        return new Downloader(
                (privateAddresses ? privateDownloads : publicDownloads).fetch(),
                privateAddresses,
                timeout,
                pause -> LockSupport.parkNanos(pause.toNanos()));
    }

    ImageGenerator generator() {
        return generator;
    }

    /** The limit on the calls of an endpoint: the component's, unless it sets one of its own. */
    ConcurrencyLimiter limiter(SeedreamConfiguration own) {
        return hasSameCallLimit(own) ? calls : newLimiter(own);
    }

    private boolean hasSameCallLimit(SeedreamConfiguration own) {
        return own.getMaxConcurrentCalls() == configuration.getMaxConcurrentCalls()
                && own.getQueueTimeout() == configuration.getQueueTimeout()
                && own.getWhenFull().equals(configuration.getWhenFull());
    }

    private ConcurrencyLimiter newLimiter(SeedreamConfiguration own) {
        boolean wait = own.getWhenFull().equals("wait");
        ConcurrencyLimiter limiter =
                new ConcurrencyLimiter(
                        own.getMaxConcurrentCalls(),
                        Duration.ofMillis(wait ? own.getQueueTimeout() : 0));
        limiters.add(limiter);
        return limiter;
    }

    /** The requests of all endpoints, also of those that are gone. */
    ActiveRequests activeRequests() {
        return activeRequests;
    }

    /** Sends progress; an endpoint's own would stop with it, and its requests go on. */
    synchronized ProducerTemplate progressTemplate() {
        if (progressTemplate == null) {
            progressTemplate = getCamelContext().createProducerTemplate();
        }
        return progressTemplate;
    }

    /** Who hears what happens to the requests of all endpoints. */
    List<GenerationListener> listeners() {
        return listeners;
    }

    /** Empty where Camel's developer console is off. */
    PendingTaskTracker waitingTasks() {
        return waitingTasks;
    }

    /** How many calls of all endpoints are under way. */
    int activeCalls() {
        synchronized (limiters) {
            return limiters.stream().mapToInt(ConcurrencyLimiter::inUse).sum();
        }
    }

    /** Of calls and downloads together. */
    int leasedConnections() {
        return Stream.of(providerClient, publicDownloads, privateDownloads)
                .mapToInt(CamelHttpClient::leasedConnections)
                .sum();
    }

    SeedreamHealthCheck.Registry checks() {
        return checks;
    }

    /**
     * @param given remembers deliveries; null for the component's own
     */
    WebhookDeduplicator seenDeliveries(IdempotentRepository given) {
        IdempotentRepository ofEnds = given == null ? ends : given;
        IdempotentRepository ofProgress = given == null ? progress : given;
        CamelContextAware.trySetCamelContext(ofEnds, getCamelContext());
        CamelContextAware.trySetCamelContext(ofProgress, getCamelContext());
        ServiceHelper.startService(ofEnds, ofProgress);
        return deliveries.computeIfAbsent(
                ofEnds, repository -> new WebhookDeduplicator(repository, ofProgress));
    }

    CamelScheduler workers() {
        return workers;
    }

    /** The bound on decoded images, which endpoints share as they share the heap. */
    ConcurrencyLimiter conversions() {
        return conversions;
    }

    Spool spool() {
        return spool;
    }

    /** Why no image can be stored now; empty while one can, and before the start. */
    Optional<String> storeProblem() {
        return Optional.ofNullable(spool).flatMap(Spool::problem);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        CamelVersions.problem(
                        getCamelContext().getVersion(),
                        HttpComponent.class.getPackage().getImplementationVersion())
                .ifPresent(LOG::warn);
        HttpSettings http = httpSettings();
        AddressRanges opened = openedAddresses();
        providerClient = CamelHttpClient.forProviders(getCamelContext(), http);
        publicDownloads =
                CamelHttpClient.forDownloads(
                        getCamelContext(), http, AddressPolicy.PUBLIC_ONLY.with(opened));
        privateDownloads =
                CamelHttpClient.forDownloads(
                        getCamelContext(), http, AddressPolicy.PRIVATE_TOO.with(opened));
        ServiceHelper.startService(providerClient, publicDownloads, privateDownloads);
        spool = spool(configuration);
        workers =
                new CamelScheduler(getCamelContext(), this, configuration.getMaxConcurrentCalls());
        calls = newLimiter(configuration);
        conversions = new ConcurrencyLimiter(configuration.getMaxConversions(), Duration.ZERO);
        activeRequests = new ActiveRequests();
        generator = new ImageGenerator(validator(), spool, conversions, activeRequests);
        listeners = GenerationListeners.in(getCamelContext(), waitingTasks);
        getCamelContext().addLifecycleStrategy(beforeStop);
    }

    private AddressRanges openedAddresses() {
        String ranges = configuration.getAllowedAddressRanges();
        try {
            return ranges == null ? AddressRanges.NONE : AddressRanges.parse(ranges);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("option allowedAddressRanges: " + e.getMessage(), e);
        }
    }

    private HttpSettings httpSettings() {
        HttpSettings.Builder http =
                HttpSettings.builder()
                        .connectTimeout(Duration.ofMillis(configuration.getConnectTimeout()))
                        .maxConnections(configuration.getMaxConcurrentCalls())
                        .sslContextParameters(configuration.getSslContextParameters())
                        .useGlobalSslContextParameters(useGlobalSslContextParameters)
                        .httpClientConfigurer(configuration.getHttpClientConfigurer())
                        .httpComponent(configuration.getHttpComponent());
        if (configuration.getUserAgent() != null) {
            http.userAgent(configuration.getUserAgent());
        }
        if (configuration.getProxyHost() != null) {
            http.proxy(
                    configuration.getProxyHost(),
                    Optional.ofNullable(configuration.getProxyPort()).orElse(8080));
        }
        return http.build();
    }

    private static Spool spool(SeedreamConfiguration configuration) throws IOException {
        Spool.Builder spool =
                Spool.builder()
                        .threshold(configuration.getSpoolThreshold())
                        .maxImageBytes(configuration.getMaxImageBytes());
        if (configuration.getSpoolDirectory() != null) {
            spool.root(Path.of(configuration.getSpoolDirectory()));
        }
        return spool.build();
    }

    /** Endpoints may ask for it before the component has started. */
    synchronized Validator validator() {
        if (configuration.getValidator() != null) {
            return configuration.getValidator();
        }
        if (ownValidators == null) {
            // what it says by default is written in Expression Language, which no message of ours
            // uses
            ownValidators =
                    Validation.byDefaultProvider()
                            .configure()
                            .messageInterpolator(new ParameterMessageInterpolator())
                            .buildValidatorFactory();
        }
        return ownValidators.getValidator();
    }

    private synchronized void closeValidators() {
        if (ownValidators != null) {
            ownValidators.close();
            ownValidators = null;
        }
    }

    /** Comes after Camel has waited for the exchanges under way: what is left is ended. */
    @Override
    protected void doStop() throws Exception {
        activeRequests.stop();
        if (workers != null) {
            workers.shutdown();
        }
        ServiceHelper.stopService(
                providerClient, publicDownloads, privateDownloads, ends, progress);
        if (spool != null) {
            spool.close();
        }
        closeValidators();
        getCamelContext().getLifecycleStrategies().remove(beforeStop);
        ServiceHelper.stopService(progressTemplate);
        progressTemplate = null;
        super.doStop();
    }

    public SeedreamConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(SeedreamConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean use) {
        this.useGlobalSslContextParameters = use;
    }
}
