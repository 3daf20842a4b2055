package io.github.camelseedream.simulator.media;

import io.github.camelseedream.simulator.image.ImageSpec;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The images published last, by number, for the simulator's own page. Threadsafe. */
public final class RecentImages {

    private static final int MAX = 60;

    private final Deque<RecentImage> latest = new ArrayDeque<>();
    private long number;

    /** An image and when it was published. */
    public record RecentImage(long number, Instant at, ImageSpec spec) {}

    /** The latest first. */
    public synchronized List<RecentImage> latest() {
        return List.copyOf(latest);
    }

    public synchronized Optional<ImageSpec> find(long asked) {
        return latest.stream()
                .filter(shown -> shown.number == asked)
                .map(RecentImage::spec)
                .findFirst();
    }

    synchronized void add(ImageSpec spec, Instant at) {
        latest.addFirst(new RecentImage(++number, at, spec));
        if (latest.size() > MAX) {
            latest.removeLast();
        }
    }

    synchronized void clear() {
        latest.clear();
    }
}
