package io.github.camelseedream.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.image.AiMark;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Something that goes wrong with the next matching call. By default it happens once, to any call of
 * a provider's API; image downloads are affected only by a fault with {@link #onPath}. Faults can
 * be combined: {@code Fault.status(429).times(2).and(Fault.delay(second))}. The keys of the JSON
 * form are those of {@link FaultKey}.
 *
 * <p>Immutable and threadsafe: every method returns a changed copy.
 */
public final class Fault {

    private final ObjectNode script;

    private Fault(ObjectNode script) {
        this.script = script;
    }

    /**
     * A fault from its JSON form, for example <code>{"status": 429, "retryAfter": "2"}</code>.
     *
     * @throws IllegalArgumentException if a key or a value is not known, naming what is
     */
    public static Fault of(JsonNode script) {
        FaultKey.check(script);
        return new Fault(script.deepCopy());
    }

    /** The call waits before it is answered. */
    public static Fault delay(Duration delay) {
        return with(FaultKey.DELAY, delay);
    }

    /** An error answer with this status, in the provider's form and with its usual code. */
    public static Fault status(int status) {
        return with(FaultKey.STATUS, status);
    }

    /** An error answer with this code of the provider, and the status that belongs to it. */
    public static Fault error(String code) {
        return with(FaultKey.ERROR, code);
    }

    /** An error answer that is a web page, as proxies send it. */
    public static Fault htmlPage(int status) {
        return with(FaultKey.HTML, true).put(FaultKey.STATUS, status);
    }

    /** Status 200 with an error body. */
    public static Fault okWithError() {
        return with(FaultKey.OK_WITH_ERROR, true);
    }

    /** A redirect to this address instead of an answer. */
    public static Fault redirect(String location) {
        return with(FaultKey.REDIRECT, location);
    }

    /** The connection is reset before the provider has taken the request: nothing is billed. */
    public static Fault dropBeforeAccept() {
        return with(FaultKey.DROP, FaultKey.DROP_BEFORE_ACCEPT);
    }

    /** The provider takes the request, and bills it, then the connection is reset. */
    public static Fault dropAfterAccept() {
        return with(FaultKey.DROP, FaultKey.DROP_AFTER_ACCEPT);
    }

    /** Half of the answer is sent under the length of the whole, then the connection is reset. */
    public static Fault cutBody() {
        return with(FaultKey.CUT_BODY, true);
    }

    /** The answer trickles. */
    public static Fault slowBody(int bytesPerSecond) {
        return with(FaultKey.SLOW_BODY, bytesPerSecond);
    }

    /** The answer carries this Content-Type, whatever it is. */
    public static Fault wrongContentType(String contentType) {
        return with(FaultKey.WRONG_CONTENT_TYPE, contentType);
    }

    /** The answer has this body, perhaps an empty one; the call is still carried out. */
    public static Fault body(String text) {
        return with(FaultKey.BODY, text);
    }

    /** White space stands in front of the answer until it is so long. */
    public static Fault bodyBytes(long minimum) {
        return with(FaultKey.BODY_BYTES, minimum);
    }

    /** The answer is compressed, whether or not the caller takes that. */
    public static Fault gzip() {
        return with(FaultKey.GZIP, true);
    }

    /** A good answer with an empty list of images. */
    public static Fault emptyData() {
        return with(FaultKey.EMPTY_DATA, true);
    }

    /** The provider does not make the images of these numbers, counted from 1, of a group. */
    public static Fault refuseImages(Integer... numbers) {
        return with(FaultKey.REFUSE_IMAGES, List.of(numbers));
    }

    /** The image of this number, counted from 1, fails inside, and none comes after it. */
    public static Fault failImage(int number) {
        return with(FaultKey.FAIL_IMAGE, number);
    }

    /** Of the server-sent events of a stream only the first few, then the connection ends. */
    public static Fault cutAfterEvents(int events) {
        return with(FaultKey.CUT_EVENTS, events);
    }

    /** Each event of a stream comes this much later than the one before it. */
    public static Fault slowEvents(Duration pause) {
        return with(FaultKey.EVENT_TIME, pause);
    }

    /** How the events of a stream are written, or what is wrong with them. */
    public static Fault events(EventStyle style) {
        return with(FaultKey.EVENTS, style);
    }

    /** The submitted task fails; {@link #message} and {@link #code} say why. */
    public static Fault taskFails() {
        return taskEnds(TaskEnd.FAILED);
    }

    /** The submitted task ends so; {@link #message} and {@link #code} say why. */
    public static Fault taskEnds(TaskEnd end) {
        return with(FaultKey.TASK_END, end);
    }

