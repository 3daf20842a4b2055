package io.github.camelseedream.simulator.media;

import io.github.camelseedream.simulator.fault.PictureFault;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.payload.Payload;
import io.github.camelseedream.simulator.picture.PictureOrder;
import io.github.camelseedream.simulator.picture.PictureStudio;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands out pictures, at once or by address. A picture is painted when it is fetched, so that one
 * that nobody downloads costs nothing. Threadsafe.
 */
public final class Gallery {

    /** Where the file of a picture is below a provider's root. */
    public static final String FOLDER = "media";

    private static final int MOST_HUNG = 50_000;

    private final PictureStudio studio = new PictureStudio();
    private final AtomicLong made = new AtomicLong();
    private final Clock clock;
    private final Duration lifetime;
    private final Map<String, Exhibit> exhibits =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Exhibit> eldest) {
                    return size() > MOST_HUNG;
                }
            };

    private record Exhibit(PictureOrder order, boolean truncated, Instant expiresAt) {}

    public Gallery(Clock clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /** Keeps the picture for download; gives its file name, which no one can guess. */
    public String hang(PictureOrder order, PictureFault fault) {
        return hang(order, fault, clock.instant());
    }

    /** The same for a picture that was finished earlier, from when on its address is good. */
    public String hang(PictureOrder order, PictureFault fault, Instant finishedAt) {
        Instant expiresAt = expiry(fault, finishedAt);
        String name = UUID.randomUUID() + "." + order.format().extension();
        synchronized (exhibits) {
            exhibits.put(name, new Exhibit(order, fault.truncated(), expiresAt));
        }
        made.incrementAndGet();
        return name;
    }

    /** When the address of a picture finished at this time stops being good. */
    public Instant expiry(PictureFault fault, Instant finishedAt) {
        return fault.expired() ? finishedAt : finishedAt.plus(lifetime);
    }

    /** The picture's bytes, painted when they are first asked for. */
    public Payload handOver(PictureOrder order, PictureFault fault) {
        made.incrementAndGet();
        return Payload.deferred(() -> file(order, fault.truncated()));
    }

    /** Answers a download of the file of this name. */
    public Reply serve(String name, PictureFault fault) {
        Exhibit exhibit = find(name);
        if (exhibit == null) {
            return gone(404, "No such file: " + name);
        }
        if (fault.expired() || !clock.instant().isBefore(exhibit.expiresAt)) {
            return gone(410, "The address has expired: " + name);
        }
        PictureOrder order = exhibit.order.paddedTo(fault.minimumBytes());
        Payload file = file(order, exhibit.truncated || fault.truncated());
        return Reply.of(200, order.format().mediaType(), file);
    }

    /** Whether a file of this name was ever handed out. */
    boolean isHung(String name) {
        return find(name) != null;
    }

    /** How many pictures were handed out since the last clear. */
    public long made() {
        return made.get();
    }

    /** Starts counting anew; addresses handed out stay good. */
    public void clear() {
        made.set(0);
    }

    private Exhibit find(String name) {
        synchronized (exhibits) {
            return exhibits.get(name);
        }
    }

    private Payload file(PictureOrder order, boolean truncated) {
        Payload file = studio.deliver(order);
        return truncated ? file.first(file.length() / 2) : file;
    }

    private static Reply gone(int status, String message) {
        return Reply.json(status, Json.object().put("message", message));
    }
}
