package io.github.camelseedream;

import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.exchange.ExchangeWriter;
import io.github.camelseedream.exchange.ReferenceReader;
import io.github.camelseedream.exchange.RequestOptions;
import io.github.camelseedream.exchange.ResultMode;
import io.github.camelseedream.exchange.Suggestions;
import io.github.camelseedream.generate.ImageGenerator;
import io.github.camelseedream.generate.call.GenerationSettings;
import io.github.camelseedream.generate.call.PollPlan;
import io.github.camelseedream.generate.call.Target;
import io.github.camelseedream.generate.event.GenerationListener;
import io.github.camelseedream.generate.limit.ConcurrencyLimiter;
import io.github.camelseedream.http.Auth;
import io.github.camelseedream.http.BaseUrls;
import io.github.camelseedream.http.ProviderKey;
import io.github.camelseedream.ledger.Ledger;
import io.github.camelseedream.operation.OperationContext;
import io.github.camelseedream.operation.PublishedKeys;
import io.github.camelseedream.operation.WebhookDeduplicator;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.provider.spec.ProviderSpec;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.result.ImageStore;
import io.github.camelseedream.runtime.ProgressPublisher;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.util.ObjectHelper;

/**
 * What the requests of one endpoint run with, made of its options and of what the component shares:
 * the providers with their addresses and keys, the settings, the listeners. Safe for use by several
 * threads.
 */
final class EndpointContext implements OperationContext {

    /** How long a health check may take. */
    private static final Duration CHECK = Duration.ofSeconds(10);

    private static final SeedreamComponentConfigurer COMPONENT = new SeedreamComponentConfigurer();
    private static final SeedreamEndpointConfigurer ENDPOINT = new SeedreamEndpointConfigurer();

    /** The values of parameters that nobody has to set. */
    private static final Set<Object> DEFAULTS =
            Set.of(
                    new SeedreamConfiguration().getProvider(),
                    new SeedreamConfiguration().getModel());

    private final SeedreamEndpoint endpoint;
    private final String identity;
    private final List<String> refused = new ArrayList<>();
    private final Map<String, Target> targets = new ConcurrentHashMap<>();
    private volatile RequestOptions requestOptions;
    private volatile Endpoint progressTo;
    private volatile WebhookDeduplicator deliveries;
    private final PublishedKeys publishedKeys =
            new PublishedKeys(
                    InstantSource.system(),
                    call -> generator().ask(target(provider()), call, shared().workers(), CHECK));
    private ConcurrencyLimiter limiter;
    private volatile Ledger ledger;

    EndpointContext(SeedreamEndpoint endpoint) {
        this.endpoint = endpoint;
        this.identity = digest(endpoint.getEndpointUri());
    }

    private static String digest(String text) {
        return new Auth(Auth.Style.BEARER, text).digest();
    }

    /**
     * Remembers what is wrong with an option, until all that is wrong is told at the start.
     *
     * @param problem a sentence
     */
    void refuse(String problem) {
        refused.add(problem);
    }

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException with all that is wrong with them
     */
    void start() {
        targets.clear();
        requestOptions =
                new RequestOptions(
                        parameters(), EndpointContext::isSetting, options().isPassUnknown());
        List<String> problems = problems();
        if (!problems.isEmpty()) {
            throw SeedreamComponent.refusal(problems);
        }
        requireLimitOfComponent();
        if (ledger != null) {
            shared().show(ledger);
        }
        if (ObjectHelper.isNotEmpty(options().getProgressTo())) {
            progressTo = endpoint.getCamelContext().getEndpoint(options().getProgressTo());
        }
        if (endpoint.getOperation() == SeedreamOperation.webhook) {
            deliveries = shared().seenDeliveries(options().getIdempotentRepository());
        }
    }