    /** The submitted task takes this long. */
    public static Fault taskTakes(Duration duration) {
        return with(FaultKey.TASK_TIME, duration);
    }

    /** The image's URL has expired already. */
    public static Fault expiredUrl() {
        return with(FaultKey.EXPIRED_URL, true);
    }

    /** The image's file says that a model made it. */
    public static Fault aiMark(AiMark mark) {
        return with(FaultKey.AI_MARK, mark.name().toLowerCase(Locale.ROOT));
    }

    /** The image is valid and at least this long. */
    public static Fault imageBytes(long minimum) {
        return with(FaultKey.IMAGE_BYTES, minimum);
    }

    /** The second half of the image is missing, though the answer around it is whole. */
    public static Fault truncateImage() {
        return with(FaultKey.TRUNCATE_IMAGE, true);
    }

    /** Every slash in base64 is written as {@code \/}. */
    public static Fault escapeBase64() {
        return with(FaultKey.ESCAPE_BASE64, true);
    }

    /** Base64 has a line break after every 76 characters. */
    public static Fault wrapBase64() {
        return with(FaultKey.WRAP_BASE64, true);
    }

    /** How many calls it affects before it is used up; one by default. */
    public Fault times(int times) {
        return put(FaultKey.TIMES, times);
    }

    /** Affects every matching call until the faults are cleared. */
    public Fault always() {
        return times(-1);
    }

    /** Lets this many calls pass in any one second, and affects only those beyond. */
    public Fault beyondPerSecond(int calls) {
        return put(FaultKey.BEYOND_PER_SECOND, calls);
    }

    public Fault retryAfter(Duration delay) {
        return retryAfter(Long.toString(delay.toSeconds()));
    }

    /** The Retry-After header as it is to be sent: seconds or an HTTP date. */
    public Fault retryAfter(String header) {
        return put(FaultKey.RETRY_AFTER, header);
    }

    /** The Retry-After header as an HTTP date so much later than the answer. */
    public Fault retryAfterDate(Duration delay) {
        return put(FaultKey.RETRY_AFTER_DATE, delay);
    }

    public Fault code(String code) {
        return put(FaultKey.CODE, code);
    }

    public Fault message(String message) {
        return put(FaultKey.MESSAGE, message);
    }

    /** The call counts as taken and billed, though the answer is an error. */
    public Fault accepted() {
        return put(FaultKey.ACCEPTED, true);
    }

    public Fault onMethod(String method) {
        return matching(FaultKey.METHOD, method);
    }

    /** Affects only calls whose path contains this; needed to affect image downloads. */
    public Fault onPath(String part) {
        return matching(FaultKey.PATH_CONTAINS, part);
    }

    public Fault whenBodyContains(String words) {
        return matching(FaultKey.BODY_CONTAINS, words);
    }

    public Fault whenPromptContains(String words) {
        return matching(FaultKey.PROMPT_CONTAINS, words);
    }

    /**
     * Both faults in one call, for example {@code Fault.status(503).and(Fault.delay(second))}.
     *
     * @throws IllegalArgumentException if both say something about the same key
     */
    public Fault and(Fault other) {
        return new Fault(merged(script, other.script));
    }

    /** The JSON form, as {@code POST /_sim/faults} takes it. */
    public JsonNode script() {
        return script.deepCopy();
    }

    @Override
    public String toString() {
        return script.toString();
    }

    private static <T> Fault with(FaultKey<T> key, T value) {
        return new Fault(Json.object()).put(key, value);
    }

    private <T> Fault put(FaultKey<T> key, T value) {
        ObjectNode changed = script.deepCopy();
        key.set(changed, value);
        return new Fault(changed);
    }

    private Fault matching(FaultKey<String> condition, String value) {
        ObjectNode changed = script.deepCopy();
        condition.set(changed.withObjectProperty("match"), value);
        return new Fault(changed);
    }

    private static ObjectNode merged(ObjectNode one, ObjectNode other) {
        ObjectNode both = one.deepCopy();
        other.fields()
                .forEachRemaining(
                        field -> {
                            JsonNode known = both.get(field.getKey());
                            both.set(
                                    field.getKey(),
                                    merged(field.getKey(), known, field.getValue()));
                        });
        return both;
    }

    private static JsonNode merged(String key, JsonNode one, JsonNode other) {
        if (one == null) {
            return other;
        }
        if (one instanceof ObjectNode some && other instanceof ObjectNode more) {
            return merged(some, more);
        }
        throw new IllegalArgumentException(
                "Both faults have the key '" + key + "': " + one + " and " + other);
    }
}
