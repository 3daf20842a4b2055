package io.github.camelseedream.simulator.media;

import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.fault.FaultKey;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.image.ImageRenderer;
import io.github.camelseedream.simulator.image.ImageSpec;
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
 * The images that were made, inline or behind a URL, and those that callers uploaded. An image is
 * rendered when it is fetched, so that one that nobody downloads costs nothing. Threadsafe.
 */
public final class PublishedImages {

    /** Where the file of an image is below a provider's root. */
    public static final String FOLDER = "media";

    private static final int MAX_RENDERED = 50_000;
    private static final long MAX_UPLOADED_BYTES = 128L * 1024 * 1024;

    private final Thumbnails references = new Thumbnails();
    private final ImageRenderer renderer = new ImageRenderer(references);
    private final AtomicLong count = new AtomicLong();
    private final Clock clock;
    private final Duration lifetime;
    private final RecentImages recent = new RecentImages();
    private final Map<String, PublishedImage> rendered =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, PublishedImage> eldest) {
                    return size() > MAX_RENDERED;
                }
            };
    private final Map<String, PublishedImage.Uploaded> uploaded = new LinkedHashMap<>();
    private long uploadedBytes;

    public PublishedImages(Clock clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** Publishes the image for download; returns its file name, which no one can guess. */
    public String publish(ImageSpec spec, FaultEffects fault) {
        return publish(spec, fault, expiry(fault, clock.instant()));
    }

    /** The same, with a URL valid until then. */
    public String publish(ImageSpec spec, FaultEffects fault, Instant expiresAt) {
        String name = newName(spec.format().extension());
        count(spec);
        synchronized (this) {
            rendered.put(
                    name,
                    new PublishedImage.Rendered(
                            spec, fault.get(FaultKey.TRUNCATE_IMAGE), renderer, expiresAt));
        }
        return name;
    }

    /** Publishes a file that a caller uploaded, evicting the oldest; returns its file name. */
    public String publishUpload(byte[] file, ImageFormat format, Instant expiresAt) {
        String name = newName(format.extension());
        publishUpload(name, file, format, expiresAt);
        return name;
    }

    /** The same under a name that was given out before. */
    public synchronized void publishUpload(
            String name, byte[] file, ImageFormat format, Instant expiresAt) {
        uploaded.put(name, new PublishedImage.Uploaded(file, format.mediaType(), expiresAt));
        uploadedBytes += file.length;
        var oldest = uploaded.values().iterator();
        while (uploadedBytes > MAX_UPLOADED_BYTES) {
            uploadedBytes -= oldest.next().bytes().length;
            oldest.remove();
        }
    }

    /**
     * What the addresses of a provider's files begin with, as this caller reaches the simulator.
     */
    public static String addressBase(Call call, String provider) {
        return call.origin() + "/" + provider + "/" + FOLDER + "/";
    }

    /** A file name that no one can guess. */
    public static String newName(String extension) {
        return UUID.randomUUID() + "." + extension;
    }

    /** When the URL of an image finished at this time expires. */
    public Instant expiry(FaultEffects fault, Instant finishedAt) {
        return fault.isExpired() ? finishedAt : finishedAt.plus(lifetime);
    }

    /** The image's bytes, rendered when they are first read. */
    public Payload inline(ImageSpec spec, FaultEffects fault) {
        count(spec);
        PublishedImage image =
                new PublishedImage.Rendered(
                        spec, fault.get(FaultKey.TRUNCATE_IMAGE), renderer, Instant.MAX);
        return Payload.deferred(() -> image.file(FaultEffects.NONE));
    }

    /** Answers a download of the file of this name. */
    public Reply serve(String name, FaultEffects fault) {
        Optional<PublishedImage> image = find(name);
        if (image.isEmpty()) {
            return gone(404, "No such file: " + name);
        }
        if (fault.isExpired() || isExpired(image.get())) {
            return gone(410, "The address has expired: " + name);
        }
        return Reply.of(200, image.get().mediaType(), image.get().file(fault));
    }

    /** What a provider finds when it fetches the file of this name as a reference. */
    ReferenceInspection inspect(String name) {
        return find(name)
                .filter(image -> !isExpired(image))
                .map(this::inspect)
                .orElse(ReferenceInspection.NO_IMAGE);
    }

    /** Thumbnails of reference images, for edits to show. */
    public Thumbnails references() {
        return references;
    }

    private ReferenceInspection inspect(PublishedImage image) {
        ReferenceInspection inspection = image.inspect();
        if (!references.knows(inspection.digest())) {
            InputStream file = image.file(FaultEffects.NONE).open();
            references.remember(inspection.digest(), Thumbnail.of(file));
        }
        return inspection;
    }

    /** The images published last. */
    public RecentImages recent() {
        return recent;
    }

    /** The file of this image, without any fault. */
    public Payload file(ImageSpec spec) {
        return renderer.render(spec);
    }

    /** How many images were published since the last clear. */
    public long count() {
        return count.get();
    }

    /** Resets the count; published URLs stay valid. */
    public void clear() {
        count.set(0);
        recent.clear();
    }

    private void count(ImageSpec spec) {
        count.incrementAndGet();
        recent.add(spec, clock.instant());
    }

    private boolean isExpired(PublishedImage image) {
        return !clock.instant().isBefore(image.expiresAt());
    }

    private synchronized Optional<PublishedImage> find(String name) {
        PublishedImage upload = uploaded.get(name);
        return Optional.ofNullable(upload == null ? rendered.get(name) : upload);
    }

    private static Reply gone(int status, String message) {
        return Reply.json(status, Json.object().put("message", message));
    }
}
