package io.github.camelseedream.example.watch.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.github.camelseedream.example.watch.folder.FreeName;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Writes the images of an exchange, each with a JSON file that tells all about it. A file appears
 * under its name when it is whole, and no name is used twice. Safe for use by several threads.
 */
public final class Outbox implements Processor {

    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private final Path folder;
    private final ContactSheet sheet;
    private final BiConsumer<Path, Made> listener;
    private final boolean simulated;

    /**
     * @param listener hears what came of which input
     * @param simulated whether the simulator inside makes the images; those of another one are
     *     known by what it writes into them
     */
    public Outbox(
            Path folder, ContactSheet sheet, BiConsumer<Path, Made> listener, boolean simulated) {
        this.simulated = simulated;
        this.folder = folder;
        this.sheet = sheet;
        this.listener = listener;
    }

    @Override
    public void process(Exchange exchange) throws IOException {
        Order order = exchange.getProperty(Order.PROPERTY, Order.class);
        Delivery delivery = Delivery.of(exchange);
        ImageResult result = delivery.result();
        Instant madeAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        boolean allSimulated = simulated;
        List<Path> images = new ArrayList<>();
        for (GeneratedImage image : result.getImages()) {
            Path file = writeImage(order, delivery, image);
            Map<String, Object> story = Sidecar.of(file, order, delivery, image, madeAt);
            if (simulated || SimulatorMark.isIn(file)) {
                allSimulated = true;
                story.put("simulated", true);
            }
            writeWhole(sidecarOf(file), JSON.writeValueAsBytes(story));
            sheet.add(file, order, story);
            images.add(file);
        }
        listener.accept(
                order.input(),
                new Made(
                        images,
                        size(order, result.getImages().get(0)),
                        result.getModel() + " at " + result.getProvider(),
                        result.getCost(),
                        delivery.failures().size(),
                        allSimulated));
    }

    private static String size(Order order, GeneratedImage image) {
        if (image.getWidth() == 0) {
            return "";
        }
        String asked = order.otherSize(image.getWidth(), image.getHeight());
        return image.getWidth()
                + "x"
                + image.getHeight()
                + (asked.isEmpty() ? "" : " (asked " + asked + ")");
    }

    private Path writeImage(Order order, Delivery delivery, GeneratedImage image)
            throws IOException {
        String name = String.valueOf(order.input().getFileName());
        boolean single = delivery.wanted() == 1;
        String extension = image.image().isPresent() ? image.extension() : "url.txt";
        Path part = newPart();
        try (InputStream bytes = open(image)) {
            Files.copy(bytes, part);
            return FreeName.move(
                    part,
                    delivery.number(image),
                    number ->
                            folder.resolve(
                                    name
                                            + (single && number == 1 ? "" : "-" + number)
                                            + "."
                                            + extension));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** With resultMode=url there is only the address. */
    private static InputStream open(GeneratedImage image) throws IOException {
        return image.image().isPresent()
                ? image.open()
                : new ByteArrayInputStream(image.getUrl().getBytes(StandardCharsets.UTF_8));
    }

    static Path sidecarOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".json");
    }

    private void writeWhole(Path file, byte[] bytes) throws IOException {
        Path part = newPart();
        Files.write(part, bytes);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path newPart() {
        return folder.resolve("." + UUID.randomUUID() + ".part");
    }
}