    /** Its calls share the component's threads and connections. */
    private void requireLimitOfComponent() {
        int max = component().getConfiguration().getMaxConcurrentCalls();
        if (options().getMaxConcurrentCalls() > max) {
            throw new IllegalArgumentException(
                    "seedream: maxConcurrentCalls "
                            + options().getMaxConcurrentCalls()
                            + " of an endpoint is above the component's "
                            + max
                            + ". Raise camel.component.seedream.maxConcurrentCalls");
        }
    }

    /** Its requests go on, and end as if it were there. */
    synchronized void stop() {
        limiter = null;
    }

    private SeedreamComponent component() {
        return endpoint.getComponent();
    }

    private SharedServices shared() {
        return component().shared();
    }

    private SeedreamConfiguration options() {
        return endpoint.getConfiguration();
    }

    private List<RequestOptions.Value> parameters() {
        List<RequestOptions.Value> values = new ArrayList<>();
        for (ImageParameter<?> parameter : ImageParameters.all()) {
            Object value = ENDPOINT.getOptionValue(endpoint, parameter.name(), false);
            if (value != null && !String.valueOf(value).isBlank() && !Map.of().equals(value)) {
                values.add(new RequestOptions.Value(parameter, value, origin(parameter, value)));
            }
        }
        return values;
    }

    /** An endpoint's options start from the component's. */
    private String origin(ImageParameter<?> parameter, Object value) {
        boolean inherited =
                value.equals(COMPONENT.getOptionValue(component(), parameter.name(), false))
                        && !DEFAULTS.contains(value);
        return (inherited ? "component option " : "option ") + parameter.name();
    }

    private static boolean isSetting(String name) {
        return COMPONENT.getOptionType(name, true) != null
                || ENDPOINT.getOptionType(name, true) != null;
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>(refused);
        problems.addAll(options().problems());
        findLedger(problems);
        requestOptions
                .violations(shared()::validator)
                .forEach(violation -> problems.add(violation.toString()));
        if (component().provider(provider()).isEmpty()) {
            requestOptions.parameters().stream()
                    .filter(option -> option.parameter() == ImageParameters.PROVIDER)
                    .map(option -> option.violation(unknownProvider(provider())).toString())
                    .forEach(problems::add);
        }
        return problems;
    }

    /** Without a choice among several, calls would go out that are in no ledger. */
    private void findLedger(List<String> problems) {
        Map<String, Ledger> beans =
                endpoint.getCamelContext().getRegistry().findByTypeWithName(Ledger.class);
        ledger = options().getLedger();
        if (ledger == null && beans.size() == 1) {
            ledger = beans.values().iterator().next();
        } else if (ledger == null && !beans.isEmpty()) {
            problems.add(
                    "option ledger is not set, and there are several beans of that type."
                            + " Accepted: "
                            + beans.keySet().stream()
                                    .sorted()
                                    .map(name -> "#" + name)
                                    .collect(Collectors.joining(", ")));
        } else if (ledger == null && endpoint.getOperation() == SeedreamOperation.ledger) {
            problems.add(
                    "option ledger is not set, and seedream:ledger tells what is in one. Accepted:"
                            + " a bean of the type io.github.camelseedream.ledger.Ledger, such as"
                            + " the JdbcLedger of camel-seedream-ledger");
        }
    }

    @Override
    public Ledger ledger() {
        return ledger;
    }

    @Override
    public String resolve() {
        return endpoint.getResolve();
    }

