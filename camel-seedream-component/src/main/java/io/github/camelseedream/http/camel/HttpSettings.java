package io.github.camelseedream.http.camel;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.hc.core5.ssl.SSLContexts;

/**
 * How connections are made: what a route author may set. Immutable.
 *
 * @hidden
 */
public final class HttpSettings {

    private final Duration connectTimeout;
    private final int maxConnections;
    private final SSLContextParameters sslContextParameters;
    private final boolean useGlobalSslContextParameters;
    private final String proxyHost;
    private final int proxyPort;
    private final String userAgent;
    private final HttpClientConfigurer httpClientConfigurer;
    private final HttpComponent httpComponent;

    private HttpSettings(Builder builder) {
        connectTimeout = builder.connectTimeout;
        maxConnections = builder.maxConnections;
        sslContextParameters = builder.sslContextParameters;
        useGlobalSslContextParameters = builder.useGlobalSslContextParameters;
        proxyHost = builder.proxyHost;
        proxyPort = builder.proxyPort;
        userAgent = builder.userAgent;
        httpClientConfigurer = builder.httpClientConfigurer;
        httpComponent = builder.httpComponent;
    }

    public static Builder builder() {
        return new Builder();
    }

    Duration connectTimeout() {
        return connectTimeout;
    }

    int maxConnections() {
        return maxConnections;
    }

    Optional<String> proxyHost() {
        return Optional.ofNullable(proxyHost);
    }

    Optional<HttpComponent> httpComponent() {
        return Optional.ofNullable(httpComponent);
    }

    boolean hasHttpClientConfigurer() {
        return httpClientConfigurer != null;
    }

    /**
     * The TLS to connect with: as set, else the context's where that is allowed, else the JVM's.
     */
    SSLContext tls(CamelContext context) throws GeneralSecurityException, IOException {
        SSLContextParameters parameters =
                sslContextParameters == null && useGlobalSslContextParameters
                        ? context.getSSLContextParameters()
                        : sslContextParameters;
        return parameters == null
                ? SSLContexts.createDefault()
                : parameters.createSSLContext(context);
    }

    /** Makes a component of our own use these settings. */
    void applyTo(HttpComponent http) {
        http.setConnectTimeout(connectTimeout.toMillis());
        http.setHttpClientConfigurer(httpClientConfigurer);
        http.setUserAgent(userAgent);
        if (proxyHost != null) {
            http.setProxyHost(proxyHost);
            http.setProxyPort(proxyPort);
            // how to talk to the proxy itself; camel-http would take TLS because of our https URL
            http.setProxyAuthScheme("http");
        }
    }

    /**
     * Collects settings; each has a default. Not safe for use by several threads.
     *
     * @hidden
     */
    public static final class Builder {

        private Duration connectTimeout = Duration.ofSeconds(30);
        private int maxConnections = 64;
        private SSLContextParameters sslContextParameters;
        private boolean useGlobalSslContextParameters;
        private String proxyHost;
        private int proxyPort = 8080;
        private String userAgent = "camel-seedream";
        private HttpClientConfigurer httpClientConfigurer;
        private HttpComponent httpComponent;

        private Builder() {}

        public Builder connectTimeout(Duration time) {
            connectTimeout = time;
            return this;
        }

        /** At least the number of calls allowed at a time; a call without a connection waits. */
        public Builder maxConnections(int number) {
            maxConnections = number;
            return this;
        }

        /** Null for the JVM's own. */
        public Builder sslContextParameters(SSLContextParameters parameters) {
            sslContextParameters = parameters;
            return this;
        }

        public Builder useGlobalSslContextParameters(boolean use) {
            useGlobalSslContextParameters = use;
            return this;
        }

        /** Null host for none. */
        public Builder proxy(String host, int port) {
            proxyHost = host;
            proxyPort = port;
            return this;
        }

        public Builder userAgent(String agent) {
            userAgent = agent;
            return this;
        }

        /** Null for none. What money depends on (no retries, no redirects) stays as it is. */
        public Builder httpClientConfigurer(HttpClientConfigurer configurer) {
            httpClientConfigurer = configurer;
            return this;
        }

        /** A component to use instead of an own one; its TLS and proxy settings count then. */
        public Builder httpComponent(HttpComponent component) {
            httpComponent = component;
            return this;
        }

        public HttpSettings build() {
            return new HttpSettings(this);
        }
    }
}
