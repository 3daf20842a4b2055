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
 * Pictures that can be fetched for a while, under names that nobody guesses. Their bytes stay in
 * the component's spool. Of too many, the oldest goes first. Safe for use by several threads.
 */
final class PictureShelf implements AutoCloseable {

    /**
     * A picture that is fetched.
     *
     * @param bytes the caller closes it; it can be read to its end even if the picture goes
     * @param left how long the picture stays
     */
    record Fetched(InputStream bytes, long length, String mediaType, Duration left) {}

    private record Place(GeneratedImage picture, Instant until) {}

    private static final int ID_BYTES = 24;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final long mostPictures;
    private final long mostBytes;
    private final Clock clock;
    private long bytes;

    PictureShelf(long mostPictures, long mostBytes, Clock clock) {
        this.mostPictures = mostPictures;
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    /** Keeps a picture for so long, and tells its name. */
    synchronized String put(GeneratedImage picture, Duration life) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(id);
        places.put(name, new Place(picture, clock.instant().plus(life)));
        bytes += picture.getBytes();
        makeRoom();
        return name;
    }

    /** The picture of that name, if it is there. */
    synchronized Optional<Fetched> fetch(String name) throws IOException {
        makeRoom();
        Place place = places.get(name);
        return place == null
                ? Optional.empty()
                : Optional.of(
                        new Fetched(
                                place.picture().open(),
                                place.picture().getBytes(),
                                place.picture().getMediaType(),
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
            boolean tooMany = places.size() > mostPictures || isTooMuch();
            if (!tooMany && now.isBefore(place.until())) {
                return;
            }
            oldestFirst.remove();
            bytes -= place.picture().getBytes();
            place.picture().close();
        }
    }

    /** One that is too large by itself has been promised all the same. */
    private boolean isTooMuch() {
        return bytes > mostBytes && places.size() > 1;
    }

    @Override
    public synchronized void close() {
        places.values().forEach(place -> place.picture().close());
        places.clear();
        bytes = 0;
    }
}
