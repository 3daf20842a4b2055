package io.github.camelseedream.http.camel;

import io.github.camelseedream.http.AddressPolicy;
import io.github.camelseedream.http.Auth;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.HttpReply;
import io.github.camelseedream.http.HttpTransport;
import io.github.camelseedream.http.RefusedAddressException;
import io.github.camelseedream.http.SendException;
import io.github.camelseedream.http.UrlFetcher;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.pool.PoolStats;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The connections of one component, on a camel-http component and one endpoint of it that no
 * context knows. What money depends on is fixed here and cannot be set: a request is sent once, no
 * redirect is followed, no cookie is kept. Started and stopped with its owner. Safe for use by
 * several threads.
 *
 * @hidden
 */
public final class CamelHttpClient extends ServiceSupport {

    /** The endpoint's own address. It leads nowhere, and only a start asks for it. */
    private static final String ANY_ADDRESS = "https://camel-seedream.invalid";

    /** A kept connection is looked at before each use, which takes a millisecond. */
    private static final TimeValue LOOKED_AT_AFTER = TimeValue.ZERO_MILLISECONDS;

    /** No time passes in it, since nothing is looked up. */
    private static final Duration LONGEST_PROOF = Duration.ofSeconds(30);

    private final CamelContext context;
    private final HttpSettings settings;
    private final HttpComponent http;
    private final boolean isOwn;
    private final AddressPolicy rule;
    private final DnsResolver names;
    private CheckedConnections connections;
    private HttpEndpoint endpoint;
    private RequestProducer producer;

    private CamelHttpClient(
            CamelContext context,
            HttpSettings settings,
            HttpComponent http,
            boolean isOwn,
            AddressPolicy rule,
            DnsResolver names) {
        this.context = context;
        this.settings = settings;
        this.http = http;
        this.isOwn = isOwn;
        this.rule = rule;
        this.names = names;
    }

    /** The client for providers; on the settings' component where they name one. */
    public static CamelHttpClient forProviders(CamelContext context, HttpSettings settings) {
        return new CamelHttpClient(
                context,
                settings,
                settings.httpComponent().orElseGet(HttpComponent::new),
                settings.httpComponent().isEmpty(),
                AddressPolicy.ANY,
                SystemDefaultDnsResolver.INSTANCE);
    }

    /** The client for URLs that somebody else wrote; always on a component of its own. */
    public static CamelHttpClient forDownloads(
            CamelContext context, HttpSettings settings, AddressPolicy rule) {
        return on(new HttpComponent(), context, settings, rule, SystemDefaultDnsResolver.INSTANCE);
    }

    /** On a component that it takes for its own, for tests of the guard. */
    static CamelHttpClient on(
            HttpComponent http,
            CamelContext context,
            HttpSettings settings,
            AddressPolicy rule,
            DnsResolver names) {
        return new CamelHttpClient(context, settings, http, true, rule, names);
    }

    /**
     * A transport to one provider with one key; cheap.
     *
     * @param baseUrl what call paths are below
     * @param extraHeaders headers for every call
     */
    public HttpTransport transport(URI baseUrl, Auth auth, Map<String, String> extraHeaders) {
        return transport(baseUrl, Map.of(), auth, extraHeaders);
    }

    /**
     * The same for a provider with several hosts.
     *
     * @param otherHosts what call paths are below that start with {@code ../NAME/}
     */
    public HttpTransport transport(
            URI baseUrl, Map<String, URI> otherHosts, Auth auth, Map<String, String> extraHeaders) {
        return new CamelHttpTransport(this, baseUrl, otherHosts, auth, extraHeaders);
    }

    /** Fetches without a key. A host that spells an address is looked at for a proxy, too. */
    public UrlFetcher fetch() {
        return (method, uri, body, deadline) -> {
            OutgoingRequest request = OutgoingRequest.to(method, uri);
            request.setEntity(CamelHttpTransport.entity(body));
            String host = Objects.requireNonNullElse(uri.getHost(), "");
            if (!rule.allowsHost(host)) {
                throw failure(request, deadline, new RefusedAddressException(host));
            }
            return send(request, deadline);
        };
    }

    /** Connections leased to calls under way. */
    public int leasedConnections() {
        return pool() == null ? 0 : pool().getLeased();
    }

    /** Connections kept for the next call. */
    public int idleConnections() {
        return pool() == null ? 0 : pool().getAvailable();
    }

    private PoolStats pool() {
        return endpoint != null
                        && endpoint.getClientConnectionManager()
                                instanceof PoolingHttpClientConnectionManager connections
                ? connections.getTotalStats()
                : null;
    }

