package io.github.camelseedream.example.watch.folder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.result.TaskHandle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What was sent for an input to a provider that works on tasks: a handle of the component as JSON,
 * in {@code fox.txt.task.json} beside {@code fox.txt}. It is there before anything is sent, still
 * without a task, and holds the key that makes a repeated submit the same submit. The key is random
 * and not made from the input, so that an input that is moved to the inbox again is a new request
 * even though not a byte of it has changed.
 *
 * @param json the handle
 */
public record Slip(JsonNode json) {

    /** Where it is on the exchange. */
    public static final String PROPERTY = "WatchSlip";

    private static final String SUFFIX = ".task.json";
    private static final String PLACE = "place";
    private static final String KEY = "key";
    private static final String IMAGES = "images";
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Before the submit.
     *
     * @param provider its name
     * @param place where that is, for a later start that may be told of another
     */
    public static Slip fresh(String provider, String place) {
        return new Slip(
                JSON.valueToTree(
                        TaskHandle.builder()
                                .provider(provider)
                                .submittedAt(Instant.now())
                                .attributes(Map.of(PLACE, place, KEY, UUID.randomUUID().toString()))
                                .build()));
    }

    /** With the tasks that the provider works on. */
    public Slip with(TaskHandle handle) {
        int all =
                handle.getParts().stream().mapToInt(TaskHandle.Part::count).sum()
                        + handle.getFailures().size();
        Map<String, Object> attributes =
                Map.of(PLACE, place(), KEY, key(), IMAGES, Math.max(images(), all));
        return new Slip(JSON.valueToTree(handle.withAttributes(attributes)));
    }

    public String provider() {
        return json.path("provider").asText();
    }

    public String place() {
        return json.path("attributes").path(PLACE).asText();
    }

    public String key() {
        return json.path("attributes").path(KEY).asText();
    }

    /** Whether the provider's answer to the submit is known. */
    public boolean isSubmitted() {
        return !json.path("parts").isEmpty();
    }

    /** Whether it was written longer ago than that. */
    public boolean isOlderThan(Duration age) {
        try {
            Instant written = Instant.parse(json.path("submittedAt").asText());
            return written.plus(age).isBefore(Instant.now());
        } catch (DateTimeParseException e) {
            return true;
        }
    }

    /** How many images were asked for, also those that have come and those that were refused. */
    public int images() {
        return json.path("attributes").path(IMAGES).asInt();
    }

    /** The numbers, from 1, of the images that the tasks are for. */
    public List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode part : json.path("parts")) {
            int first = part.path("index").asInt();
            for (int i = 0; i < part.path("count").asInt(); i++) {
                numbers.add(first + i);
            }
        }
        return numbers;
    }

    /** The provider's ids of the tasks, in the order of their images. */
    public List<String> taskIds() {
        List<String> ids = new ArrayList<>();
        json.path("parts").forEach(part -> part.path("ids").forEach(id -> ids.add(id.asText())));
        return ids;
    }

    /** As {@code seedream:await} takes it. */
    public String text() {
        return json.toString();
    }

    static Path pathBeside(Path input) {
        return input.resolveSibling(input.getFileName() + SUFFIX);
    }

    /** The input that a slip belongs to. */
    static Optional<Path> inputOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(SUFFIX) && InputName.of(file).kind() == InputName.Kind.OTHER
                ? Optional.of(
                        file.resolveSibling(name.substring(0, name.length() - SUFFIX.length())))
                : Optional.empty();
    }

    /** The one of an input; nothing where there is none, or none that can be read. */
    public static Optional<Slip> readBeside(Path input) throws IOException {
        Path file = pathBeside(input);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(Files.readString(file));
            return json.isObject() ? Optional.of(new Slip(json)) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Writes it; after a crash, even of the machine, it is there whole, or the earlier one is. */
    public void writeBeside(Path input) throws IOException {
        Path part = input.resolveSibling("." + UUID.randomUUID() + ".part");
        try (FileChannel channel =
                FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(json));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(part, pathBeside(input), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Forgets what was sent: the input came to its end, or it is made anew. */
    public static void removeBeside(Path input) throws IOException {
        Files.deleteIfExists(pathBeside(input));
    }
}
