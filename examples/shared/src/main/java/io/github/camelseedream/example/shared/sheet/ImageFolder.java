package io.github.camelseedream.example.shared.sheet;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes the images of a result, each with a JSON file that tells all about it. A file appears
 * under its name when it is whole, and no name is used twice. Safe for use by several threads.
 */
public final class ImageFolder {

    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

    /** What the simulator writes into each of its images, near the beginning or near the end. */
    private static final String MARK = "Simulated by camel-seedream-simulator";

    private static final int MARKED_WITHIN = 4096;

    private final Path folder;
    private final boolean simulated;

    /**
     * @param simulated whether the simulator inside makes the images; those of another one are
     *     known by what it writes into them
     */
    public ImageFolder(Path folder, boolean simulated) {
        this.folder = folder;
        this.simulated = simulated;
    }

    /**
     * Writes the images of an order, as {@code fox.txt.png} or {@code fox.txt-1.png}.
     *
     * @param tasks the provider's ids of the tasks; empty where it answers at once
     * @param isResumed whether they may have been written before: what is there byte for byte is
     *     not written again
     */
    public Made write(Order order, ImageResult result, List<String> tasks, boolean isResumed)
            throws IOException {
        Instant madeAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        boolean anySimulated = simulated;
        List<Path> images = new ArrayList<>();
        for (GeneratedImage image : result.getImages()) {
            Path file = writeImage(order, result, image, isResumed);
            Map<String, Object> story = Sidecar.of(file, order, result, tasks, image, madeAt);
            if (simulated || isMarked(file)) {
                anySimulated = true;
                story.put("simulated", true);
            }
            Path part = Files.write(newPart(), JSON.writeValueAsBytes(story));
            Files.move(part, sidecarOf(file), StandardCopyOption.REPLACE_EXISTING);
            images.add(file);
        }
        return new Made(
                images,
                size(order, result.getImages().get(0)),
                result.getModel() + " at " + result.getProvider(),
                result.getCost(),
                result.getFailures().size(),
                anySimulated);
    }

    private static String size(Order order, GeneratedImage image) {
        if (image.getWidth() == 0) {
            return "";
        }
        String asked = order.otherSize(image.getWidth(), image.getHeight());
        return "%dx%d%s"
                .formatted(
                        image.getWidth(),
                        image.getHeight(),
                        asked.isEmpty() ? "" : " (asked " + asked + ")");
    }

    /** How many images there would be, had all come. */
    static int wanted(ImageResult result) {
        return result.getImages().size() + result.getFailures().size();
    }

    private Path writeImage(
            Order order, ImageResult result, GeneratedImage image, boolean isResumed)
            throws IOException {
        Path part = newPart();
        try (InputStream bytes = open(image)) {
            Files.copy(bytes, part);
            String extension = image.image().isPresent() ? image.extension() : "url.txt";
            boolean single = wanted(result) == 1;
            for (int number = image.getIndex(); ; number++) {
                String suffix = single && number == 1 ? "" : "-" + number;
                Path free = folder.resolve(order.input() + suffix + "." + extension);
                if (isResumed && isSame(part, free) || moved(part, free)) {
                    return free;
                }
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Moves a file, unless there is one of that name already. */
    private static synchronized boolean moved(Path part, Path free) throws IOException {
        try {
            Files.move(part, free);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static boolean isSame(Path part, Path file) throws IOException {
        return Files.exists(file) && Files.mismatch(part, file) == -1;
    }

    /** With resultMode=url there is only the address. */
    private static InputStream open(GeneratedImage image) throws IOException {
        return image.image().isPresent()
                ? image.open()
                : new ByteArrayInputStream(image.getUrl().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isMarked(Path image) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "r")) {
            long end = Math.max(0, file.length() - MARKED_WITHIN);
            return text(file, 0).contains(MARK) || text(file, end).contains(MARK);
        }
    }

    private static String text(RandomAccessFile file, long from) throws IOException {
        byte[] bytes = new byte[(int) Math.min(MARKED_WITHIN, file.length() - from)];
        file.seek(from);
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static Path sidecarOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".json");
    }

    private Path newPart() {
        return folder.resolve("." + UUID.randomUUID() + ".part");
    }
}
