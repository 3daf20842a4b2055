package io.github.camelseedream.simulator.image;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The latest reference images in small, by the digest of their files, so that an edit can show
 * them. A forgotten one is missing from the images made of it. Threadsafe.
 */
public final class Thumbnails {

    private static final int MAX = 48;

    private final Map<String, Thumbnail> latest =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Thumbnail> eldest) {
                    return size() > MAX;
                }
            };

    /** Remembers what the file of this digest shows, if that is known. */
    public synchronized void remember(String digest, Optional<Thumbnail> thumbnail) {
        thumbnail.ifPresent(known -> latest.put(digest, known));
    }

    public synchronized boolean knows(String digest) {
        return latest.containsKey(digest);
    }

    synchronized List<Thumbnail> find(List<String> digests) {
        return digests.stream()
                .map(latest::get)
                .flatMap(known -> Optional.ofNullable(known).stream())
                .toList();
    }
}
