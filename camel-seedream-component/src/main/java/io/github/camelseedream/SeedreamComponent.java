package io.github.camelseedream;

import io.github.camelseedream.exchange.Suggestions;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.runtime.StrictConfigurer;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.util.PropertiesHelper;

/**
 * Makes and edits images with ByteDance's Seedream models. Holds the options that its endpoints
 * start from, and those of what they share. Its setters are for one thread before it starts;
 * endpoints may be asked for by several threads.
 */
@Component("seedream")
public class SeedreamComponent extends HealthCheckComponent implements SSLContextParametersAware {

    @Metadata(description = "The options that endpoints start from.")
    private SeedreamConfiguration configuration = new SeedreamConfiguration();

    @Metadata(
            label = "timeout",
            javaType = "java.time.Duration",
            defaultValue = "10000",
            description = "Maximum time to make a connection.")
    private long connectTimeout = 10_000;

    @Metadata(
            label = "advanced",
            defaultValue = "2",
            description =
                    "How many images may be decoded at once: results where the provider lacks "
                            + "outputFormat or outputCompression, and references in a format that it "
                            + "does not take. Each takes 4 bytes of heap per pixel, 64 MB for "
                            + "4096x4096.")
    private int maxConversions = 2;

    @Metadata(
            label = "advanced",
            defaultValue = "268435456",
            description = "The largest image that is taken, in bytes.")
    private long maxImageBytes = 268_435_456L;

    @Metadata(
            label = "advanced",
            defaultValue = "131072",
            description = "Images up to this many bytes are kept in memory, larger ones in a file.")
    private int spoolThreshold = 131_072;

    @Metadata(
            label = "advanced",
            description =
                    "Where images above spoolThreshold are kept; by default below the JVM's "
                            + "temporary directory.")
    private String spoolDirectory;

    @Metadata(
            label = "advanced",
            defaultValue = "10737418240",
            description = "How many bytes the files below spoolDirectory may have together.")
    private long maxSpoolBytes = 10_737_418_240L;

    @Metadata(label = "advanced", description = "The User-Agent header.")
    private String userAgent;

    @Metadata(label = "security", description = "TLS of the calls to the provider.")
    private SSLContextParameters sslContextParameters;

    @Metadata(
            label = "security",
            description =
                    "Ranges of addresses that images may be fetched from though they are not "
                            + "public, separated by commas, e.g. 198.18.0.0/15 behind a proxy that "
                            + "gives names addresses of its own. Link-local addresses stay closed.")
    private String allowedAddressRanges;

    @Metadata(label = "proxy", description = "The proxy's host.")
    private String proxyHost;

    @Metadata(label = "proxy", defaultValue = "8080", description = "The proxy's port.")
    private int proxyPort = 8080;

    @Metadata(
            label = "advanced",
            description = "A camel-http component of your own instead of the private one.")
    private HttpComponent httpComponent;

    @Metadata(
            label = "advanced",
            description =
                    "Configures the HTTP client of the private camel-http component. A "
                            + "connection manager that it sets is used for calls to the provider, not "
                            + "for downloads.")
    private HttpClientConfigurer httpClientConfigurer;

    @Metadata(label = "advanced", description = "A Jakarta Validator of your own.")
    private Validator validator;

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Use the TLS settings of the Camel context.")
    private boolean useGlobalSslContextParameters;

    private final SharedServices shared = new SharedServices(this);

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
            throws Exception {
        SeedreamConfiguration own = configuration.copy();
        own.getParameters().putAll(PropertiesHelper.extractProperties(parameters, "parameter."));
        texts(own.getApiKeys(), PropertiesHelper.extractProperties(parameters, "apiKeys."));
        texts(own.getHeaders(), PropertiesHelper.extractProperties(parameters, "header."));
        SeedreamEndpoint endpoint = new SeedreamEndpoint(uri, this, operation(remaining), own);
        bind(endpoint, parameters);
        if (!parameters.isEmpty()) {
            throw refusal(parameters.keySet().stream().map(this::unknownOption).toList());
        }
        return endpoint;
    }

    /** A value that is refused does not keep the others from being read, so all is told at once. */
    private void bind(SeedreamEndpoint endpoint, Map<String, Object> parameters) throws Exception {
        boolean done = false;
        while (!done) {
            try {
                setProperties(endpoint, parameters);
                done = true;
            } catch (PropertyBindingException e) {
                if (!(e.getCause() instanceof IllegalArgumentException refused)
                        || parameters.remove(e.getPropertyName()) == null) {
                    throw e;
                }
                endpoint.context().refuse(refused.getMessage());
            }
        }
    }

    private String unknownOption(String name) {
        PropertyConfigurerGetter ofComponent =
                (PropertyConfigurerGetter) getComponentPropertyConfigurer();
        return ofComponent.getOptionType(name, false) == null
                ? ("option "
                                + name
                                + " is not known. "
                                + Suggestions.question(
                                        "", name, new SeedreamEndpointUriFactory().propertyNames()))
                        .trim()
                : "option "
                        + name
                        + " cannot be set on an endpoint, since all endpoints share it. Set"
                        + " camel.component.seedream."
                        + name
                        + ", or use a second component instance";
    }

    /** One problem in a sentence, several on a line each. */
    static IllegalArgumentException refusal(List<String> problems) {
        return new IllegalArgumentException(
                problems.size() == 1
                        ? "seedream: " + problems.get(0)
                        : problems.stream()
                                .sorted()
                                .collect(Collectors.joining("\n  - ", "seedream:\n  - ", "")));
    }

    @Override
    public PropertyConfigurer getComponentPropertyConfigurer() {
        return strict(super.getComponentPropertyConfigurer(), "seedream: ");
    }

    @Override
    public PropertyConfigurer getEndpointPropertyConfigurer() {
        return strict(super.getEndpointPropertyConfigurer(), "");
    }

    /** Camel may call this before the generated configurer is set. */
    private static PropertyConfigurer strict(PropertyConfigurer generated, String prefix) {
        return generated == null ? null : new StrictConfigurer(generated, prefix);
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

    /** What its endpoints share. */
    SharedServices shared() {
        return shared;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        if (maxConversions <= 0) {
            throw refusal(List.of("option maxConversions must be above 0"));
        }
        shared.start();
    }

    /** Comes after Camel has waited for the exchanges under way: what is left is ended. */
    @Override
    protected void doStop() throws Exception {
        shared.stop();
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

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
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

    public long getMaxSpoolBytes() {
        return maxSpoolBytes;
    }

    public void setMaxSpoolBytes(long maxSpoolBytes) {
        this.maxSpoolBytes = maxSpoolBytes;
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

    public int getProxyPort() {
        return proxyPort;
    }

    public void setProxyPort(int proxyPort) {
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
