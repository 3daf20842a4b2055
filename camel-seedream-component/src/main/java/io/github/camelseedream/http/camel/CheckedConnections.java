package io.github.camelseedream.http.camel;

import io.github.camelseedream.http.AddressPolicy;
import io.github.camelseedream.http.RefusedAddressException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;

/**
 * Connections that are made only to addresses a rule allows, and on which no endless head of a
 * reply is read. The rule looks at what is connected to, after the name was resolved, so a name
 * that changes its address gains nothing. A proxy that the route author chose is connected to
 * whatever its address; it then resolves the names.
 *
 * <p>Built from Apache HttpClient's own parts and not by camel-http, whose ways to build them
 * change from version to version.
 */
final class CheckedConnections {

    /** Also of a line of a chunk. A presigned URL in a redirect is of some kilobytes. */
    private static final Http1Config BOUNDED_HEADS =
            Http1Config.custom().setMaxLineLength(64 * 1024).setMaxHeaderCount(200).build();

    private final AddressPolicy rule;
    private final String proxyName;
    private final DnsResolver names;
    private final PoolingHttpClientConnectionManager pool;
    private volatile Thread prover;
    private volatile boolean asked;

    /**
     * @param proxyName the proxy's host, null for none
     * @param names looks up names; what it answers is checked
     * @param validateAfterInactivity how long a kept connection is used again without a look
     */
    CheckedConnections(
            AddressPolicy rule,
            String proxyName,
            DnsResolver names,
            SSLContext tls,
            int maxConnections,
            TimeValue validateAfterInactivity) {
        this.rule = rule;
        this.proxyName = proxyName;
        this.names = names;
        pool =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setTlsSocketStrategy(
                                ClientTlsStrategyBuilder.create()
                                        .setSslContext(tls)
                                        .setHostnameVerifier(new DefaultHostnameVerifier())
                                        .setHostVerificationPolicy(
                                                HostnameVerificationPolicy.CLIENT)
                                        .buildClassic())
                        .setDnsResolver(new CheckingResolver())
                        .setConnectionFactory(
                                ManagedHttpClientConnectionFactory.builder()
                                        .http1Config(BOUNDED_HEADS)
                                        .build())
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom()
                                        .setValidateAfterInactivity(validateAfterInactivity)
                                        .build())
                        .setMaxConnTotal(maxConnections)
                        .setMaxConnPerRoute(maxConnections)
                        .build();
    }

    /** What a client is given, to be used by it alone. */
    PoolingHttpClientConnectionManager pool() {
        return pool;
    }

    void close() {
        pool.close(CloseMode.GRACEFUL);
    }

    /** A call that is to go out on these connections. */
    @FunctionalInterface
    interface Call {

        void send() throws IOException;
    }

    /**
     * Whether a call goes out on these connections. It gets no further than to the question for the
     * address of its host, or of a proxy's, which is answered to nobody meanwhile.
     */
    boolean carry(Call call) {
        asked = false;
        prover = Thread.currentThread();
        try {
            call.send();
            return false;
        } catch (IOException e) {
            return asked;
        } finally {
            prover = null;
        }
    }

    private final class CheckingResolver implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            if (Thread.currentThread() == prover) {
                asked = true;
                throw new UnknownHostException(host);
            }
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
