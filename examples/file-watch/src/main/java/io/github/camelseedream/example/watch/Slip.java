package io.github.camelseedream.example.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.error.PartialResultException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskException;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.TaskHandle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;

/**
 * What was sent for an input to a provider that works on tasks: a handle of the component as JSON,
 * in {@code fox.txt.task.json} beside {@code fox.txt}. It is there before anything is sent, still
 * without a task, and holds the key that makes a repeated submit the same submit. The key is random
 * and not made from the input, so that an input that is moved to the inbox again is a new request
 * even though not a byte of it has changed.
 *
 * @param json the handle
 */
record Slip(JsonNode json) {

    /** Where it is on the exchange. */
    static final String PROPERTY = "WatchSlip";

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
    static Slip fresh(String provider, String place) {
        return new Slip(
                JSON.valueToTree(
                        TaskHandle.builder()
                                .provider(provider)
                                .submittedAt(Instant.now())
                                .attributes(Map.of(PLACE, place, KEY, UUID.randomUUID().toString()))
                                .build()));
    }

    /** With the tasks that the provider works on, and how many images were ever asked for. */
    Slip with(TaskHandle handle) {
        int open = handle.getParts().stream().mapToInt(TaskHandle.Part::count).sum();
        int images = Math.max(images(), open + handle.getFailures().size());
        return new Slip(
                JSON.valueToTree(
                        handle.withAttributes(Map.of(PLACE, place(), KEY, key(), IMAGES, images))));
    }

    /** What the next start goes on with, where the provider still works on it or still has it. */
    static Optional<Slip> ofRest(Exchange exchange, Exception error) {
        Optional<Slip> sent = Optional.ofNullable(exchange.getProperty(PROPERTY, Slip.class));
        if (error instanceof TaskException waited) {
            return sent.map(slip -> slip.with(waited.task()));
        }
        if (error instanceof PartialResultException partial) {
            TaskHandle open = partial.result().getTask();
            return open == null ? Optional.empty() : sent.map(slip -> slip.with(open));
        }
        // the poll was not sent; the tasks are there all the same
        boolean isThere =
                error instanceof SeedreamException refused
                        && refused.outcome() == CallOutcome.NOT_SENT;
        return sent.filter(slip -> isThere && slip.isSubmitted());
    }

    /** How many images were ever asked for. */
    int images() {
        return attribute(IMAGES).asInt();
    }

    String provider() {
        return json.path("provider").asText();
    }

    String place() {
        return attribute(PLACE).asText();
    }

    String key() {
        return attribute(KEY).asText();
    }

    Instant writtenAt() {
        return Instant.parse(json.path("submittedAt").asText());
    }

    /** Whether the provider's answer to the submit is known. */
    boolean isSubmitted() {
        return !json.path("parts").isEmpty();
    }

    private JsonNode attribute(String name) {
        return json.path("attributes").path(name);
    }

    static Path pathBeside(Path input) {
        return input.resolveSibling(input.getFileName() + SUFFIX);
    }

    /** The input that a slip belongs to. */
    static Optional<Path> inputOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return Optional.of(name)
                .filter(each -> each.endsWith(SUFFIX) && InputKind.of(file) == InputKind.OTHER)
                .map(
                        each ->
                                file.resolveSibling(
                                        each.substring(0, each.length() - SUFFIX.length())));
    }

    /** The one of an input; nothing where there is none, or none that can be read. */
    static Optional<Slip> readBeside(Path input) throws IOException {
        if (Files.exists(pathBeside(input))) {
            try {
                Slip slip = new Slip(JSON.readTree(Files.readAllBytes(pathBeside(input))));
                return Optional.of(slip).filter(read -> read.writtenAt() != null);
            } catch (JsonProcessingException | DateTimeParseException e) {
                // none that can be read
            }
        }
        return Optional.empty();
    }

    /** Writes it; after a crash, even of the machine, it is there whole, or the earlier one is. */
    void writeBeside(Path input) throws IOException {
        Path part = input.resolveSibling("." + UUID.randomUUID() + ".part");
        Files.write(
                part,
                JSON.writeValueAsBytes(json),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        Files.move(part, pathBeside(input), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Forgets what was sent: the input came to its end, or it is made anew. */
    static void removeBeside(Path input) throws IOException {
        Files.deleteIfExists(pathBeside(input));
    }
}
