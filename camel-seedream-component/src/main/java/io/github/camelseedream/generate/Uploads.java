package io.github.camelseedream.generate;

import io.github.camelseedream.download.Pause;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TransportException;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.http.HttpReply;
import io.github.camelseedream.http.SendException;
import io.github.camelseedream.provider.Replies;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.UploadingProvider;
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

/**
 * Gives pictures a URL, by the user's uploader or by the provider's own upload. Nothing is bought
 * here, so what may pass by itself is tried again. A picture of an exchange is uploaded once: its
 * redelivery sends the same body.
 */
final class Uploads {

    private static final Duration[] BACKOFF = {
        Duration.ofMillis(200), Duration.ofMillis(800), Duration.ofMillis(3200)
    };

    private final GenerationJob job;
    private final Rooms rooms;
    private final Deadline deadline;
    private final Pause pause = time -> LockSupport.parkNanos(time.toNanos());

    Uploads(GenerationJob job, Rooms rooms, Deadline deadline) {
        this.job = job;
        this.rooms = rooms;
        this.deadline = deadline;
    }

    /**
     * The URL of a picture.
     *
     * @throws IOException if it cannot be read, or the user's uploader failed
     * @throws SeedreamException if the provider did not take it; nothing was paid for
     */
    Remote upload(Local picture) throws IOException {
        String digest = digest(picture.content());
        Optional<String> known = job.ledger().uploaded(digest);
        if (known.isPresent()) {
            return new Remote(known.get());
        }
        Optional<ReferenceUploader> own = job.settings().referenceUploader();
        String url = own.isPresent() ? byUser(own.get(), picture) : byProvider(picture);
        job.ledger().uploaded(digest, url);
        return new Remote(url);
    }

    private static String byUser(ReferenceUploader uploader, Local picture) throws IOException {
        String url;
        try {
            url = uploader.upload(picture);
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

    private String byProvider(Local picture) {
        UploadingProvider provider = (UploadingProvider) job.target().provider();
        HttpCall call = provider.upload(picture);
        for (int attempt = 0; ; attempt++) {
            try {
                Reply reply = send(call);
                if (!mayPass(reply.status())) {
                    return provider.readUpload(reply);
                }
                waitOrGiveUp(
                        attempt,
                        new IOException(
                                "HTTP status " + reply.status() + " " + Replies.errorText(reply)),
                        call.path());
            } catch (IOException e) {
                waitOrGiveUp(attempt, e, e instanceof SendException s ? s.host() : call.path());
            }
        }
    }

    private Reply send(HttpCall call) throws IOException {
        try (HttpReply reply = job.target().transport().send(call, deadline)) {
            return Replies.read(reply, rooms.store());
        }
    }

    private static boolean mayPass(int status) {
        return status / 100 == 5 || status == 429 || status == 408;
    }

    private void waitOrGiveUp(int attempt, IOException failure, String where) {
        if (attempt == BACKOFF.length || BACKOFF[attempt].compareTo(deadline.remaining()) >= 0) {
            throw new TransportException(
                    job.context(""),
                    "upload",
                    where,
                    deadline.isOver() ? new IOException(deadline.reason(), failure) : failure);
        }
        pause.pause(BACKOFF[attempt]);
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
