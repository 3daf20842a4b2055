package io.github.camelseedream.http.camel;

import io.github.camelseedream.http.AddressRule;
import io.github.camelseedream.http.RefusedAddressException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.camel.component.http.HttpComponent;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.socket.ConnectionSocketFactory;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;

/**
 * An HTTP component that connects only to addresses its rule allows, and reads no endless head of a
 * reply. The rule looks at what is connected to, after the name was resolved, so a name that
 * changes its address gains nothing. A proxy that the route author chose is connected to whatever
 * its address; it then resolves the names.
 */
final class CheckedHttpComponent extends HttpComponent {

    /** Also of a line of a chunk. A presigned URL in a redirect is of some kilobytes. */
    private static final Http1Config BOUNDED_HEADS =
            Http1Config.custom().setMaxLineLength(64 * 1024).setMaxHeaderCount(200).build();

    private final AddressRule rule;
    private final String proxyName;
    private final DnsResolver names;

    CheckedHttpComponent(AddressRule rule, String proxyName) {
        this(rule, proxyName, SystemDefaultDnsResolver.INSTANCE);
    }

    CheckedHttpComponent(AddressRule rule, String proxyName, DnsResolver names) {
        this.rule = rule;
        this.proxyName = proxyName;
        this.names = names;
    }

    @Override
    @SuppressWarnings("deprecation") // the registry is what camel-http hands over
    protected HttpClientConnectionManager createConnectionManager(
            Registry<ConnectionSocketFactory> registry,
            int maxTotalConnections,
            int connectionsPerRoute,
            SocketConfig socketConfig) {
        PoolingHttpClientConnectionManager connections =
                new PoolingHttpClientConnectionManager(
                        registry,
                        PoolConcurrencyPolicy.STRICT,
                        PoolReusePolicy.LIFO,
                        TimeValue.ofMilliseconds(getConnectionTimeToLive()),
                        null,
                        new CheckingResolver(),
                        ManagedHttpClientConnectionFactory.builder()
                                .http1Config(BOUNDED_HEADS)
                                .build());
        connections.setDefaultSocketConfig(socketConfig);
        return connections;
    }

    private final class CheckingResolver implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] addresses = names.resolve(host);
            if (host.equalsIgnoreCase(proxyName)) {
                return addresses;
            }
            for (InetAddress address : addresses) {
                if (!rule.allows(address)) {
                    throw new RefusedAddressException(host);
                }
            }
            return addresses;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
