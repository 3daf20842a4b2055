package io.github.camelseedream;

import io.github.camelseedream.download.Spool;
import io.github.camelseedream.generate.ImageGenerator;
import io.github.camelseedream.generate.call.ActiveRequests;
import io.github.camelseedream.generate.call.LedgerClaims;
import io.github.camelseedream.generate.event.GenerationListener;
import io.github.camelseedream.generate.limit.ConcurrencyLimiter;
import io.github.camelseedream.generate.limit.RateLimiter;
import io.github.camelseedream.http.AddressRanges;
import io.github.camelseedream.http.camel.HttpSettings;
import io.github.camelseedream.ledger.Ledger;
import io.github.camelseedream.operation.WebhookDeduplicator;
import io.github.camelseedream.runtime.CamelScheduler;
import io.github.camelseedream.runtime.CamelVersions;
import io.github.camelseedream.runtime.GenerationListeners;
import io.github.camelseedream.runtime.HttpClients;
import io.github.camelseedream.runtime.LedgerReports;
import io.github.camelseedream.runtime.PendingTaskTracker;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.LifecycleStrategy;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the endpoints of a component share, made of the component's options: the HTTP clients, the
 * worker threads, the spool, the limits, the listeners. It starts and stops with the component.
 * Safe for use by several threads.
 */
final class SharedServices {

    private static final Logger LOG = LoggerFactory.getLogger(SharedServices.class);
    private static final int MAX_DELIVERIES = 10_000;

    private final SeedreamComponent component;
    private final Map<String, RateLimiter> rateLimiters = new ConcurrentHashMap<>();
    private final SeedreamHealthCheck.Registry checks = new SeedreamHealthCheck.Registry();
    private final IdempotentRepository ends =
            MemoryIdempotentRepository.memoryIdempotentRepository(MAX_DELIVERIES);

    /** Apart from the ends, which progress comes before many times. */
    private final IdempotentRepository progress =
            MemoryIdempotentRepository.memoryIdempotentRepository(MAX_DELIVERIES);

    private final Map<IdempotentRepository, WebhookDeduplicator> deliveries =
            new ConcurrentHashMap<>();
    private final PendingTaskTracker waitingTasks = new PendingTaskTracker();

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

    /** By identity: of each ledger, the claims that are held in it. */
    private final Map<Ledger, LedgerClaims> claims =
            Collections.synchronizedMap(new IdentityHashMap<>());

    private final LedgerReports ledgerReports =
            new LedgerReports(this::runAside, InstantSource.system());

    private ValidatorFactory ownValidators;
    private HttpClients http;
    private Spool spool;
    private CamelScheduler workers;
    private ConcurrencyLimiter calls;
    private ConcurrencyLimiter conversions;
    private ImageGenerator generator;
    private List<GenerationListener> listeners = List.of();
    private ActiveRequests activeRequests = new ActiveRequests();
    private ProducerTemplate progressTemplate;

    SharedServices(SeedreamComponent component) {
        this.component = component;
    }

    void start() throws Exception {
        CamelVersions.problem(
                        context().getVersion(),
                        HttpComponent.class.getPackage().getImplementationVersion())
                .ifPresent(LOG::warn);
        http = new HttpClients(context(), httpSettings(), openedAddresses());
        ServiceHelper.startService(http);
        spool = openSpool();
        int maxCalls = component.getConfiguration().getMaxConcurrentCalls();
        workers = new CamelScheduler(context(), component, maxCalls);
        calls = newLimiter(component.getConfiguration());
        conversions = new ConcurrencyLimiter(component.getMaxConversions(), Duration.ZERO);
        activeRequests = new ActiveRequests();
        generator = new ImageGenerator(validator(), spool, conversions, activeRequests);
        listeners = GenerationListeners.in(context(), waitingTasks);
        context().addLifecycleStrategy(beforeStop);
    }

    private CamelContext context() {
        return component.getCamelContext();
    }

    private AddressRanges openedAddresses() {
        String ranges = component.getAllowedAddressRanges();
        try {
            return ranges == null ? AddressRanges.NONE : AddressRanges.parse(ranges);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("option allowedAddressRanges: " + e.getMessage(), e);
        }
    }

