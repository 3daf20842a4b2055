package io.github.camelseedream.simulator.media;

import io.github.camelseedream.simulator.http.FormPart;
import io.github.camelseedream.simulator.http.Loopback;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
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
                .thenApply(ReferenceReader::judged)
                .exceptionally(failure -> ReferenceLook.NO_PICTURE);
    }

    private static CompletableFuture<HttpResponse<InputStream>> fetched(URI url) {
        HttpRequest request = HttpRequest.newBuilder(url).timeout(Loopback.PATIENCE).build();
        return Loopback.client().sendAsync(request, BodyHandlers.ofInputStream());
    }

    private static ReferenceLook judged(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            byte[] head = body.readNBytes(FormPart.HEAD_LIMIT);
            long bytes = head.length + body.transferTo(OutputStream.nullOutputStream());
            return response.statusCode() == 200
                    ? ReferenceLook.at(head, bytes)
                    : ReferenceLook.NO_PICTURE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
