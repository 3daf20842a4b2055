package io.github.camelseedream.download;

import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.HttpReply;
import io.github.camelseedream.http.LenientUri;
import io.github.camelseedream.http.RefusedAddressException;
import io.github.camelseedream.http.Retry;
import io.github.camelseedream.http.SendException;
import io.github.camelseedream.http.UrlFetcher;
import io.github.camelseedream.image.UnusableImageException;
import io.github.camelseedream.result.ImageStore;
import io.github.camelseedream.result.StoredImage;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/** One try to fetch an image, over its redirects. */
final class DownloadAttempt {

    private static final int MOST_REDIRECTS = 3;
    private static final int BUFFER = 64 * 1024;

    /** Presigned URLs have some hundred characters, few have some thousand. */
    private static final int LONGEST_URL = 16 * 1024;

    /** Also what a cache changed, or sends as a part of it though nobody asked for a part. */
    private static final Set<Integer> WITH_A_IMAGE = Set.of(200, 203, 206);

    private final UrlFetcher fetch;
    private final boolean plainHttp;
    private final Deadline deadline;
    private final ImageStore store;
    private final boolean isNew;

    /**
     * @param isNew whether a link that is not there may still come
     */
    DownloadAttempt(
            UrlFetcher fetch,
            boolean plainHttp,
            Deadline deadline,
            ImageStore store,
            boolean isNew) {
        this.fetch = fetch;
        this.plainHttp = plainHttp;
        this.deadline = deadline;
        this.store = store;
        this.isNew = isNew;
    }

    /**
     * Fetches.
     *
     * @throws TransientDownloadException if a further try may help
     * @throws IOException if not
     */
    StoredImage from(String url) throws IOException {
        URI uri = checked(parse(url), plainHttp);
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            try (HttpReply reply = get(uri)) {
                if (!isRedirect(reply.status())) {
                    return image(reply);
                }
                uri = checked(target(uri, reply), plainHttp);
            }
        }
        throw new DownloadFailedException("more than " + MOST_REDIRECTS + " redirects", null);
    }

    /** A link that may be handed on. */
    static URI link(String url) throws DownloadFailedException {
        return checked(parse(url), true);
    }

    /** A link that may be called. */
    static URI link(String url, boolean plainHttp) throws DownloadFailedException {
        return checked(parse(url), plainHttp);
    }

    private static URI parse(String url) throws DownloadFailedException {
        if (url.length() > LONGEST_URL) {
            throw new DownloadFailedException(
                    "a URL of more than " + LONGEST_URL + " characters is not fetched", null);
        }
        try {
            return LenientUri.parse(url);
        } catch (URISyntaxException e) {
            throw new DownloadFailedException("not a URL that can be fetched: " + e.getReason(), e);
        }
    }

    private static URI target(URI from, HttpReply reply) throws DownloadFailedException {
        String location =
                reply.header("Location")
                        .orElseThrow(
                                () -> new DownloadFailedException("a redirect to nowhere", null));
        try {
            return LenientUri.resolve(from, location);
        } catch (URISyntaxException e) {
            throw new DownloadFailedException("a redirect to what is no URL", e);
        }
    }

    private static URI checked(URI uri, boolean plainHttp) throws DownloadFailedException {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(plainHttp && scheme.equals("http"))) {
            throw new DownloadFailedException(
                    (plainHttp ? "only http and https are" : "only https is")
                            + " fetched, this is "
                            + scheme,
                    null);
        }
        if (uri.getHost() == null) {
            throw new DownloadFailedException("the URL has no usable host", null);
        }
        if (uri.getRawUserInfo() != null) {
            throw new DownloadFailedException(
                    "URLs with a user name or password are not fetched", null);
        }
        return uri;
    }

    private HttpReply get(URI uri) throws IOException {
        try {
            return fetch.get(uri, deadline);
        } catch (SendException e) {
            if (e.getCause() instanceof RefusedAddressException refused) {
                throw new DownloadFailedException(refused.getMessage(), refused);
            }
            throw new TransientDownloadException(e.getMessage(), Duration.ZERO, e);
        }
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private StoredImage image(HttpReply reply) throws IOException {
        int status = reply.status();
        if (!WITH_A_IMAGE.contains(status)) {
            throw refused(status, reply);
        }
        try (ImageStore.Sink sink = store.open()) {
            byte[] buffer = new byte[BUFFER];
            for (int n = read(reply, buffer); n >= 0; n = read(reply, buffer)) {
                sink.write(buffer, 0, n);
            }
            return sink.finish();
        } catch (UnusableImageException e) {
            throw new DownloadFailedException(
                    e.getMessage()
                            + " (HTTP status "
                            + status
                            + ", content type "
                            + contentType(reply)
                            + ")",
                    e);
        }
    }

    private IOException refused(int status, HttpReply reply) {
        boolean isMissing = status == 403 || status == 404;
        String why =
                isMissing || status == 410
                        ? "the link has expired or is not valid (HTTP status " + status + ")"
                        : "HTTP status " + status;
        return Retry.mayPass(status) || (isNew && isMissing)
                ? new TransientDownloadException(why, Retry.after(reply::header), null)
                : new DownloadFailedException(why, null);
    }

    /** Only what looks like one, since a server may write anything there. */
    private static String contentType(HttpReply reply) {
        String type = reply.header("Content-Type").orElse("none").split(";", 2)[0].strip();
        return type.matches("[\\w.+/-]{1,80}") ? type : "unreadable";
    }

    private int read(HttpReply reply, byte[] buffer) throws TransientDownloadException {
        try {
            if (deadline.isOver()) {
                throw new IOException(deadline.reason());
            }
            return reply.body().read(buffer);
        } catch (IOException e) {
            throw new TransientDownloadException(
                    "a reply cut off: " + e.getMessage(), Duration.ZERO, e);
        }
    }
}
