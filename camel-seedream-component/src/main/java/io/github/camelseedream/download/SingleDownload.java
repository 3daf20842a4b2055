package io.github.camelseedream.download;

import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.Fetch;
import io.github.camelseedream.http.HttpReply;
import io.github.camelseedream.http.LenientUri;
import io.github.camelseedream.http.RefusedAddressException;
import io.github.camelseedream.http.SendException;
import io.github.camelseedream.result.Picture;
import io.github.camelseedream.result.PictureStore;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;

/** One try to fetch a picture, over its redirects. */
final class SingleDownload {

    private static final int MOST_REDIRECTS = 3;
    private static final int BUFFER = 64 * 1024;

    /** Presigned URLs have some hundred characters, few have some thousand. */
    private static final int LONGEST_URL = 16 * 1024;

    private final Fetch fetch;
    private final boolean plainHttp;
    private final Deadline deadline;
    private final PictureStore store;

    SingleDownload(Fetch fetch, boolean plainHttp, Deadline deadline, PictureStore store) {
        this.fetch = fetch;
        this.plainHttp = plainHttp;
        this.deadline = deadline;
        this.store = store;
    }

    /**
     * Fetches.
     *
     * @throws TryAgain if a further try may help
     * @throws IOException if not
     */
    Picture from(String url) throws IOException {
        URI uri = checked(parse(url), plainHttp);
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            try (HttpReply reply = get(uri)) {
                if (!isRedirect(reply.status())) {
                    return picture(reply);
                }
                uri = checked(target(uri, reply), plainHttp);
            }
        }
        throw new DownloadFailure("more than " + MOST_REDIRECTS + " redirects", null);
    }

    /** A link that may be handed on. */
    static URI link(String url) throws DownloadFailure {
        return checked(parse(url), true);
    }

    private static URI parse(String url) throws DownloadFailure {
        if (url.length() > LONGEST_URL) {
            throw new DownloadFailure(
                    "a URL of more than " + LONGEST_URL + " characters is not fetched", null);
        }
        try {
            return LenientUri.parse(url);
        } catch (URISyntaxException e) {
            throw new DownloadFailure("not a URL that can be fetched: " + e.getReason(), e);
        }
    }

    private static URI target(URI from, HttpReply reply) throws DownloadFailure {
        String location = reply.header("Location").orElse("");
        try {
            return LenientUri.resolve(from, location);
        } catch (URISyntaxException e) {
            throw new DownloadFailure("a redirect to what is no URL", e);
        }
    }

    private static URI checked(URI uri, boolean plainHttp) throws DownloadFailure {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(plainHttp && scheme.equals("http"))) {
            throw new DownloadFailure(
                    (plainHttp ? "only http and https are" : "only https is")
                            + " fetched, this is "
                            + scheme,
                    null);
        }
        if (uri.getHost() == null) {
            throw new DownloadFailure("the URL has no usable host", null);
        }
        if (uri.getRawUserInfo() != null) {
            throw new DownloadFailure("URLs with a user name or password are not fetched", null);
        }
        return uri;
    }

    private HttpReply get(URI uri) throws IOException {
        try {
            return fetch.get(uri, deadline);
        } catch (SendException e) {
            if (e.getCause() instanceof RefusedAddressException refused) {
                throw new DownloadFailure(refused.getMessage(), refused);
            }
            throw new TryAgain(e.getMessage(), Duration.ZERO, e);
        }
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private Picture picture(HttpReply reply) throws IOException {
        int status = reply.status();
        if (status / 100 == 5 || status == 429 || status == 408) {
            throw new TryAgain("HTTP status " + status, retryAfter(reply), null);
        }
        if (status != 200) {
            boolean gone = status == 403 || status == 404 || status == 410;
            throw new DownloadFailure(
                    gone
                            ? "the link has expired or is not valid (HTTP status " + status + ")"
                            : "HTTP status " + status,
                    null);
        }
        try (PictureStore.Sink sink = store.open()) {
            byte[] buffer = new byte[BUFFER];
            for (int n = read(reply, buffer); n >= 0; n = read(reply, buffer)) {
                sink.write(buffer, 0, n);
            }
            return sink.finish();
        } catch (PictureStore.UnusablePictureException e) {
            throw new DownloadFailure(
                    e.getMessage() + " (HTTP status 200, content type " + contentType(reply) + ")",
                    e);
        }
    }

    /** Only what looks like one, since a server may write anything there. */
    private static String contentType(HttpReply reply) {
        String type = reply.header("Content-Type").orElse("none").split(";", 2)[0].strip();
        return type.matches("[\\w.+/-]{1,80}") ? type : "unreadable";
    }

    private int read(HttpReply reply, byte[] buffer) throws TryAgain {
        try {
            if (deadline.isOver()) {
                throw new IOException(deadline.reason());
            }
            return reply.body().read(buffer);
        } catch (IOException e) {
            throw new TryAgain("a reply cut off: " + e.getMessage(), Duration.ZERO, e);
        }
    }

    private static Duration retryAfter(HttpReply reply) {
        try {
            return Duration.ofSeconds(
                    Math.max(0, Integer.parseInt(reply.header("Retry-After").orElse("0").strip())));
        } catch (NumberFormatException date) {
            return Duration.ZERO;
        }
    }
}
