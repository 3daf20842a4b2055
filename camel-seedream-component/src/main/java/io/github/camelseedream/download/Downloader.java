package io.github.camelseedream.download;

import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.HttpBody;
import io.github.camelseedream.http.HttpReply;
import io.github.camelseedream.http.Retry;
import io.github.camelseedream.http.UrlFetcher;
import io.github.camelseedream.result.ImageStore;
import io.github.camelseedream.result.StoredImage;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/**
 * Fetches images from URLs that somebody else wrote, straight into a {@link ImageStore}: without a
 * key, from public addresses only, bounded in bytes, time and redirects. What may pass by itself
 * (no connection, a reply cut off, {@link Retry#mayPass}) is tried again. Safe for use by several
 * threads.
 *
 * @hidden
 */
public final class Downloader {

    private final UrlFetcher fetch;
    private final boolean plainHttp;
    private final Duration timeout;
    private final Pause pause;

    /**
     * @param fetch the keyless client; it checks the addresses
     * @param plainHttp whether http URLs are fetched too, not only https
     * @param timeout the most time for one image, all tries together
     */
    public Downloader(UrlFetcher fetch, boolean plainHttp, Duration timeout, Pause pause) {
        this.fetch = fetch;
        this.plainHttp = plainHttp;
        this.timeout = timeout;
        this.pause = pause;
    }

    /**
     * Fetches one image that was just made and is paid for. Its store may not show it yet: a link
     * that is not there, or not allowed, is tried again too.
     *
     * @see #fetch
     */
    public StoredImage fetchNew(String url, Deadline deadline, ImageStore store)
            throws DownloadFailedException {
        return fetch(url, deadline, store, true);
    }

    /**
     * Fetches one image.
     *
     * @param url where it is; its query may be a credential and is never shown
     * @param deadline the end of the whole request; ends the download too
     * @param store where it goes, and what bounds its size
     * @throws DownloadFailedException if it cannot be had; nothing stays stored
     */
    public StoredImage fetch(String url, Deadline deadline, ImageStore store)
            throws DownloadFailedException {
        return fetch(url, deadline, store, false);
    }

    private StoredImage fetch(String url, Deadline deadline, ImageStore store, boolean isNew)
            throws DownloadFailedException {
        Deadline own = Deadline.after(shorter(timeout, deadline.remaining()));
        try (Deadline.Activity ignored = deadline.begin(() -> own.expire(deadline.reason()))) {
            return tryUntil(own, new DownloadAttempt(fetch, plainHttp, own, store, isNew), url);
        }
    }

    /**
     * A link as it may be handed to others: http or https, and with nothing in it that Camel would
     * resolve or take for another kind of endpoint.
     *
     * @throws DownloadFailedException if it is none; the message shows none of it
     */
    public static String link(String url) throws DownloadFailedException {
        return DownloadAttempt.link(url).toString();
    }

    /**
     * Puts bytes where the link of an answer says, once, under the rules of downloads.
     *
     * @return the status of the answer
     */
    public int put(String url, HttpBody bytes, Deadline deadline) throws IOException {
        URI place = DownloadAttempt.link(url, plainHttp);
        try (HttpReply reply = fetch.send("PUT", place, bytes, deadline)) {
            return reply.status();
        }
    }

    private StoredImage tryUntil(Deadline own, DownloadAttempt download, String url)
            throws DownloadFailedException {
        for (int failed = 1; ; failed++) {
            try {
                return download.from(url);
            } catch (TransientDownloadException e) {
                waitOrGiveUp(failed, own, e);
            } catch (DownloadFailedException e) {
                throw e;
            } catch (IOException e) {
                throw new DownloadFailedException(message(e), e);
            }
        }
    }

    private void waitOrGiveUp(int failed, Deadline own, TransientDownloadException failure)
            throws DownloadFailedException {
        if (own.isOver()) {
            String why = own.reason();
            throw new DownloadFailedException(
                    why + "; the last try ended with " + message(failure), failure);
        }
        pause.pause(
                Retry.pause(failed, failure.notBefore(), own.remaining())
                        .orElseThrow(
                                () ->
                                        new DownloadFailedException(
                                                message(failure)
                                                        + ", after "
                                                        + failed
                                                        + (failed == 1 ? " try" : " tries"),
                                                failure)));
    }

    private static String message(IOException e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
