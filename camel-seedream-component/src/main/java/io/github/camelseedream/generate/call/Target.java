package io.github.camelseedream.generate.call;

import io.github.camelseedream.download.Downloader;
import io.github.camelseedream.generate.rate.RateLimiter;
import io.github.camelseedream.http.HttpTransport;
import io.github.camelseedream.provider.ImageProvider;

/**
 * A provider, with the way to it. Safe for use by several threads.
 *
 * @param provider the adapter
 * @param transport bound to base URL and key
 * @param downloader fetches images by URL, without the key
 * @param rateLimiter shared by all who use this base URL and key
 * @param limiter limits the calls on the wire
 * @param dryRuns whether what answers there makes and bills nothing when it is asked for a dry run
 * @hidden
 */
public record Target(
        ImageProvider provider,
        HttpTransport transport,
        Downloader downloader,
        RateLimiter rateLimiter,
        ConcurrencyLimiter limiter,
        boolean dryRuns) {}
