package io.github.camelseedream.simulator.media;

import io.github.camelseedream.simulator.image.ImageOrder;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The images handed out last, by number, for the simulator's own page. Threadsafe. */
public final class Showcase {

    private static final int MOST = 60;

    private final Deque<Shown> latest = new ArrayDeque<>();
    private long number;

    /** An image and when it was handed out. */
    public record Shown(long number, Instant at, ImageOrder order) {}

    /** The latest first. */
    public synchronized List<Shown> latest() {
        return List.copyOf(latest);
    }

    public synchronized Optional<ImageOrder> find(long asked) {
        return latest.stream().filter(shown -> shown.number == asked).map(Shown::order).findFirst();
    }

    synchronized void show(ImageOrder order, Instant at) {
        latest.addFirst(new Shown(++number, at, order));
        if (latest.size() > MOST) {
            latest.removeLast();
        }
    }

    synchronized void clear() {
        latest.clear();
    }
}
