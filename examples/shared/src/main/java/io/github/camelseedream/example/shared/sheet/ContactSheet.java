package io.github.camelseedream.example.shared.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps {@code index.html} in step with a folder of images and their sidecars, as {@link
 * ImageFolder} writes them: newest first, the images of an input by number, earlier runs' too. A
 * thread of its own makes the thumbnails and writes the page, at most once a second, and less often
 * where that takes long. Safe for use by several threads.
 */
public final class ContactSheet implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ContactSheet.class);
    private static final int MAX_TILES = 2000;
    private static final long MIN_PAUSE_MILLIS = 1000;
    private static final int REST_PER_WORK = 10;

    private static final Comparator<JsonNode> ORDER =
            Comparator.comparing((JsonNode story) -> story.path("madeAt").asText())
                    .reversed()
                    .thenComparing(story -> story.path("input").asText())
                    .thenComparing(story -> story.path("requestId").asText())
                    .thenComparingInt(story -> story.path("number").asInt())
                    .thenComparing(story -> story.path("image").asText());

    private final Path folder;
    private final SheetPage page;
    private final ScheduledExecutorService thread;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile long pauseMillis = MIN_PAUSE_MILLIS;

    /** What has been read, since a sidecar does not change; the thread's own. */
    private final Map<Path, JsonNode> stories = new HashMap<>();

    /**
     * @param folder where the images are, and the page
     * @param aside the folders of what was made to no image, and how the names of the files end
     *     that say why
     */
    public ContactSheet(Path folder, Map<Path, String> aside) {
        this.folder = folder;
        page = new SheetPage(folder, aside);
        thread =
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            Thread own = new Thread(work, "contact-sheet");
                            own.setDaemon(true);
                            return own;
                        });
        thread.execute(this::write);
    }

    /** Shows an image beside what was edited into it, which may be gone afterwards. */
    public void before(Path edited, Path image) {
        String name = String.valueOf(image.getFileName());
        Thumbnails.make(edited, folder.resolve(Thumbnails.beforePathOf(name)));
    }

    /** Something that is shown has changed. */
    public void changed() {
        if (!thread.isShutdown() && scheduled.compareAndSet(false, true)) {
            var unused = thread.schedule(this::write, pauseMillis, TimeUnit.MILLISECONDS);
        }
    }

    private void write() {
        scheduled.set(false);
        long begun = System.nanoTime();
        try {
            Path part = folder.resolve(".index.html.part");
            Files.writeString(part, page.html(stories()));
            Files.move(part, folder.resolve("index.html"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException e) {
            LOG.warn("The contact sheet could not be written: {}", e.toString());
        }
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        pauseMillis = Math.max(MIN_PAUSE_MILLIS, REST_PER_WORK * took);
    }

    /** What the newest sidecars tell. */
    private List<JsonNode> stories() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> newest =
                    files.filter(file -> file.toString().endsWith(".json"))
                            .filter(file -> Files.exists(imageOf(file)))
                            .sorted(Comparator.comparingLong(ContactSheet::time).reversed())
                            .limit(MAX_TILES)
                            .toList();
            stories.keySet().retainAll(newest);
            newest.forEach(sidecar -> stories.computeIfAbsent(sidecar, this::read));
        }
        return stories.values().stream().sorted(ORDER).toList();
    }

    private JsonNode read(Path sidecar) {
        Path image = imageOf(sidecar);
        String name = String.valueOf(image.getFileName());
        Thumbnails.make(image, folder.resolve(Thumbnails.pathOf(name)));
        try {
            return new ObjectMapper().readTree(sidecar.toFile());
        } catch (IOException e) {
            LOG.warn("The contact sheet leaves {} out: {}", name, e.toString());
            return null;
        }
    }

    private static Path imageOf(Path sidecar) {
        String name = String.valueOf(sidecar.getFileName());
        return sidecar.resolveSibling(name.substring(0, name.length() - ".json".length()));
    }

    private static long time(Path file) {
        return file.toFile().lastModified();
    }

    /** Writes the page a last time. */
    @Override
    public void close() {
        if (thread.isShutdown()) {
            return;
        }
        thread.execute(this::write);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
                LOG.warn("The contact sheet is not complete; the next start completes it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
