package io.github.camelseedream.generate.call;

import io.github.camelseedream.download.Downloader;
import io.github.camelseedream.error.TransportException;
import io.github.camelseedream.generate.limit.ConcurrencyLimiter;
import io.github.camelseedream.generate.limit.RateLimiter;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.http.HttpReply;
import io.github.camelseedream.http.HttpTransport;
import io.github.camelseedream.http.SendException;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.wire.ReplyReader;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.ImageStore;
import java.io.IOException;

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
        boolean dryRuns) {

    /**
     * Sends a call by which nothing is bought, so that a failure on the way is safe to repeat.
     *
     * @throws TransportException if there is no reply
     */
    public Reply ask(HttpCall call, ImageStore store, Deadline deadline) {
        try (HttpReply reply = transport.send(call, deadline)) {
            return ReplyReader.read(reply, store);
        } catch (IOException e) {
            String host = e instanceof SendException unsent ? unsent.host() : call.path();
            throw new TransportException(
                    new CallContext(provider.spec().name(), "", ""), "question", host, e);
        }
    }
}
