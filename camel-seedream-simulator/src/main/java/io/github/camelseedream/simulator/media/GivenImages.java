package io.github.camelseedream.simulator.media;

import io.github.camelseedream.simulator.image.ImageFile;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Files that tests supply for certain prompts, the latest first. Threadsafe. */
public final class GivenImages {

    private static final int MAX = 32;

    private final Deque<Given> latest = new ArrayDeque<>();

    /**
     * A file, and the prompts it is for.
     *
     * @param promptContains part of the prompt; empty for any prompt
     */
    public record Given(String promptContains, ImageFile file) {}

    /** Uses this file for such prompts from now on; the oldest of many is dropped. */
    public synchronized void add(Given given) {
        latest.addFirst(given);
        if (latest.size() > MAX) {
            latest.removeLast();
        }
    }

    public synchronized Optional<ImageFile> find(String prompt) {
        return latest.stream()
                .filter(given -> prompt.contains(given.promptContains()))
                .map(Given::file)
                .findFirst();
    }

    public synchronized List<Given> all() {
        return List.copyOf(latest);
    }

    public synchronized void clear() {
        latest.clear();
    }
}
