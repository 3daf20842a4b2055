package io.github.camelseedream;

import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.provider.Json;
import io.github.camelseedream.provider.ProviderTask;
import io.github.camelseedream.request.Complaint;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.result.Adjustment;
import io.github.camelseedream.result.ImageFailure;
import io.github.camelseedream.result.SeedreamTask;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Message;

/** Handles of tasks as text and back. What comes back may be forged: nothing in it is believed. */
final class TaskHandles {

    private static final int LONGEST = 1 << 20;
    private static final int MOST_PARTS = 100;
    private static final int MOST_PICTURES = 1000;

    private TaskHandles() {}

    static String json(SeedreamTask task) {
        return new String(Json.write(task), StandardCharsets.UTF_8);
    }

    /**
     * The handle of a message: its header, else its body, as a handle, a Map or JSON text.
     *
     * @throws InvalidRequestException if there is none
     */
    static SeedreamTask of(Message message) {
        Object header = message.getHeader(SeedreamConstants.TASK);
        String origin = header == null ? "body" : "header " + SeedreamConstants.TASK;
        Object value = header == null ? message.getBody() : header;
        if (value instanceof SeedreamTask task) {
            return task;
        }
        try {
            return read(value instanceof Map<?, ?> map ? map : map(message, value));
        } catch (IOException | ClassCastException | DateTimeParseException e) {
            throw refused(origin, e.getMessage());
        }
    }

    /**
     * The handle of one task: cut out of the one in the header where that holds it, else a bare one
     * that knows neither how many pictures were asked for nor what becomes of them.
     *
     * @throws InvalidRequestException if the header is no handle
     */
    static SeedreamTask of(Message message, String provider, ProviderTask task) {
        return Optional.ofNullable(message.getHeader(SeedreamConstants.TASK))
                .map(header -> of(message))
                .filter(handle -> handle.getProvider().equals(provider))
                .flatMap(handle -> handle.only(task.id()))
                .orElseGet(
                        () ->
                                SeedreamTask.builder()
                                        .provider(provider)
                                        .model(task.model())
                                        .mode("")
                                        .part(new SeedreamTask.Part(1, 1, List.of(task.id())))
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
        return Json.plain(Json.tree(text)) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static InvalidRequestException refused(String origin, String why) {
        return new InvalidRequestException(
                CallContext.NONE,
                List.of(
                        new Complaint(
                                "task",
                                "",
                                origin,
                                "is no handle: "
                                        + why
                                        + ". Accepted: a SeedreamTask, or the JSON that"
                                        + " seedream:submit gave as text")));
    }

    private static SeedreamTask read(Map<?, ?> map) throws IOException {
        SeedreamTask.Builder task =
                SeedreamTask.builder()
                        .provider(text(map, "provider"))
                        .model(text(map, "model"))
                        .mode(text(map, "mode"))
                        .submittedAt(Instant.parse(text(map, "submittedAt")));
        List<?> parts = list(map, "parts");
        if (parts.isEmpty() || parts.size() > MOST_PARTS) {
            throw new IOException("it has " + parts.size() + " parts");
        }
        for (Map<?, ?> part : maps(map, "parts")) {
            task.part(part(part));
        }
        if (map.get("output") instanceof Map<?, ?> output) {
            task.output(output(output));
        }
        for (Map<?, ?> failure : maps(map, "failures")) {
            task.failure(failure(failure));
        }
        for (Map<?, ?> adjustment : maps(map, "adjustments")) {
            task.adjustments(List.of(adjustment(adjustment)));
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        if (map.get("attributes") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> attributes.put((String) name, value));
        }
        return task.attributes(attributes).build();
    }

    private static SeedreamTask.Output output(Map<?, ?> map) throws IOException {
        Object format = map.get("format");
        if (format != null && !ImageParameters.OUTPUT_FORMAT.choices().contains(format)) {
            throw new IOException("its output has a format that is not known");
        }
        return new SeedreamTask.Output(
                (String) format,
                map.get("compression") == null
                        ? null
                        : Integer.valueOf(number(map, "compression", 100)));
    }

    private static SeedreamTask.Part part(Map<?, ?> map) throws IOException {
        return new SeedreamTask.Part(
                number(map, "index", MOST_PICTURES), number(map, "count", MOST_PICTURES), ids(map));
    }

    private static ImageFailure failure(Map<?, ?> map) throws IOException {
        return new ImageFailure(
                number(map, "index", MOST_PICTURES),
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

    private static int number(Map<?, ?> map, String name, int most) throws IOException {
        if (map.get(name) instanceof Number number
                && number.doubleValue() >= 0
                && number.doubleValue() <= most) {
            return number.intValue();
        }
        throw new IOException("it has no " + name + " from 0 to " + most);
    }

    private static List<String> ids(Map<?, ?> map) throws IOException {
        List<?> ids = list(map, "ids");
        if (ids.size() > MOST_PICTURES || !ids.stream().allMatch(String.class::isInstance)) {
            throw new IOException("it has ids that are no texts, or too many of them");
        }
        return ids.stream().map(String.class::cast).toList();
    }

    private static List<Map<?, ?>> maps(Map<?, ?> map, String name) throws IOException {
        List<Map<?, ?>> maps = new ArrayList<>();
        for (Object element : list(map, name)) {
            if (!(element instanceof Map<?, ?> one)) {
                throw new IOException("it has " + name + " that are no objects");
            }
            maps.add(one);
        }
        return maps;
    }

    private static List<?> list(Map<?, ?> map, String name) {
        return map.get(name) instanceof List<?> list ? list : List.of();
    }
}
