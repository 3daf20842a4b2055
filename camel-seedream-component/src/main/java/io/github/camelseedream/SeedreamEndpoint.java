package io.github.camelseedream;

import io.github.camelseedream.exchange.Suggestions;
import io.github.camelseedream.http.BaseUrls;
import io.github.camelseedream.http.ProviderKey;
import io.github.camelseedream.operation.WebhookDeduplicator;
import io.github.camelseedream.runtime.ProgressPublisher;
import io.github.camelseedream.catalog.SizePolicy;
import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.generate.Attempt;
import io.github.camelseedream.generate.GenerationContext;
import io.github.camelseedream.generate.GenerationListener;
import io.github.camelseedream.generate.GenerationSettings;
import io.github.camelseedream.generate.ImageGenerator;
import io.github.camelseedream.generate.SubmissionLedger;
import io.github.camelseedream.generate.Target;
import io.github.camelseedream.http.Auth;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.provider.spec.ProviderProfile;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.task.PollPlan;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.util.ObjectHelper;

/** Make and edit images with ByteDance's Seedream models, whoever hosts them. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "seedream",
        title = "Seedream",
        syntax = "seedream:operation",
        category = {Category.AI},
        producerOnly = true,
        headersClass = SeedreamConstants.class)
public class SeedreamEndpoint extends DefaultEndpoint
        implements AsyncEndpoint, EndpointServiceLocation {

    @UriPath(description = "What to do.")
    @Metadata(required = true)
    private final SeedreamOperation operation;

    @UriParam private SeedreamConfiguration configuration;

    private ImageGenerator own;

    /** How long a health check may take. */
    private static final Duration CHECK = Duration.ofSeconds(10);

    private Endpoint progressTo;
    private WebhookDeduplicator seenDeliveries;
    private final Map<String, Target> targets = new ConcurrentHashMap<>();
    private final String identity;

    public SeedreamEndpoint(
            String uri,
            SeedreamComponent component,
            SeedreamOperation operation,
            SeedreamConfiguration configuration) {
        super(uri, component);
        this.operation = operation;
        this.configuration = configuration;
        this.identity = new Auth(Auth.Style.BEARER, uri).digest();
    }

    @Override
    public Producer createProducer() {
        return new SeedreamProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException(
                "seedream is a producer only: use it in to(), not in from()");
    }

    @Override
    public SeedreamComponent getComponent() {
        return (SeedreamComponent) super.getComponent();
    }

    /** The provider of that name with the way to it; made once. */
    Target target(String providerName) {
        return targets.computeIfAbsent(providerName, this::createTarget);
    }

    private Target createTarget(String name) {
        requireAllowed(name);
        ImageProvider provider =
                getComponent()
                        .provider(name)
                        .orElseThrow(() -> new IllegalArgumentException(unknownProvider(name)));
        boolean own = isOwn(name);
        URI baseUrl = baseUrl(provider.profile(), own);
        Auth auth = new Auth(provider.profile().auth(), key(provider.profile(), own).value());
        return new Target(
                provider,
                getComponent()
                        .providerClient()
                        .transport(baseUrl, auth, configuration.getHeaders()),
                getComponent()
                        .downloader(
                                BaseUrls.isPrivate(baseUrl),
                                Duration.ofMillis(configuration.getDownloadTimeout())),
                getComponent().rateGate(baseUrl + "|" + auth.digest()),
                configuration.isDryRunAtBaseUrl() || BaseUrls.same(baseUrl, provider.profile()));
    }

    private void requireAllowed(String name) {
        if (configuration.getAllowedProviders() == null || isOwn(name)) {
            return;
        }
        Set<String> allowed = new LinkedHashSet<>(List.of(configuration.getProvider()));
        allowed.addAll(List.of(configuration.getAllowedProviders().trim().split("\\s*,\\s*")));
        allowed.remove("");
        if (!allowed.contains(name)) {
            throw new IllegalArgumentException(
                    "is not among the allowedProviders of this endpoint. Accepted: "
                            + String.join(", ", allowed));
        }
    }

    static String unknownProvider(String name) {
        List<String> known =
                BuiltInProviders.all().stream().map(own -> own.profile().name()).toList();
        return "is not known. "
                + Suggestions.question("", name, known)
                + "Accepted: "
                + String.join(", ", known)
                + ", or the name of an ImageProvider bean in the registry";
    }

    /**
     * The option is for the endpoint's own provider; a message that names another one gets none.
     */
    private URI baseUrl(ProviderProfile profile, boolean own) {
        return own && configuration.getBaseUrl() != null
                ? BaseUrls.read(configuration.getBaseUrl())
                : profile.baseUrl();
    }

    private ProviderKey key(ProviderProfile profile, boolean own) {
        return ProviderKey.find(configuration, profile, own)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "has no key. Set the option apiKey or apiKeys."
                                                + profile.name()
                                                + ", or the environment variable "
                                                + profile.keyVariable()))
                .sendable();
    }

    /**
     * Asks the provider for something that costs nothing.
     *
     * @throws io.github.camelseedream.error.SeedreamException if it cannot be reached or refuses
     *     the key
     * @throws IllegalArgumentException if it is not known or there is no key for it
     */
    void check() {
        Target target = target(configuration.getProvider());
        generator()
                .check(
                        new GenerationContext(
                                ImageRequest.builder().build(),
                                target,
                                settings(),
                                getComponent().workers(),
                                new SubmissionLedger(),
                                Attempt.NONE),
                        CHECK);
    }

    /**
     * Tells endpoints apart. The same for one that is made anew after Camel's cache has dropped it,
     * and no URI, since that may have a key in it.
     */
    String identity() {
        return identity;
    }

    /** Tells accounts apart without showing the key. */
    String account() {
        String key =
                getComponent()
                        .provider(configuration.getProvider())
                        .map(ImageProvider::profile)
                        .flatMap(own -> ProviderKey.find(configuration, own, true))
                        .map(found -> new Auth(Auth.Style.BEARER, found.value()).digest())
                        .orElse("");
        return configuration.getProvider() + "|" + getServiceUrl() + "|" + key;
    }

    /**
     * Host and port of the provider, without anything else that a URL may hold; empty where the
     * provider is not known.
     */
    Optional<String> authority() {
        URI url = URI.create(getServiceUrl());
        return Optional.ofNullable(url.getHost())
                .map(host -> url.getPort() < 0 ? host : host + ":" + url.getPort());
    }

    /** What a delivery may be signed with: the provider's key, and those it had before. */
    List<Auth> webhookKeys() {
        ProviderProfile profile = target(configuration.getProvider()).provider().profile();
        String further = Objects.requireNonNullElse(configuration.getWebhookApiKeys(), "");
        return Stream.concat(
                        Stream.of(key(profile, true).value()),
                        Stream.of(further.split(",")).map(String::trim))
                .filter(key -> !key.isEmpty())
                .map(key -> new Auth(profile.auth(), key))
                .toList();
    }

    WebhookDeduplicator seenDeliveries() {
        return seenDeliveries;
    }

    /** Where the key for a provider in use came from, e.g. {@code option apiKey}. */
    String keySource(String profileName) {
        return targets.entrySet().stream()
                .filter(used -> profile(used).name().equals(profileName))
                .findFirst()
                .flatMap(
                        used ->
                                ProviderKey.find(
                                        configuration, profile(used), isOwn(used.getKey())))
                .map(ProviderKey::source)
                .orElse("option apiKey");
    }

    private static ProviderProfile profile(Map.Entry<String, Target> used) {
        return used.getValue().provider().profile();
    }

    /**
     * A failure as the route sees it: with what only the endpoint knows, where the key came from,
     * or that its base URL may be wrong.
     */
    SeedreamException explained(SeedreamException failure) {
        if (failure instanceof AuthenticationException refused) {
            return refused.withKeyFrom(keySource(refused.provider()));
        }
        return failure instanceof ProviderException refused && configuration.getBaseUrl() != null
                ? refused.withBaseUrl(configuration.getBaseUrl())
                : failure;
    }

    private boolean isOwn(String providerName) {
        return providerName.equals(configuration.getProvider());
    }

    GenerationSettings settings() {
        return GenerationSettings.builder()
                .timeout(Duration.ofMillis(configuration.getTimeout()))
                .maxWait(Duration.ofMillis(configuration.getMaxWait()))
                .polls(
                        new PollPlan(
                                Duration.ofMillis(configuration.getPollInitialDelay()),
                                Duration.ofMillis(configuration.getPollDelay())))
                .sizePolicy(
                        SizePolicy.valueOf(configuration.getSizePolicy().toUpperCase(Locale.ROOT)))
                .ignoreUnsupported(configuration.getUnsupported().equals("ignore"))
                .repeatUnknown(configuration.isRepeatUnknown())
                .failPartial(configuration.getPartialFailure().equals("fail"))
                .keepUrls(configuration.getResultMode().equals("url"))
                .inspectReferences(configuration.isInspectReferences())
                .referenceUploader(configuration.getReferenceUploader())
                .operation(operation.name())
                .listeners(listeners())
                .build();
    }

    private List<GenerationListener> listeners() {
        if (progressTo == null) {
            return getComponent().listeners();
        }
        List<GenerationListener> all = new ArrayList<>(getComponent().listeners());
        all.add(
                new ProgressPublisher(
                        progressTo, getComponent().progressTemplate(), getComponent().workers()));
        return all;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        targets.clear();
        ConfigurationValidator.check(configuration, constantProblems());
        if (!isShared()) {
            ConcurrencyLimiters.within(getComponent().getConfiguration(), configuration);
        }
        if (ObjectHelper.isNotEmpty(configuration.getProgressTo())) {
            progressTo = getCamelContext().getEndpoint(configuration.getProgressTo());
        }
        getComponent().checks().add(this);
        if (operation == SeedreamOperation.webhook) {
            seenDeliveries = getComponent().seenDeliveries(configuration.getIdempotentRepository());
        }
    }

    private List<String> constantProblems() {
        List<String> problems =
                new ArrayList<>(
                        ConstantChecks.problems(
                                configuration,
                                getComponent().getConfiguration(),
                                getComponent()::validator));
        String provider = configuration.getProvider();
        if (getComponent().provider(provider).isEmpty()) {
            problems.add(
                    new Violation(
                                    ImageParameters.PROVIDER.name(),
                                    provider,
                                    OptionValues.origin(
                                            configuration,
                                            getComponent().getConfiguration(),
                                            ImageParameters.PROVIDER),
                                    unknownProvider(provider))
                            .toString());
        }
        return problems;
    }

    @Override
    protected void doStop() throws Exception {
        // its requests go on, and end as if it were there
        synchronized (this) {
            own = null;
        }
        getComponent().checks().remove(this);
        super.doStop();
    }

    /** The component's, or one of its own where the endpoint sets its own bound on calls. */
    ImageGenerator generator() {
        return isShared() ? getComponent().generator() : own();
    }

    private boolean isShared() {
        return ConcurrencyLimiters.isSame(configuration, getComponent().getConfiguration());
    }

    /** Made when it is first needed, since Camel may start an endpoint before its component. */
    private synchronized ImageGenerator own() {
        if (own == null) {
            own = getComponent().generator(configuration);
        }
        return own;
    }

    @Override
    public String getServiceUrl() {
        return getComponent()
                .provider(configuration.getProvider())
                .map(provider -> baseUrl(provider.profile(), true).toString())
                .orElse("");
    }

    @Override
    public String getServiceProtocol() {
        return "http";
    }

    public SeedreamOperation getOperation() {
        return operation;
    }

    public SeedreamConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(SeedreamConfiguration configuration) {
        this.configuration = configuration;
    }
}
