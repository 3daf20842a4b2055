package io.github.camelseedream.download;

import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.Fetch;
import io.github.camelseedream.http.HttpReply;
import io.github.camelseedream.result.Picture;
import io.github.camelseedream.result.PictureStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;

/** Fetches pictures by URL. */
public final class Downloader {

    private final Fetch fetch;

    public Downloader(
            Fetch fetch, boolean privateAddresses, Duration timeout, Consumer<Duration> pause) {
        this.fetch = fetch;
    }

    public Picture fetch(String url, Deadline deadline, PictureStore store) throws DownloadFailure {
        try (HttpReply reply = fetch.get(URI.create(url), deadline);
                InputStream body = reply.body();
                PictureStore.Sink sink = store.open()) {
            if (reply.status() != 200) {
                throw new DownloadFailure("status " + reply.status());
            }
            body.transferTo(sink);
            return sink.finish();
        } catch (DownloadFailure e) {
            throw e;
        } catch (IOException e) {
            throw new DownloadFailure(e.getMessage());
        }
    }
}
