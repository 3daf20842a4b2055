package io.github.camelseedream.simulator.media;

import io.github.camelseedream.simulator.fault.ImageFault;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.image.ImageOrder;
import io.github.camelseedream.simulator.image.ImageStudio;
import io.github.camelseedream.simulator.image.Thumbnail;
import io.github.camelseedream.simulator.image.Thumbnails;
import io.github.camelseedream.simulator.payload.Payload;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands out images, at once or by address, and keeps those that callers bring. An image is painted
 * when it is fetched, so that one that nobody downloads costs nothing. Threadsafe.
 */
public final class Gallery {

    /** Where the file of an image is below a provider's root. */
    public static final String FOLDER = "media";

    private static final int MOST_PAINTED = 50_000;
    private static final long MOST_UPLOADED_BYTES = 128L * 1024 * 1024;

    private final Thumbnails references = new Thumbnails();
    private final ImageStudio studio = new ImageStudio(references);
    private final AtomicLong made = new AtomicLong();
    private final Clock clock;
    private final Duration lifetime;
    private final Showcase showcase = new Showcase();
    private final Map<String, Exhibit> painted =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Exhibit> eldest) {
                    return size() > MOST_PAINTED;
                }
            };
    private final Map<String, Exhibit.Uploaded> uploaded = new LinkedHashMap<>();
    private long uploadedBytes;

    public Gallery(Clock clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** Keeps the image for download; gives its file name, which no one can guess. */
    public String hang(ImageOrder order, ImageFault fault) {
        return hang(order, fault, expiry(fault, clock.instant()));
    }

    /** The same, its address good until then. */
    public String hang(ImageOrder order, ImageFault fault, Instant expiresAt) {
        String name = newName(order.format());
        handedOut(order);
        synchronized (this) {
            painted.put(name, new Exhibit.Painted(order, fault.truncated(), studio, expiresAt));
        }
        return name;
    }

    /** Keeps a file that a caller brought, the oldest giving way; gives its file name. */
    public synchronized String shelve(byte[] file, ImageFormat format, Instant expiresAt) {
        String name = newName(format);
        uploaded.put(name, new Exhibit.Uploaded(file, format.mediaType(), expiresAt));
        uploadedBytes += file.length;
        var oldest = uploaded.values().iterator();
        while (uploadedBytes > MOST_UPLOADED_BYTES) {
            uploadedBytes -= oldest.next().bytes().length;
            oldest.remove();
        }
        return name;
    }

    /** When the address of an image finished at this time stops being good. */
    public Instant expiry(ImageFault fault, Instant finishedAt) {
        return fault.expired() ? finishedAt : finishedAt.plus(lifetime);
    }

    /** The image's bytes, painted when they are first asked for. */
    public Payload handOver(ImageOrder order, ImageFault fault) {
        handedOut(order);
        Exhibit sold = new Exhibit.Painted(order, fault.truncated(), studio, Instant.MAX);
        return Payload.deferred(() -> sold.file(ImageFault.NONE));
    }

    /** Answers a download of the file of this name. */
    public Reply serve(String name, ImageFault fault) {
        Optional<Exhibit> exhibit = find(name);
        if (exhibit.isEmpty()) {
            return gone(404, "No such file: " + name);
        }
        if (fault.expired() || isExpired(exhibit.get())) {
            return gone(410, "The address has expired: " + name);
        }
        return Reply.of(200, exhibit.get().mediaType(), exhibit.get().file(fault));
    }

    /** What a provider sees when it fetches the file of this name as a reference. */
    ReferenceLook look(String name) {
        return find(name)
                .filter(exhibit -> !isExpired(exhibit))
                .map(this::look)
                .orElse(ReferenceLook.NO_IMAGE);
    }

    /** What is remembered of reference images, for edits to show. */
    public Thumbnails references() {
        return references;
    }

    private ReferenceLook look(Exhibit exhibit) {
        ReferenceLook look = exhibit.look();
        if (!references.knows(look.digest())) {
            InputStream file = exhibit.file(ImageFault.NONE).open();
            references.remember(look.digest(), Thumbnail.of(file));
        }
        return look;
    }

    /** The images handed out last. */
    public Showcase showcase() {
        return showcase;
    }

    /** The file of this image, without anything going wrong. */
    public Payload file(ImageOrder order) {
        return studio.deliver(order);
    }

    /** How many images were handed out since the last clear. */
    public long made() {
        return made.get();
    }

    /** Starts counting anew; addresses handed out stay good. */
    public void clear() {
        made.set(0);
        showcase.clear();
    }

    private void handedOut(ImageOrder order) {
        made.incrementAndGet();
        showcase.show(order, clock.instant());
    }

    private boolean isExpired(Exhibit exhibit) {
        return !clock.instant().isBefore(exhibit.expiresAt());
    }

    private synchronized Optional<Exhibit> find(String name) {
        Exhibit upload = uploaded.get(name);
        return Optional.ofNullable(upload == null ? painted.get(name) : upload);
    }

    private static String newName(ImageFormat format) {
        return UUID.randomUUID() + "." + format.extension();
    }

    private static Reply gone(int status, String message) {
        return Reply.json(status, Json.object().put("message", message));
    }
}
