package io.github.camelseedream.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.CallOutcome;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.ProviderError;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskFailedException;
import io.github.camelseedream.http.HttpReply;
import io.github.camelseedream.request.UrlText;
import io.github.camelseedream.result.ImageStore;
import io.github.camelseedream.result.StoredImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What every adapter does with a reply in the same way and the same words. */
public final class ReplyReader {

    /** Longest text of a provider that a message repeats. */
    private static final int LONGEST_TEXT = 500;

    /** White space, and what moves a terminal's cursor or ends a line of a log. */
    static final String GAP = "[\\s\\p{Cc}\\u2028\\u2029]+";

    private static final int LONGEST_ERROR_BODY = 64 * 1024;
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/\\\\_-]{100,}=*");
    private static final String[] ERROR_TEXTS = {
        "/error/message", "/error", "/message", "/error_message", "/error_code"
    };

    /** What every message about an unknown outcome ends with. */
    public static final String MAYBE_PAID =
            "It may have been paid for, so it is not repeated; repeatUnknown=true lets a redelivery"
                    + " repeat it";

    private static final String FREE = "Such a call costs nothing, so it may be made again";

    private ReplyReader() {}

    /**
     * Reads a reply whole; the images go to the store while they are read.
     *
     * @throws IOException if a successful reply is cut off, is not JSON or holds an unusable image
     */
    public static Reply read(HttpReply reply, ImageStore store) throws IOException {
        if (reply.status() / 100 == 2) {
            try (InputStream body = reply.body()) {
                return new Reply(
                        reply.status(),
                        reply::header,
                        Json.read(body, store),
                        "",
                        reply::withoutKey);
            }
        }
        String text = boundedText(reply);
        JsonNode json = Json.treeOrMissing(text);
        return new Reply(
                reply.status(),
                reply::header,
                json,
                json.isMissingNode() ? text : "",
                reply::withoutKey);
    }

    /**
     * The failure a reply tells of: by the provider's own code, by what the hosts behind it are
     * known to say, and else by its status.
     *
     * @param codes what this provider's codes mean
     */
    public static SeedreamException failure(
            Reply reply, CallContext context, Map<String, FailureKind> codes) {
        FailureKind kind = kind(reply, codes).orElseGet(() -> ofStatus(reply));
        return kind.exception(reply, context, code(reply), errorText(reply));
    }

    /**
     * The failure of a task, which bills nothing. What is known to fail again is no failed task,
     * which may be submitted once more.
     *
     * @param told the task; what it failed with stands where a refused call has it
     * @param context with the task's id as the request id
     * @param state the provider's word for its state, for want of others
     */
    public static SeedreamException taskFailure(
            Reply told, CallContext context, Map<String, FailureKind> codes, String state) {
        FailureKind kind = kind(told, codes).orElse(FailureKind.UNKNOWN);
        String text = errorText(told);
        return kind == FailureKind.UNKNOWN
                ? new TaskFailedException(context, text.isEmpty() ? state : text)
                : kind.exception(told, context, code(told), text);
    }

    /** What the words of a reply mean; empty where they are not known. */
    private static Optional<FailureKind> kind(Reply reply, Map<String, FailureKind> codes) {
        String code = code(reply);
        Optional<FailureKind> own = Optional.ofNullable(codes.get(code));
        // a provider's word for every refusal may stand for a host's word of one
        return own.filter(kind -> kind != FailureKind.REJECTED)
                .or(() -> UpstreamErrors.kind(code, errorText(reply)))
                .or(() -> own);
    }

    private static FailureKind ofStatus(Reply reply) {
        return isBlocked(reply) ? FailureKind.BLOCKED : FailureKind.ofStatus(reply.status());
    }

    /**
     * Whether a bot check or firewall answered in front of the provider, which says nothing of the
     * key or of a task: it names itself in a header, or refuses with a web page where a provider
     * answers with JSON.
     */
    public static boolean isBlocked(Reply reply) {
        boolean named =
                !reply.header("cf-mitigated").isEmpty()
                        || !reply.header("x-amzn-waf-action").isEmpty();
        return reply.status() == 403 && reply.text().stripLeading().startsWith("<")
                || named && reply.status() >= 400 && reply.status() != 429;
    }

    /**
     * The failure of a call that costs nothing, such as a question for models or an estimate: there
     * is no doubt about money, so what would be an unknown outcome may be asked again.
     *
     * @param codes what this provider's codes mean
     */
    public static SeedreamException freeFailure(
            Reply reply, CallContext context, Map<String, FailureKind> codes) {
        return free(reply, failure(reply, context, codes), context);
    }

    /** The same for a failure that was told by other means than a code. */
    public static SeedreamException free(
            Reply reply, SeedreamException failure, CallContext context) {
        if (failure.outcome() != CallOutcome.UNKNOWN) {
            return failure;
        }
        String said = errorText(reply);
        if (said.isEmpty() && reply.isSuccess()) {
            said = "it answered with status " + reply.status() + " and not with what was asked for";
        }
        String text = said.isEmpty() || said.endsWith(".") ? said : said + ".";
        return new ProviderException(
                context,
                new ProviderError(reply.status(), code(reply), (text + " " + FREE).trim(), true));
    }

    /** The code of a failure; some repeat the status there, which says nothing new. */
    private static String code(Reply reply) {
        String code = text(reply.json().at("/error/code"));
        if (code.isEmpty() && reply.json().path("code").isTextual()) {
            code = reply.json().path("code").asText();
        }
        return code.equals(String.valueOf(reply.status())) ? "" : fit(reply, code);
    }

    /**
     * A failure in the provider's own words, which are shortened.
     *
     * @param kind what it is where the hosts behind the provider say nothing more of it
     */
    public static SeedreamException failure(
            Reply reply, CallContext context, FailureKind kind, String text) {
        FailureKind known =
                kind == FailureKind.CONFLICT
                        ? kind
                        : kind(reply, Map.of())
                                .orElse(isBlocked(reply) ? FailureKind.BLOCKED : kind);
        return known.exception(reply, context, "", fit(reply, text));
    }

    /** Whether a reply with a good status tells of a failure all the same. */
    public static boolean isErrorWithSuccessStatus(Reply reply) {
        JsonNode error = reply.json().path("error");
        return error.hasNonNull("message") || error.isTextual();
    }

    /** What the provider said, in whichever field, fit for a message. */
    public static String errorText(Reply reply) {
        for (String pointer : ERROR_TEXTS) {
            String text = text(reply.json().at(pointer));
            if (!text.isEmpty()) {
                return fit(reply, text);
            }
        }
        return fit(reply, reply.text());
    }

    /** The provider's id of a request, from the header that it is in; an empty text without it. */
    public static String requestId(Reply reply, String header) {
        return fit(reply, reply.header(header));
    }

    /**
     * The answer that holds these images: elements of a list, of which each is an image or says why
     * there is none.
     *
     * @param codes what this provider's codes mean
     */
    public static Outcome images(
            Reply reply,
            JsonNode list,
            CallContext context,
            Map<String, FailureKind> codes,
            Outcome.ReplyMetadata facts) {
        List<Outcome.ReturnedImage> items = new ArrayList<>();
        SeedreamException refused = null;
        for (JsonNode node : list) {
            Optional<Outcome.ReturnedImage> item = item(node);
            item.ifPresent(items::add);
            if (item.isEmpty() && node.hasNonNull("error")) {
                Reply said =
                        new Reply(reply.status(), reply.headers(), node, "", reply.withoutKey());
                refused = failure(said, context, codes);
                items.add(Outcome.ReturnedImage.failed(refused));
            }
        }
        if (items.stream().allMatch(item -> item.failure() != null)) {
            return new Outcome.Failed(refused == null ? noImage(context) : refused);
        }
        return new Outcome.Finished(items, facts);
    }

    /** One element of a list of images: {@code {url | b64_json, revised_prompt}}. */
    public static Optional<Outcome.ReturnedImage> item(JsonNode node) {
        JsonNode url = node.path("url");
        StoredImage image = image(node.path("b64_json")).or(() -> image(url)).orElse(null);
        String address = image == null ? textOrNull(url) : null;
        IOException unusable = unusable(node.path("b64_json")).or(() -> unusable(url)).orElse(null);
        if (image == null && address == null && unusable == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Outcome.ReturnedImage(
                        image, address, textOrNull(node.path("revised_prompt")), null, unusable));
    }

    /** The image that stands in a tree instead of its base64. */
    public static Optional<StoredImage> image(JsonNode node) {
        return taken(node).map(ExtractedImage::image);
    }

    /** Why the image that stood in this place cannot be used, where it cannot. */
    private static Optional<IOException> unusable(JsonNode node) {
        return taken(node).map(ExtractedImage::unusable);
    }

    private static Optional<ExtractedImage> taken(JsonNode node) {
        return node instanceof POJONode pojo && pojo.getPojo() instanceof ExtractedImage taken
                ? Optional.of(taken)
                : Optional.empty();
    }

    /** A good status without an image: it may have been paid for. */
    public static SeedreamException noImage(CallContext context) {
        return new OutcomeUnknownException(
                context, context + " answered without an image. " + MAYBE_PAID, null);
    }

    /** A good status without a task that could be asked for: it may be paid for. */
    public static SeedreamException noTask(CallContext context) {
        return new OutcomeUnknownException(
                context, context + " answered without the id of a task. " + MAYBE_PAID, null);
    }

    /** An image that came, and cannot be used. */
    public static SeedreamException unusableImage(CallContext context, String why) {
        return new OutcomeUnknownException(
                context,
                "an image of " + context + " came and cannot be used: " + why + ". " + MAYBE_PAID,
                null);
    }

    /** An image that was asked for and is not among those that came. */
    public static SeedreamException missingImage(CallContext context) {
        return new OutcomeUnknownException(
                context, context + " sent fewer images than were asked for. " + MAYBE_PAID, null);
    }

    /** Copies the named fields as plain values, where they are there. */
    public static void keep(Map<String, Object> kept, JsonNode from, String... names) {
        for (String name : names) {
            if (from.hasNonNull(name)) {
                kept.put(name, Json.plain(from.get(name)));
            }
        }
    }

    /** The list of models that several providers give in the same form, as plain maps. */
    public static List<Map<String, Object>> models(
            Reply reply, CallContext context, Map<String, FailureKind> codes) {
        JsonNode list = reply.json().path("data");
        if (!reply.isSuccess() || !list.isArray()) {
            throw freeFailure(reply, context, codes);
        }
        return objects(list);
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

    /** How far a task is, from 0 to 100; null where the node tells no such number. */
    public static Integer percent(JsonNode progress) {
        return progress.canConvertToInt() && progress.intValue() >= 0 && progress.intValue() <= 100
                ? Integer.valueOf(progress.intValue())
                : null;
    }

    private static String textOrNull(JsonNode node) {
        return node.isTextual() && !node.asText().isEmpty() ? node.asText() : null;
    }

    /** The text of a node, or an empty text. */
    public static String text(JsonNode node) {
        return node.isTextual() || node.isNumber() ? node.asText() : "";
    }

    /**
     * What a provider wrote, bounded, on one line, without the key, the queries of URLs (a provider
     * likes to repeat what it could not fetch) and base64.
     */
    private static String fit(Reply reply, String text) {
        String bare = UrlText.withoutQueries(reply.withoutKey().apply(text));
        return shorten(BASE64.matcher(bare).replaceAll("..."));
    }

    private static String shorten(String text) {
        String line = text.replaceAll("<[^>]{0,200}>", " ").replaceAll(GAP, " ").trim();
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "...";
    }

    private static String boundedText(HttpReply reply) throws IOException {
        try (InputStream body = reply.body()) {
            return new String(body.readNBytes(LONGEST_ERROR_BODY), StandardCharsets.UTF_8);
        }
    }
}