    @Override
    protected void doStart() throws Exception {
        if (isOwn) {
            connections =
                    new CheckedConnections(
                            rule,
                            settings.proxyHost().orElse(null),
                            names,
                            settings.tls(context),
                            settings.maxConnections(),
                            LOOKED_AT_AFTER);
            http.setCamelContext(context);
            settings.applyTo(http);
            http.setClientConnectionManager(connections.pool());
            ServiceHelper.startService(http);
        }
        endpoint = (HttpEndpoint) http.createEndpoint(ANY_ADDRESS);
        endpoint.setThrowExceptionOnFailure(false);
        endpoint.setDisableStreamCache(true);
        endpoint.setCopyHeaders(false);
        endpoint.setHttpClientConfigurer(onceOnly(endpoint.getHttpClientConfigurer()));
        if (!isOwn) {
            bound();
        }
        producer = new RequestProducer(endpoint);
        ServiceHelper.startService(endpoint, producer);
        if (isOwn && !mayBeReplaced()) {
            proveThatConnectionsAreChecked();
        }
    }

    /** Their component makes a pool for this client; one that it shares stays as it is. */
    private void bound() {
        if (endpoint.getClientConnectionManager()
                        instanceof PoolingHttpClientConnectionManager theirs
                && theirs != http.getClientConnectionManager()) {
            theirs.setMaxTotal(settings.maxConnections());
            theirs.setDefaultMaxPerRoute(settings.maxConnections());
            theirs.setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                            .setTimeToLive(TimeValue.ofMilliseconds(http.getConnectionTimeToLive()))
                            .setValidateAfterInactivity(LOOKED_AT_AFTER)
                            .build());
        }
    }

    /** A route author may give the client for providers connections of another kind. */
    private boolean mayBeReplaced() {
        return rule == AddressPolicy.ANY && settings.hasHttpClientConfigurer();
    }

    /** Camel-http makes the client. A version that made it otherwise must not go unnoticed. */
    private void proveThatConnectionsAreChecked() {
        boolean isProved =
                connections.carry(
                        () ->
                                send(
                                                OutgoingRequest.to("GET", URI.create(ANY_ADDRESS)),
                                                Deadline.after(LONGEST_PROOF))
                                        .close());
        if (!isProved) {
            doStop();
            throw new IllegalStateException(
                    "The HTTP client made by camel-http "
                            + context.getVersion()
                            + " does not use the connections of this component, which refuse"
                            + " private addresses and endless replies. Without them nothing is"
                            + " sent or fetched. Take out of httpClientConfigurer what answers"
                            + " calls itself, or use a version of Camel that is supported");
        }
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopAndShutdownServices(producer, endpoint);
        if (isOwn) {
            ServiceHelper.stopAndShutdownService(http);
            if (connections != null) {
                connections.close();
            }
        }
    }

    /** The users' configuration first, then what it may not change. */
    private HttpClientConfigurer onceOnly(HttpClientConfigurer theirs) {
        return (HttpClientBuilder builder) -> {
            if (theirs != null) {
                theirs.configureHttpClient(builder);
            }
            if (isOwn && !mayBeReplaced()) {
                builder.setConnectionManager(connections.pool());
            }
            builder.disableAutomaticRetries()
                    .disableRedirectHandling()
                    .disableCookieManagement()
                    .disableAuthCaching()
                    .disableConnectionState();
            CallSteps.addTo(builder);
        };
    }

    /** Sends once, on the calling thread. */
    HttpReply send(OutgoingRequest request, Deadline deadline) throws SendException {
        if (deadline.isOver()) {
            throw failure(request, deadline, null);
        }
        request.setConfig(config(deadline));
        Deadline.Activity activity = deadline.begin(request::abort);
        WireReply reply = null;
        try {
            Exchange exchange = endpoint.createExchange();
            exchange.getIn().setBody(request);
            producer.process(exchange);
            ClassicHttpResponse response = (ClassicHttpResponse) exchange.getMessage().getBody();
            reply = new WireReply(request, response, deadline, activity);
            return reply;
        } catch (Exception e) {
            throw failure(request, deadline, e);
        } finally {
            if (reply == null) {
                activity.close();
            }
        }
    }

    @SuppressWarnings("deprecation") // the one way to bound connecting per request
    private RequestConfig config(Deadline deadline) {
        // rounded up, so that what ends with it finds the deadline over, and is told as its end
        long left = deadline.remaining().toMillis() + 1;
        long connect = Math.min(left, Math.max(1, settings.connectTimeout().toMillis()));
        return RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.ofMilliseconds(left))
                .setConnectTimeout(Timeout.ofMilliseconds(connect))
                .setResponseTimeout(Timeout.ofMilliseconds(left))
                .setRedirectsEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build();
    }

    private static SendException failure(
            OutgoingRequest request, Deadline deadline, Exception cause) {
        SendException.Phase phase =
                request.isConnected() ? SendException.Phase.EXCHANGE : SendException.Phase.CONNECT;
        String message;
        if (!deadline.reason().isEmpty()) {
            message = deadline.reason();
        } else if (cause instanceof UnknownHostException
                && !(cause instanceof RefusedAddressException)) {
            message = "unknown host " + cause.getMessage();
        } else {
            message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        }
        return new SendException(phase, request.target(), message, cause);
    }
}
