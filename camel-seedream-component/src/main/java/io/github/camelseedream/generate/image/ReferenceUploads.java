package io.github.camelseedream.generate.image;

import io.github.camelseedream.download.Pause;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TransportException;
import io.github.camelseedream.generate.call.GenerationContext;
import io.github.camelseedream.http.HttpBody;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.http.HttpReply;
import io.github.camelseedream.http.Retry;
import io.github.camelseedream.http.SendException;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.UploadingProvider;
import io.github.camelseedream.provider.wire.ProviderErrors;
import io.github.camelseedream.provider.wire.ReplyReader;
import io.github.camelseedream.request.Content;
import io.github.camelseedream.request.ReferenceImage.Local;
import io.github.camelseedream.request.ReferenceImage.Remote;
import io.github.camelseedream.request.ReferenceUploader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Gives images a URL, by the user's uploader or by the provider's own upload. Nothing is bought
 * here, so what may pass by itself is tried again. An image of an exchange is uploaded once: its
 * redelivery sends the same body.
 */
final class ReferenceUploads {

    private final GenerationContext context;
    private final Pause pause = time -> LockSupport.parkNanos(time.toNanos());

    ReferenceUploads(GenerationContext context) {
        this.context = context;
    }

    /**
     * The URL of an image.
     *
     * @throws IOException if it cannot be read, or the user's uploader failed
     * @throws SeedreamException if the provider did not take it; nothing was paid for
     */
    Remote upload(Local image) throws IOException {
        String digest = digest(image.content());
        Optional<String> known = context.submissions().uploaded(digest);
        if (known.isPresent()) {
            return new Remote(known.get());
        }
        Optional<ReferenceUploader> own = context.settings().referenceUploader();
        String url = own.isPresent() ? byUser(own.get(), image) : byProvider(image);
        context.submissions().uploaded(digest, url);
        return new Remote(url);
    }

    private static String byUser(ReferenceUploader uploader, Local image) throws IOException {
        String url;
        try {
            url = uploader.upload(image);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("referenceUploader was interrupted", e);
        } catch (Exception | Error e) {
            throw new IOException("referenceUploader failed: " + e, e);
        }
        if (url == null || !url.matches("(?i)https?://\\S+")) {
            throw new IOException("referenceUploader answered with no http or https URL");
        }
        return url;
    }

    private String byProvider(Local image) {
        UploadingProvider provider = (UploadingProvider) context.provider();
        HttpCall call = provider.upload(image);
        for (int failed = 1; ; failed++) {
            Duration retryAfter = Duration.ZERO;
            IOException failure;
            try {
                Reply reply = send(call);
                if (!Retry.mayPass(reply.status())) {
                    String url = provider.readUpload(reply);
                    Optional<String> place = provider.place(reply);
                    if (place.isPresent()) {
                        put(place.get(), image);
                    }
                    return url;
                }
                retryAfter = Retry.after(reply.headers());
                failure =
                        new IOException(
                                "HTTP status "
                                        + reply.status()
                                        + " "
                                        + ProviderErrors.errorText(reply));
            } catch (IOException e) {
                failure = e;
            }
            pause.pause(
                    Retry.pause(failed, retryAfter, context.deadline().remaining())
                            .orElseThrow(givenUp(call, failure)));
        }
    }

    /** A place may be there for a while only: if it fails, another one is asked for. */
    private void put(String place, Local image) throws IOException {
        HttpBody bytes = new HttpBody.Whole(image.mediaType(), image.content());
        int status = context.target().downloader().put(place, bytes, context.deadline());
        if (status / 100 != 2) {
            throw new IOException("HTTP status " + status + " where the image is to be put");
        }
    }

    private Reply send(HttpCall call) throws IOException {
        try (HttpReply reply = context.transport().send(call, context.deadline())) {
            return ReplyReader.read(reply, context.store());
        }
    }

    private Supplier<TransportException> givenUp(HttpCall call, IOException failure) {
        return () ->
                new TransportException(
                        context.callContext(),
                        "upload",
                        failure instanceof SendException sent ? sent.host() : call.path(),
                        context.deadline().isOver()
                                ? new IOException(context.deadline().reason(), failure)
                                : failure);
    }

    private static String digest(Content content) throws IOException {
        try (InputStream bytes = content.open()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(bytes, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