    @Override
    public String provider() {
        return options().getProvider();
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public RequestOptions requestOptions() {
        return requestOptions;
    }

    @Override
    public ReferenceReader references() {
        return new ReferenceReader(
                shared().spool(),
                endpoint.getCamelContext().getTypeConverter(),
                options().getReferenceDirectory());
    }

    @Override
    public ExchangeWriter writer() {
        return new ExchangeWriter(options().getResultMode(), options().isStoreFullResponse());
    }

    @Override
    public ImageStore store() {
        return shared().spool();
    }

    @Override
    public PublishedKeys publishedKeys() {
        return publishedKeys;
    }

    @Override
    public WebhookDeduplicator deliveries() {
        return deliveries;
    }

    /** Made once for each provider. */
    @Override
    public Target target(String providerName) {
        return targets.computeIfAbsent(providerName, this::createTarget);
    }

    private Target createTarget(String name) {
        requireAllowed(name);
        ImageProvider provider =
                component()
                        .provider(name)
                        .orElseThrow(() -> new IllegalArgumentException(unknownProvider(name)));
        boolean own = isOwn(name);
        URI baseUrl = baseUrl(provider.spec(), own);
        Auth auth = new Auth(provider.spec().auth(), key(provider.spec(), own).value());
        boolean isAtHome = BaseUrls.same(baseUrl, provider.spec().baseUrl());
        return new Target(
                provider,
                shared().http()
                        .providers()
                        .transport(
                                baseUrl,
                                isAtHome ? provider.spec().otherHosts() : Map.of(),
                                auth,
                                options().getHeaders()),
                shared().http()
                        .downloader(
                                BaseUrls.isPrivate(baseUrl),
                                Duration.ofMillis(options().getDownloadTimeout())),
                shared().rateLimiter(
                                digest(baseUrl + "|" + auth.digest()),
                                ledger,
                                options().getCallsPerMinute()),
                limiter(),
                options().isDryRunAtBaseUrl() || isAtHome);
    }

    private void requireAllowed(String name) {
        if (options().getAllowedProviders() == null || isOwn(name)) {
            return;
        }
        Set<String> allowed = new LinkedHashSet<>(List.of(provider()));
        allowed.addAll(List.of(options().getAllowedProviders().trim().split("\\s*,\\s*")));
        allowed.remove("");
        if (!allowed.contains(name)) {
            throw new IllegalArgumentException(
                    "is not among the allowedProviders of this endpoint. Accepted: "
                            + String.join(", ", allowed));
        }
    }

    @Override
    public List<String> builtIn(Class<? extends ImageProvider> kind) {
        return BuiltInProviders.all().stream()
                .filter(kind::isInstance)
                .map(own -> own.spec().name())
                .toList();
    }

    private static String unknownProvider(String name) {
        List<String> known = BuiltInProviders.all().stream().map(own -> own.spec().name()).toList();
        return "is not known. "
                + Suggestions.question("", name, known)
                + "Accepted: "
                + String.join(", ", known)
                + ", or the name of an ImageProvider bean in the registry";
    }

    private boolean isOwn(String providerName) {
        return providerName.equals(provider());
    }

    /** The address of the endpoint's own provider; empty where that is not known. */
    Optional<URI> baseUrl() {
        return component().provider(provider()).flatMap(own -> findBaseUrl(own.spec(), true));
    }

    /**
     * The option is for the endpoint's own provider; a message that names another one gets none.
     */
    private Optional<URI> findBaseUrl(ProviderSpec profile, boolean own) {
        return own && options().getBaseUrl() != null
                ? Optional.of(BaseUrls.read(options().getBaseUrl()))
                : Optional.of(profile.baseUrl()).filter(url -> !url.toString().isEmpty());
    }

    private URI baseUrl(ProviderSpec profile, boolean own) {
        return findBaseUrl(profile, own)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "has no address of its own. Set the option baseUrl, e.g."
                                                + " http://localhost:4000/v1"));
    }

    private Optional<ProviderKey> findKey(ProviderSpec profile, boolean own) {
        return ProviderKey.find(
                own ? options().getApiKey() : null,
                options().getApiKeys(),
                profile.name(),
                profile.keyVariables());
    }

    private ProviderKey key(ProviderSpec profile, boolean own) {
        return findKey(profile, own)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "has no key. Set the option apiKey or apiKeys."
                                                + profile.name()
                                                + ", or the environment variable "
                                                + String.join(" or ", profile.keyVariables())))
                .sendable();
    }

    /** The provider's key, and those it had before. */
    @Override
    public List<Auth> webhookKeys() {
        ProviderSpec profile = target(provider()).provider().spec();
        String further = Objects.requireNonNullElse(options().getWebhookApiKeys(), "");
        return Stream.concat(
                        Stream.of(key(profile, true).value()),
                        Stream.of(further.split(",")).map(String::trim))
                .filter(key -> !key.isEmpty())
                .map(key -> new Auth(profile.auth(), key))
                .toList();
    }

    /** Tells accounts apart without showing the key. */
    String account() {
        String key =
                component()
                        .provider(provider())
                        .flatMap(own -> findKey(own.spec(), true))
                        .map(found -> new Auth(Auth.Style.BEARER, found.value()).digest())
                        .orElse("");
        return provider() + "|" + baseUrl().map(URI::toString).orElse("") + "|" + key;
    }

    /** Where the key for a provider in use came from, e.g. {@code option apiKey}. */
    private String keySource(String profileName) {
        return targets.entrySet().stream()
                .filter(used -> profile(used).name().equals(profileName))
                .findFirst()
                .flatMap(used -> findKey(profile(used), isOwn(used.getKey())))
                .map(ProviderKey::source)
                .orElse("option apiKey");
    }

    private static ProviderSpec profile(Map.Entry<String, Target> used) {
        return used.getValue().provider().spec();
    }

    /**
     * A failure as the route sees it: with what only the endpoint knows, where the key came from,
     * or that its base URL may be wrong.
     */
    SeedreamException explained(SeedreamException failure) {
        if (failure instanceof AuthenticationException refused) {
            return refused.withKeyFrom(keySource(refused.provider()));
        }
        return failure instanceof ProviderException refused && options().getBaseUrl() != null
                ? refused.withBaseUrl(options().getBaseUrl())
                : failure;
    }

    /**
     * Asks the provider for something that costs nothing.
     *
     * @throws SeedreamException if it cannot be reached or refuses the key
     * @throws IllegalArgumentException if it is not known or there is no key for it
     */
    void check() {
        generator().check(target(provider()), shared().workers(), CHECK);
    }

    @Override
    public GenerationSettings settings() {
        return GenerationSettings.builder()
                .timeout(Duration.ofMillis(options().getTimeout()))
                .cancelOnTimeout(options().getOnTimeout() == SeedreamConfiguration.OnTimeout.cancel)
                .maxWait(Duration.ofMillis(options().getMaxWait()))
                .polls(
                        new PollPlan(
                                Duration.ofMillis(options().getPollInitialDelay()),
                                Duration.ofMillis(options().getPollDelay())))
                .sizePolicy(options().getSizePolicy())
                .ignoreUnsupported(
                        options().getUnsupported() == SeedreamConfiguration.Unsupported.ignore)
                .repeatUnknown(options().isRepeatUnknown())
                .failPartial(
                        options().getPartialFailure() == SeedreamConfiguration.PartialFailure.fail)
                .keepUrls(options().getResultMode() == ResultMode.url)
                .aiMark(options().getAiMark())
                .aiMarkPrompt(options().isAiMarkPrompt())
                .inspectReferences(options().isInspectReferences())
                .referenceUploader(options().getReferenceUploader())
                .claims(shared().claims(ledger))
                .operation(endpoint.getOperation().name())
                .listeners(listeners())
                .build();
    }

    private List<GenerationListener> listeners() {
        if (progressTo == null) {
            return shared().listeners();
        }
        List<GenerationListener> all = new ArrayList<>(shared().listeners());
        all.add(new ProgressPublisher(progressTo, shared().progressTemplate(), shared().workers()));
        return all;
    }

    @Override
    public ImageGenerator generator() {
        return shared().generator();
    }

    /** Made when it is first needed, since Camel may start an endpoint before its component. */
    private synchronized ConcurrencyLimiter limiter() {
        if (limiter == null) {
            limiter = shared().limiter(options());
        }
        return limiter;
    }
}
