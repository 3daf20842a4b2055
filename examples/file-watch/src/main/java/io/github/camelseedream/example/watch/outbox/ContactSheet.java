package io.github.camelseedream.example.watch.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.example.watch.folder.Folders;
import io.github.camelseedream.example.watch.folder.InputName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps {@code index.html} in step with the images: newest input first, its images by number,
 * earlier runs' too. A thread of its own makes the thumbnails and writes the page, at most once a
 * second, and less often where that takes long. Safe for use by several threads.
 */
public final class ContactSheet implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ContactSheet.class);
    private static final int MOST_TILES = 2000;
    private static final long SHORTEST_PAUSE_MILLIS = 1000;
    private static final int REST_PER_WORK = 10;

    private static final Comparator<JsonNode> ORDER =
            Comparator.comparing((JsonNode story) -> story.path("madeAt").asText())
                    .reversed()
                    .thenComparing(story -> story.path("input").asText())
                    .thenComparing(story -> story.path("requestId").asText())
                    .thenComparingInt(story -> story.path("number").asInt())
                    .thenComparing(story -> story.path("image").asText());

    private final Folders folders;
    private final Path outbox;
    private final Thumbnails thumbnails;
    private final ObjectMapper json = new ObjectMapper();
    private final ScheduledExecutorService thread;

    // all below are the thread's own
    private final List<JsonNode> tiles = new ArrayList<>();
    private boolean scheduled;
    private long pauseMillis = SHORTEST_PAUSE_MILLIS;

    public ContactSheet(Folders folders) {
        this.folders = folders;
        this.outbox = folders.outbox();
        this.thumbnails = new Thumbnails(outbox);
        this.thread =
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            Thread own = new Thread(work, "contact-sheet");
                            own.setDaemon(true);
                            return own;
                        });
        thread.execute(this::load);
    }

    /**
     * Adds an image.
     *
     * @param order an input that is edited is shown beside it
     * @param story what its sidecar tells
     */
    void add(Path image, Order order, Map<String, Object> story) {
        if (InputName.of(order.input()).kind() == InputName.Kind.IMAGE) {
            makeBefore(order.input(), image);
        }
        thread.execute(() -> show(image, json.valueToTree(story)));
    }

    private void show(Path image, JsonNode story) {
        makeThumbnail(image);
        tiles.add(story);
        schedule();
    }

    /** Something that is shown has changed, such as what failed. */
    public void refresh() {
        if (!thread.isShutdown()) {
            thread.execute(this::schedule);
        }
    }

    /** At once, since the input is moved away next. */
    private void makeBefore(Path input, Path image) {
        try {
            thumbnails.makeBefore(input, image);
        } catch (IOException | RuntimeException e) {
            LOG.debug("No thumbnail of {}", input, e);
        }
    }

    private void schedule() {
        if (!scheduled && !thread.isShutdown()) {
            scheduled = true;
            var unused = thread.schedule(this::write, pauseMillis, TimeUnit.MILLISECONDS);
        }
    }

    private void makeThumbnail(Path image) {
        try {
            thumbnails.make(image);
        } catch (IOException | RuntimeException e) {
            LOG.debug("No thumbnail of {}", image, e);
        }
    }

    /** What earlier runs left. */
    private void load() {
        try (Stream<Path> files = Files.list(outbox)) {
            List<Path> sidecars =
                    files.filter(file -> file.toString().endsWith(".json"))
                            .filter(file -> Files.exists(imageOf(file)))
                            .sorted((one, other) -> Long.compare(time(one), time(other)))
                            .toList();
            for (Path sidecar :
                    sidecars.subList(Math.max(0, sidecars.size() - MOST_TILES), sidecars.size())) {
                makeThumbnail(imageOf(sidecar));
                tiles.add(json.readTree(sidecar.toFile()));
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("Earlier images are missing in the contact sheet: {}", e.toString());
        }
        write();
    }

    private static Path imageOf(Path sidecar) {
        String name = String.valueOf(sidecar.getFileName());
        return sidecar.resolveSibling(name.substring(0, name.length() - ".json".length()));
    }

    private static long time(Path file) {
        return file.toFile().lastModified();
    }

    private void write() {
        scheduled = false;
        long begun = System.nanoTime();
        try {
            tiles.sort(ORDER);
            tiles.subList(Math.min(MOST_TILES, tiles.size()), tiles.size()).clear();
            Path part = outbox.resolve(".index.html.part");
            Files.writeString(part, new SheetPage(folders).html(tiles));
            Files.move(part, outbox.resolve("index.html"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException e) {
            LOG.warn("The contact sheet could not be written: {}", e.toString());
        }
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        pauseMillis = Math.max(SHORTEST_PAUSE_MILLIS, REST_PER_WORK * took);
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
