package io.github.camelseedream.example.gateway;

import io.github.camelseedream.result.GeneratedImage;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Images that can be fetched for a while, under names that nobody guesses. Their bytes stay in the
 * component's spool. Of too many, the oldest goes first. Safe for use by several threads.
 */
final class ImageShelf implements AutoCloseable {

    /**
     * An image that is fetched.
     *
     * @param bytes the caller closes it; it can be read to its end even if the image goes
     * @param left how long the image stays
     */
    record Fetched(InputStream bytes, long length, String mediaType, Duration left) {}

    private record Place(GeneratedImage image, Instant until) {}

    private static final int ID_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final long mostImages;
    private final long mostBytes;
    private final Clock clock;
    private long bytes;

    ImageShelf(long mostImages, long mostBytes, Clock clock) {
        this.mostImages = mostImages;
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    /** Keeps an image for so long, and tells its name. */
    synchronized String put(GeneratedImage image, Duration life) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(id);
        places.put(name, new Place(image, clock.instant().plus(life)));
        bytes += image.getLength();
        makeRoom();
        return name;
    }

    /** The image of that name, if it is there. */
    synchronized Optional<Fetched> fetch(String name) throws IOException {
        makeRoom();
        Place place = places.get(name);
        return place == null
                ? Optional.empty()
                : Optional.of(
                        new Fetched(
                                place.image().open(),
                                place.image().getLength(),
                                place.image().getMediaType(),
                                Duration.between(clock.instant(), place.until())));
    }

    /** How many there are. */
    synchronized int size() {
        return places.size();
    }

    private void makeRoom() {
        Instant now = clock.instant();
        Iterator<Place> oldestFirst = places.values().iterator();
        while (oldestFirst.hasNext()) {
            Place place = oldestFirst.next();
            boolean tooMany = places.size() > mostImages || isTooMuch();
            if (!tooMany && now.isBefore(place.until())) {
                return;
            }
            oldestFirst.remove();
            bytes -= place.image().getLength();
            place.image().close();
        }
    }

    /** One that is too large by itself has been promised all the same. */
    private boolean isTooMuch() {
        return bytes > mostBytes && places.size() > 1;
    }

    @Override
    public synchronized void close() {
        places.values().forEach(place -> place.image().close());
        places.clear();
        bytes = 0;
    }
}
