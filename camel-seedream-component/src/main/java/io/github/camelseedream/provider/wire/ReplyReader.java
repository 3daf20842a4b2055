package io.github.camelseedream.provider.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.http.HttpReply;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.result.Cost;
import io.github.camelseedream.result.ImageStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads a reply whole, and the values of its JSON in the same way for every adapter. Stateless. */
public final class ReplyReader {

    /** White space, and what moves a terminal's cursor or ends a line of a log. */
    static final Pattern GAP = Pattern.compile("[\\s\\p{Cc}\\u2028\\u2029]+");

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private static final int LONGEST_ERROR_BODY = 64 * 1024;

    private ReplyReader() {}

    /**
     * Reads a reply whole; the images go to the store while they are read. One of server-sent
     * events becomes the tree that an answer without them is.
     *
     * @throws IOException if a successful reply is cut off, is not JSON or holds an unusable image
     */
    public static Reply read(HttpReply reply, ImageStore store) throws IOException {
        return read(reply, store, (part, place) -> {});
    }

    /**
     * Reads a reply whole, and tells of the images of one of server-sent events as they come.
     *
     * @param listener is given each image, and its place from 0, as a reply of this image alone
     * @throws IOException if a successful reply is cut off, is not JSON or holds an unusable image
     */
    public static Reply read(HttpReply reply, ImageStore store, ObjIntConsumer<Reply> listener)
            throws IOException {
        if (reply.status() / 100 == 2) {
            try (InputStream body = reply.body()) {
                return isEvents(reply)
                        ? events(reply, ImageEvents.read(body, store, told(reply, listener)))
                        : whole(reply, Json.read(body, store), "");
            }
        }
        String text = boundedText(reply);
        JsonNode json = Json.treeOrMissing(text);
        return whole(reply, json, json.isMissingNode() ? text : "");
    }

    private static boolean isEvents(HttpReply reply) {
        String type = reply.header("Content-Type").orElse("");
        return type.trim().toLowerCase(Locale.ROOT).startsWith("text/event-stream");
    }

    private static ObjIntConsumer<JsonNode> told(HttpReply reply, ObjIntConsumer<Reply> listener) {
        return (tree, place) -> listener.accept(whole(reply, tree, ""), place);
    }

    private static Reply events(HttpReply reply, ImageEvents.Events events) {
        return new Reply(
                reply.status(),
                reply::header,
                events.tree(),
                "",
                reply::withoutKey,
                events.cutOff());
    }

    private static Reply whole(HttpReply reply, JsonNode json, String text) {
        return new Reply(reply.status(), reply::header, json, text, reply::withoutKey);
    }

    /** The provider's id of a request, from the header that it is in; an empty text without it. */
    public static String requestId(Reply reply, String header) {
        return ProviderErrors.fit(reply, reply.header(header));
    }

    /** The text of a node, or the texts of a list, separated by commas. */
    public static String words(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(ReplyReader::text)
                        .collect(Collectors.joining(", "))
                : text(node);
    }

    /** The text of a node, or an empty text. */
    public static String text(JsonNode node) {
        return node.isTextual() || node.isNumber() ? node.asText() : "";
    }

    /** The named fields as plain values, where they are there. */
    public static Map<String, Object> fields(JsonNode from, String... names) {
        Map<String, Object> kept = new LinkedHashMap<>();
        for (String name : names) {
            if (from.hasNonNull(name)) {
                kept.put(name, Json.plain(from.get(name)));
            }
        }
        return kept;
    }

    /** The objects of a list, as plain maps. */
    public static List<Map<String, Object>> objects(JsonNode list) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (JsonNode node : list) {
            Map<String, Object> fields = new LinkedHashMap<>();
            node.properties().forEach(e -> fields.put(e.getKey(), Json.plain(e.getValue())));
            objects.add(fields);
        }
        return objects;
    }

    /**
     * A cost in a currency, in US dollars where none is told; empty where there is no number, or
     * what is told is no code of a currency.
     */
    public static Optional<Cost> cost(JsonNode amount, JsonNode currency) {
        boolean isTold = !currency.isMissingNode() && !currency.isNull();
        String code = isTold ? currency.asText().toUpperCase(Locale.ROOT) : "USD";
        return amount.isNumber() && CURRENCY.matcher(code).matches()
                ? Optional.of(new Cost(amount.decimalValue(), code))
                : Optional.empty();
    }

    /** How far a task is, from 0 to 100; null where the node tells no such number. */
    public static Integer percent(JsonNode progress) {
        return progress.canConvertToInt() && progress.intValue() >= 0 && progress.intValue() <= 100
                ? Integer.valueOf(progress.intValue())
                : null;
    }

    private static String boundedText(HttpReply reply) throws IOException {
        try (InputStream body = reply.body()) {
            return new String(body.readNBytes(LONGEST_ERROR_BODY), StandardCharsets.UTF_8);
        }
    }
}