    private HttpSettings httpSettings() {
        HttpSettings.Builder settings =
                HttpSettings.builder()
                        .connectTimeout(Duration.ofMillis(component.getConnectTimeout()))
                        .maxConnections(component.getConfiguration().getMaxConcurrentCalls())
                        .sslContextParameters(component.getSslContextParameters())
                        .useGlobalSslContextParameters(component.isUseGlobalSslContextParameters())
                        .httpClientConfigurer(component.getHttpClientConfigurer())
                        .httpComponent(component.getHttpComponent())
                        .proxy(component.getProxyHost(), component.getProxyPort());
        if (component.getUserAgent() != null) {
            settings.userAgent(component.getUserAgent());
        }
        return settings.build();
    }

    private Spool openSpool() throws IOException {
        Spool.Builder builder =
                Spool.builder()
                        .threshold(component.getSpoolThreshold())
                        .maxImageBytes(component.getMaxImageBytes())
                        .maxSpoolBytes(component.getMaxSpoolBytes());
        if (component.getSpoolDirectory() != null) {
            builder.root(Path.of(component.getSpoolDirectory()));
        }
        return builder.build();
    }

    /** Endpoints may ask for it before the component has started. */
    synchronized Validator validator() {
        if (component.getValidator() != null) {
            return component.getValidator();
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

    /**
     * The rate limiter of all endpoints with that account.
     *
     * @param account tells accounts apart without showing the key
     * @param ledger shares it with other processes; null for none
     * @param callsPerMinute 0 for no limit
     */
    RateLimiter rateLimiter(String account, Ledger ledger, int callsPerMinute) {
        RateLimiter limiter =
                rateLimiters.computeIfAbsent(
                        account, key -> new RateLimiter(InstantSource.system()));
        if (ledger != null) {
            limiter.share(ledger, account);
        }
        if (callsPerMinute > 0) {
            limiter.limit(callsPerMinute);
        }
        return limiter;
    }

    /** How many accounts asked for a pause that is not over. */
    long pausedAccounts() {
        return rateLimiters.values().stream().filter(RateLimiter::isClosed).count();
    }

    HttpClients http() {
        return http;
    }

    /**
     * The claims of all endpoints with that ledger.
     *
     * @param ledger null for none
     */
    Optional<LedgerClaims> claims(Ledger ledger) {
        return Optional.ofNullable(ledger)
                .map(one -> claims.computeIfAbsent(one, its -> new LedgerClaims(its, workers)));
    }

    /** Shows what is in a ledger, from now on. */
    void show(Ledger ledger) {
        ledgerReports.add(ledger);
        GenerationListeners.keepMeters(context(), ledgerReports);
    }

    /** What is known of the ledgers of all endpoints. */
    LedgerReports ledgerReports() {
        return ledgerReports;
    }

    private void runAside(Runnable work) {
        if (workers == null) {
            throw new RejectedExecutionException("not started");
        }
        workers.run(work);
    }

    ImageGenerator generator() {
        return generator;
    }

    /** The limit on the calls of an endpoint: the component's, unless it sets one of its own. */
    ConcurrencyLimiter limiter(SeedreamConfiguration own) {
        return own.hasSameCallLimit(component.getConfiguration()) ? calls : newLimiter(own);
    }

    private ConcurrencyLimiter newLimiter(SeedreamConfiguration own) {
        boolean wait = own.getWhenFull() == SeedreamConfiguration.WhenFull.wait;
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
            progressTemplate = context().createProducerTemplate();
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

    SeedreamHealthCheck.Registry checks() {
        return checks;
    }

    /**
     * @param given remembers deliveries; null for the component's own
     */
    WebhookDeduplicator seenDeliveries(IdempotentRepository given) {
        IdempotentRepository ofEnds = given == null ? ends : given;
        IdempotentRepository ofProgress = given == null ? progress : given;
        CamelContextAware.trySetCamelContext(ofEnds, context());
        CamelContextAware.trySetCamelContext(ofProgress, context());
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

    /** Ends the requests that are left. */
    void stop() {
        activeRequests.stop();
        claims.values().forEach(LedgerClaims::close);
        claims.clear();
        if (workers != null) {
            workers.shutdown();
        }
        ServiceHelper.stopService(http, ends, progress);
        if (spool != null) {
            spool.close();
        }
        closeValidators();
        context().getLifecycleStrategies().remove(beforeStop);
        ServiceHelper.stopService(progressTemplate);
        progressTemplate = null;
    }
}
