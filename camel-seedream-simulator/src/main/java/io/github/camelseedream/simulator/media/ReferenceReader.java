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
 * Looks at reference images as a provider would, by fetching them: the simulator's own files and
 * those on this machine. Others are taken unseen, since a test has no network. Threadsafe.
 */
public final class ReferenceReader {

    private final Gallery gallery;

    public ReferenceReader(Gallery gallery) {
        this.gallery = gallery;
    }

    /** Looks at all of them, the simulator itself being known at this origin. */
    public CompletableFuture<List<ReferenceLook>> look(List<URI> urls, String ownOrigin) {
        List<CompletableFuture<ReferenceLook>> looks =
                urls.stream().map(url -> look(url, ownOrigin)).toList();
        return CompletableFuture.allOf(looks.toArray(CompletableFuture[]::new))
                .thenApply(done -> looks.stream().map(CompletableFuture::join).toList());
    }

    /** Looks at a file that came with the call. */
    public ReferenceLook look(byte[] file) {
        String sha256 = Sha256.of(file);
        if (!gallery.references().knows(sha256)) {
            gallery.references().remember(sha256, Thumbnail.of(new ByteArrayInputStream(file)));
        }
        return ReferenceLook.at(file, file.length, sha256);
    }

    private CompletableFuture<ReferenceLook> look(URI url, String ownOrigin) {
        String address = url.toString();
        if (address.startsWith(ownOrigin + "/")) {
            String name = url.getPath().substring(url.getPath().lastIndexOf('/') + 1);
            return CompletableFuture.completedFuture(gallery.look(name));
        }
        if (!Loopback.isLocal(url)) {
            return CompletableFuture.completedFuture(ReferenceLook.UNSEEN);
        }
        return fetched(url)
                .thenApply(this::judged)
                .exceptionally(failure -> ReferenceLook.NO_IMAGE);
    }

    private static CompletableFuture<HttpResponse<InputStream>> fetched(URI url) {
        HttpRequest request = HttpRequest.newBuilder(url).timeout(Loopback.PATIENCE).build();
        return Loopback.client().sendAsync(request, BodyHandlers.ofInputStream());
    }

    private ReferenceLook judged(HttpResponse<InputStream> response) {
        MessageDigest digest = Sha256.begin();
        CountingStream all = new CountingStream(new DigestInputStream(response.body(), digest));
        try (InputStream body = new BufferedInputStream(all)) {
            if (response.statusCode() != 200) {
                return ReferenceLook.NO_IMAGE;
            }
            body.mark(FormPart.HEAD_LIMIT);
            byte[] head = body.readNBytes(FormPart.HEAD_LIMIT);
            body.reset();
            Optional<Thumbnail> thumbnail = Thumbnail.of(body);
            body.transferTo(OutputStream.nullOutputStream());
            String sha256 = Sha256.hex(digest.digest());
            gallery.references().remember(sha256, thumbnail);
            return ReferenceLook.at(head, all.count, sha256);
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
