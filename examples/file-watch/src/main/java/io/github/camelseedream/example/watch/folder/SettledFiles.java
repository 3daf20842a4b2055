package io.github.camelseedream.example.watch.folder;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * Lets an input out of the inbox only when it is complete: its size and time have not changed for a
 * while under our own eyes, and an image has its text. Watching all files at once, it does not hold
 * up the poll as a read lock would. Used by the polling thread only.
 */
public final class SettledFiles implements GenericFileFilter<File> {

    private record Sight(long size, FileTime changed, long since, int poll) {}

    private final Folders folders;
    private final long quiet;
    private final BiConsumer<Path, Path> waits;
    private final Map<Path, Sight> sights = new HashMap<>();
    private final Set<Path> told = new HashSet<>();
    private int poll;
    private int ready;
    private int pending;

    /**
     * @param quiet how long a file must be unchanged
     * @param waits hears once of each half of a pair that is alone, and what it lacks
     */
    public SettledFiles(Folders folders, Duration quiet, BiConsumer<Path, Path> waits) {
        this.folders = folders;
        this.quiet = quiet.toNanos();
        this.waits = waits;
    }

    @Override
    public boolean accept(GenericFile<File> candidate) {
        Path file = candidate.getFile().toPath();
        boolean settled =
                switch (InputName.of(file).kind()) {
                    case PROMPT, REQUEST -> isSettled(file);
                    case IMAGE -> isPaired(file, textOf(file));
                    case EDIT_TEXT -> {
                        // beside its image it is judged with that
                        if (!Files.exists(imageOf(file))) {
                            isPaired(file, imageOf(file));
                        }
                        yield false;
                    }
                    case OTHER -> false;
                };
        if (settled && Files.exists(folders.working().resolve(file.getFileName()))) {
            return false;
        }
        ready += settled ? 1 : 0;
        return settled;
    }

    /** Whether both halves are there and settled; one that is alone is told. */
    private boolean isPaired(Path file, Path partner) {
        boolean alone = !Files.exists(partner);
        // both are looked at, so that both have been watched for long enough
        boolean settled = isSettled(file) & (alone || isSettled(partner));
        if (settled && alone && told.add(file)) {
            waits.accept(file, partner);
        }
        return settled && !alone;
    }

    /** The text that says how to edit an image. */
    static Path textOf(Path image) {
        return image.resolveSibling(image.getFileName() + InputName.EDIT_SUFFIX);
    }

    private static Path imageOf(Path text) {
        return text.resolveSibling(InputName.of(text).base());
    }

    /** Whether it is still as it was when it was accepted. */
    boolean isUnchanged(Path file) {
        Sight last = sights.get(file);
        Sight now = look(file);
        return last != null && now != null && isSame(last, now);
    }

    void beginPoll() {
        poll++;
        ready = 0;
        pending = 0;
    }

    /**
     * Ends a look at the inbox.
     *
     * @param whole whether every file was seen, so that what was not seen is gone
     */
    void endPoll(boolean whole) {
        if (whole) {
            sights.values().removeIf(sight -> sight.poll() != poll);
            told.retainAll(sights.keySet());
        }
    }

    /** Whether the last look found nothing that is or will soon be ready. */
    boolean isIdle() {
        return ready == 0 && pending == 0;
    }

    private boolean isSettled(Path file) {
        Sight now = look(file);
        if (now == null) {
            return false;
        }
        Sight last = sights.get(file);
        long since = last != null && isSame(last, now) ? last.since() : now.since();
        sights.put(file, new Sight(now.size(), now.changed(), since, poll));
        boolean settled = now.since() - since >= quiet;
        pending += settled ? 0 : 1;
        return settled;
    }

    private static boolean isSame(Sight one, Sight other) {
        return one.size() == other.size() && one.changed().equals(other.changed());
    }

    private Sight look(Path file) {
        try {
            BasicFileAttributes now =
                    Files.readAttributes(
                            file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            // a link may lead out of the inbox, and what is there would go to the provider
            return !now.isRegularFile()
                    ? null
                    : new Sight(now.size(), now.lastModifiedTime(), System.nanoTime(), poll);
        } catch (IOException e) {
            return null;
        }
    }
}
