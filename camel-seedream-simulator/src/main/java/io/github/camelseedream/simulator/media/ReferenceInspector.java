package io.github.camelseedream.simulator.media;

import io.github.camelseedream.simulator.http.FormPart;
import io.github.camelseedream.simulator.http.Loopback;
import io.github.camelseedream.simulator.http.Sha256;
import io.github.camelseedream.simulator.image.Thumbnail;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Inspects reference images as a provider would, by fetching them: the simulator's own files and
 * those on this machine. Others are accepted without inspection, since a test has no network.
 * Threadsafe.
 */
public final class ReferenceInspector {

    private final PublishedImages published;

    public ReferenceInspector(PublishedImages published) {
        this.published = published;
    }

    /** Inspects all of them; the simulator itself is reached at this origin. */
    public CompletableFuture<List<ReferenceInspection>> inspect(List<URI> urls, String ownOrigin) {
        List<CompletableFuture<ReferenceInspection>> inspections =
                urls.stream().map(url -> inspect(url, ownOrigin)).toList();
        return CompletableFuture.allOf(inspections.toArray(CompletableFuture[]::new))
                .thenApply(done -> inspections.stream().map(CompletableFuture::join).toList());
    }

    /** Inspects a file that came with the call. */
    public ReferenceInspection inspect(byte[] file) {
        String sha256 = Sha256.of(file);
        if (!published.references().knows(sha256)) {
            published.references().remember(sha256, Thumbnail.of(new ByteArrayInputStream(file)));
        }
        return ReferenceInspection.at(file, file.length, sha256);
    }

    private CompletableFuture<ReferenceInspection> inspect(URI url, String ownOrigin) {
        String address = url.toString();
        if (address.startsWith(ownOrigin + "/")) {
            String name = url.getPath().substring(url.getPath().lastIndexOf('/') + 1);
            return CompletableFuture.completedFuture(published.inspect(name));
        }
        if (!Loopback.isLocal(url)) {
            return CompletableFuture.completedFuture(ReferenceInspection.NOT_INSPECTED);
        }
        return fetched(url)
                .thenApply(this::judged)
                .exceptionally(failure -> ReferenceInspection.NO_IMAGE);
    }

    private static CompletableFuture<HttpResponse<InputStream>> fetched(URI url) {
        HttpRequest request = HttpRequest.newBuilder(url).timeout(Loopback.TIMEOUT).build();
        return Loopback.client().sendAsync(request, BodyHandlers.ofInputStream());
    }

    private ReferenceInspection judged(HttpResponse<InputStream> response) {
        MessageDigest digest = Sha256.begin();
        CountingStream all = new CountingStream(new DigestInputStream(response.body(), digest));
        try (InputStream body = new BufferedInputStream(all)) {
            if (response.statusCode() != 200) {
                return ReferenceInspection.NO_IMAGE;
            }
            body.mark(FormPart.HEAD_LIMIT);
            byte[] head = body.readNBytes(FormPart.HEAD_LIMIT);
            body.reset();
            Optional<Thumbnail> thumbnail = Thumbnail.of(body);
            body.transferTo(OutputStream.nullOutputStream());
            String sha256 = Sha256.hex(digest.digest());
            published.references().remember(sha256, thumbnail);
            return ReferenceInspection.at(head, all.count, sha256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Knows how much was read of it. */
    private static final class CountingStream extends FilterInputStream {

        private long count;

        CountingStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
