package io.github.camelseedream.exchange;

import io.github.camelseedream.SeedreamConstants;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.provider.ProviderTask;
import io.github.camelseedream.provider.wire.Json;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.Adjustment;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.ImageFailure;
import io.github.camelseedream.result.TaskHandle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Message;

/**
 * Handles of tasks as text and back. What comes back may be forged: nothing in it is believed.
 * Stateless.
 *
 * @hidden
 */
public final class TaskHandleReader {

    private static final int LONGEST = 1 << 20;

    /** More than any request has of parts, of tasks in one and of images. */
    private static final int MOST = 100;

    private TaskHandleReader() {}

    public static String json(TaskHandle task) {
        return new String(Json.write(task), StandardCharsets.UTF_8);
    }

    /**
     * The handle of a message: its header, else its body, as a handle, a Map or JSON text.
     *
     * @throws InvalidRequestException if there is none
     */
    public static TaskHandle of(Message message) {
        Object header = message.getHeader(SeedreamConstants.TASK);
        String origin = header == null ? "body" : "header " + SeedreamConstants.TASK;
        Object value = header == null ? message.getBody() : header;
        if (value instanceof TaskHandle task) {
            return task;
        }
        try {
            return read(value instanceof Map<?, ?> map ? map : map(message, value));
        } catch (IOException e) {
            throw refused(origin, e.getMessage());
        }
    }

    /**
     * The handle of one task: cut out of the one in the header where that holds it, else a bare one
     * that knows neither how many images were asked for nor what becomes of them.
     *
     * @throws InvalidRequestException if the header is no handle
     */
    public static TaskHandle of(Message message, String provider, ProviderTask task) {
        return Optional.ofNullable(message.getHeader(SeedreamConstants.TASK))
                .map(header -> of(message))
                .filter(handle -> handle.getProvider().equals(provider))
                .flatMap(handle -> handle.only(task.id()))
                .orElseGet(
                        () ->
                                TaskHandle.builder()
                                        .provider(provider)
                                        .model(task.model())
                                        .mode("")
                                        .part(new TaskHandle.Part(1, 1, List.of(task.id())))
                                        .build());
    }

    private static Map<?, ?> map(Message message, Object value) throws IOException {
        String text =
                message.getExchange()
                        .getContext()
                        .getTypeConverter()
                        .tryConvertTo(String.class, message.getExchange(), value);
        if (text == null || text.isBlank()) {
            throw new IOException("there is none");
        }
        if (text.length() > LONGEST) {
            throw new IOException("it is longer than " + LONGEST + " characters");
        }
        if (!text.stripLeading().startsWith("{")) {
            throw new IOException("it is no JSON object");
        }
        return (Map<?, ?>) Json.plain(Json.tree(text));
    }

    private static InvalidRequestException refused(String origin, String why) {
        return new InvalidRequestException(
                CallContext.NONE,
                List.of(
                        new Violation(
                                "task",
                                "",
                                origin,
                                "is no handle: "
                                        + why
                                        + ". Accepted: a TaskHandle, or the JSON that"
                                        + " seedream:submit gave as text")));
    }

    private static TaskHandle read(Map<?, ?> map) throws IOException {
        TaskHandle.Builder task =
                TaskHandle.builder()
                        .provider(text(map, "provider"))
                        .model(text(map, "model"))
                        .mode(text(map, "mode"))
                        .submittedAt(time(map, "submittedAt"));
        for (Map<?, ?> part : some(map, "parts", Map.class)) {
            task.part(part(part));
        }
        if (map.get("output") instanceof Map<?, ?> output) {
            task.output(output(output));
        }
        for (Map<?, ?> failure : list(map, "failures", Map.class)) {
            task.failure(failure(failure));
        }
        task.adjustments(
                list(map, "adjustments", Map.class).stream()
                        .map(TaskHandleReader::adjustment)
                        .toList());
        TaskHandle read = task.build();
        return map.get("attributes") instanceof Map<?, ?> attributes
                ? read.withAttributes(attributes)
                : read;
    }

    private static TaskHandle.Part part(Map<?, ?> map) throws IOException {
        return new TaskHandle.Part(
                number(map, "index"), number(map, "count"), some(map, "ids", String.class));
    }

    private static TaskHandle.Output output(Map<?, ?> map) throws IOException {
        Object format = map.get("format");
        if (format != null && !ImageParameters.OUTPUT_FORMAT.choices().contains(format)) {
            throw new IOException("its output has a format that is not known");
        }
        return new TaskHandle.Output(
                (String) format,
                map.get("compression") == null
                        ? null
                        : Integer.valueOf(number(map, "compression")));
    }

    private static ImageFailure failure(Map<?, ?> map) throws IOException {
        return new ImageFailure(
                number(map, "index"),
                text(map, "error"),
                text(map, "outcome"),
                Boolean.TRUE.equals(map.get("repeatable")),
                text(map, "message"));
    }

    private static Adjustment adjustment(Map<?, ?> map) {
        return new Adjustment(
                Objects.toString(map.get("parameter"), ""),
                Objects.toString(map.get("asked"), ""),
                Objects.toString(map.get("used"), ""),
                Objects.toString(map.get("reason"), ""));
    }

    private static String text(Map<?, ?> map, String name) throws IOException {
        if (map.get(name) instanceof String text) {
            return text;
        }
        throw new IOException("it has no " + name);
    }

    private static Instant time(Map<?, ?> map, String name) throws IOException {
        try {
            return Instant.parse(text(map, name));
        } catch (DateTimeParseException e) {
            throw new IOException("its " + name + " is no time in ISO-8601", e);
        }
    }

    private static int number(Map<?, ?> map, String name) throws IOException {
        if (map.get(name) instanceof Number number
                && number.doubleValue() >= 1
                && number.doubleValue() <= MOST) {
            return number.intValue();
        }
        throw new IOException("it has no " + name + " from 1 to " + MOST);
    }

    /** A list that must not be empty; each of its elements costs a call. */
    private static <T> List<T> some(Map<?, ?> map, String name, Class<T> type) throws IOException {
        List<T> list = list(map, name, type);
        if (list.isEmpty() || list.size() > MOST) {
            throw new IOException("it has " + list.size() + " " + name);
        }
        return list;
    }

    private static <T> List<T> list(Map<?, ?> map, String name, Class<T> type) throws IOException {
        if (!(map.get(name) instanceof List<?> list)) {
            return List.of();
        }
        if (!list.stream().allMatch(type::isInstance)) {
            throw new IOException("what is in its " + name + " is not what submit gave");
        }
        return list.stream().map(type::cast).toList();
    }
}
