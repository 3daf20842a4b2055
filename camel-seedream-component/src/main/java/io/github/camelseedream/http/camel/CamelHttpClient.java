package io.github.camelseedream.http.camel;

import io.github.camelseedream.http.AddressRule;
import io.github.camelseedream.http.Auth;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.Fetch;
import io.github.camelseedream.http.HttpReply;
import io.github.camelseedream.http.HttpTransport;
import io.github.camelseedream.http.RefusedAddressException;
import io.github.camelseedream.http.SendException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
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
 */
public final class CamelHttpClient extends ServiceSupport {

    /** The endpoint's own address is never called; its https gives it the global TLS settings. */
    private static final String ANY_ADDRESS = "https://camel-seedream.invalid";

    /**
     * How long a pooled connection is trusted. A longer idle one is looked at before it is used,
     * which takes a millisecond; without it, a request on a connection that the server has closed
     * would be lost, and nobody could tell whether it had arrived.
     */
    private static final TimeValue TRUSTED_WHILE_IDLE = TimeValue.ofMilliseconds(100);

    private final CamelContext context;
    private final HttpSettings settings;
    private final HttpComponent http;
    private final boolean isOwn;
    private final AddressRule rule;
    private HttpEndpoint endpoint;
    private RequestProducer producer;

    private CamelHttpClient(
            CamelContext context,
            HttpSettings settings,
            HttpComponent http,
            boolean isOwn,
            AddressRule rule) {
        this.context = context;
        this.settings = settings;
        this.http = http;
        this.isOwn = isOwn;
        this.rule = rule;
    }

    /** The client for providers; on the settings' component where they name one. */
    public static CamelHttpClient forProviders(CamelContext context, HttpSettings settings) {
        return settings.httpComponent()
                .map(
                        theirs ->
                                new CamelHttpClient(
                                        context, settings, theirs, false, AddressRule.ANY))
                .orElseGet(() -> onOwn(context, settings, AddressRule.ANY));
    }

    /** The client for URLs that somebody else wrote; always on a component of its own. */
    public static CamelHttpClient forDownloads(
            CamelContext context, HttpSettings settings, AddressRule rule) {
        return onOwn(context, settings, rule);
    }

    private static CamelHttpClient onOwn(
            CamelContext context, HttpSettings settings, AddressRule rule) {
        return on(
                context,
                settings,
                new CheckedHttpComponent(rule, settings.proxyHost().orElse(null)),
                rule);
    }

    /** On a component of its own that is given, for tests of it. */
    static CamelHttpClient on(
            CamelContext context,
            HttpSettings settings,
            CheckedHttpComponent http,
            AddressRule rule) {
        return new CamelHttpClient(context, settings, http, true, rule);
    }

    /**
     * A transport to one provider with one key; cheap.
     *
     * @param baseUrl what call paths are below
     * @param extraHeaders headers for every call
     */
    public HttpTransport transport(URI baseUrl, Auth auth, Map<String, String> extraHeaders) {
        return new CamelHttpTransport(this, baseUrl, auth, extraHeaders);
    }

    /** Fetches without a key. A host that spells an address is looked at for a proxy, too. */
    public Fetch fetch() {
        return (uri, deadline) -> {
            OutgoingRequest request = new OutgoingRequest("GET", uri);
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
            http.setCamelContext(context);
            settings.applyTo(http);
            ServiceHelper.startService(http);
        }
        endpoint = (HttpEndpoint) http.createEndpoint(ANY_ADDRESS);
        endpoint.setThrowExceptionOnFailure(false);
        endpoint.setDisableStreamCache(true);
        endpoint.setCopyHeaders(false);
        endpoint.setHttpClientConfigurer(onceOnly(endpoint.getHttpClientConfigurer()));
        if (endpoint.getClientConnectionManager()
                        instanceof PoolingHttpClientConnectionManager connections
                && connections != http.getClientConnectionManager()) {
            connections.setMaxTotal(settings.maxConnections());
            connections.setDefaultMaxPerRoute(settings.maxConnections());
            connections.setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                            .setValidateAfterInactivity(TRUSTED_WHILE_IDLE)
                            .build());
        }
        producer = new RequestProducer(endpoint);
        ServiceHelper.startService(endpoint, producer);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopAndShutdownServices(producer, endpoint);
        if (isOwn) {
            ServiceHelper.stopAndShutdownService(http);
        }
    }

    /** The users' configuration first, then what it may not change. */
    private static HttpClientConfigurer onceOnly(HttpClientConfigurer theirs) {
        return (HttpClientBuilder builder) -> {
            if (theirs != null) {
                theirs.configureHttpClient(builder);
            }
            builder.disableAutomaticRetries()
                    .disableRedirectHandling()
                    .disableCookieManagement()
                    .disableAuthCaching()
                    .disableConnectionState()
                    .addExecInterceptorAfter(
                            ChainElement.CONNECT.name(),
                            "seedream-connected",
                            (request, scope, chain) -> {
                                if (scope.originalRequest instanceof OutgoingRequest outgoing) {
                                    outgoing.connected();
                                }
                                return chain.proceed(request, scope);
                            });
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
        long left = Math.max(1, deadline.remaining().toMillis());
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
        } else if (cause instanceof UnknownHostException) {
            message = "unknown host " + cause.getMessage();
        } else {
            message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        }
        return new SendException(phase, request.target(), message, cause);
    }
}
