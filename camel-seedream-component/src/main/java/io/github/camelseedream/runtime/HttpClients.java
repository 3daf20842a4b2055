package io.github.camelseedream.runtime;

import io.github.camelseedream.download.Downloader;
import io.github.camelseedream.http.AddressPolicy;
import io.github.camelseedream.http.AddressRanges;
import io.github.camelseedream.http.camel.CamelHttpClient;
import io.github.camelseedream.http.camel.HttpSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The HTTP clients of a component: one for calls to providers, and two for downloads, of which one
 * reaches private addresses. Safe for use by several threads.
 *
 * @hidden
 */
public final class HttpClients extends ServiceSupport {

    private final CamelHttpClient providers;
    private final CamelHttpClient publicDownloads;
    private final CamelHttpClient privateDownloads;

    /**
     * @param opened addresses that are not public, and that downloads may reach all the same
     */
    public HttpClients(CamelContext context, HttpSettings settings, AddressRanges opened)
            throws Exception {
        providers = CamelHttpClient.forProviders(context, settings);
        publicDownloads =
                CamelHttpClient.forDownloads(
                        context, settings, AddressPolicy.PUBLIC_ONLY.with(opened));
        privateDownloads =
                CamelHttpClient.forDownloads(
                        context, settings, AddressPolicy.PRIVATE_TOO.with(opened));
    }

    /** The one for calls to providers. */
    public CamelHttpClient providers() {
        return providers;
    }

    /** Downloads may reach private addresses only where the provider itself is on one. */
    public Downloader downloader(boolean privateAddresses, Duration timeout) {
        return new Downloader(
                (privateAddresses ? privateDownloads : publicDownloads).fetch(),
                privateAddresses,
                timeout,
                pause -> LockSupport.parkNanos(pause.toNanos()));
    }

    /** How many connections calls and downloads hold. */
    public int leasedConnections() {
        return all().stream().mapToInt(CamelHttpClient::leasedConnections).sum();
    }

    private List<CamelHttpClient> all() {
        return List.of(providers, publicDownloads, privateDownloads);
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(all().toArray());
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(all().toArray());
    }
}
