package io.github.camelseedream.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.http.Json;
import java.time.Duration;

/**
 * Something that goes wrong with the next matching call. By default it happens once, to any call of
 * a provider's API; image downloads are met only by a fault with {@link #onPath}. Effects can be
 * combined: {@code Fault.delay(second).status(429).times(2)}.
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
        FaultReader.read(script);
        return new Fault(script.deepCopy());
    }

    /** The call waits before it is answered. */
    public static Fault delay(Duration delay) {
        return new Fault(Json.object()).afterDelay(delay);
    }

    /** An error answer with this status, in the provider's form and with its usual code. */
    public static Fault status(int status) {
        return with("status", status);
    }

    /** An error answer with this code of the provider, and the status that belongs to it. */
    public static Fault error(String code) {
        return with("error", code);
    }

    /** An error answer that is a web page, as proxies send it. */
    public static Fault htmlPage(int status) {
        return with("html", true).put("status", status);
    }

    /** Status 200 with an error body. */
    public static Fault okWithError() {
        return with("okWithError", true);
    }

    /** A redirect to this address instead of an answer. */
    public static Fault redirect(String location) {
        return with("redirect", location);
    }

    /** The connection is reset before the provider has taken the request: nothing is billed. */
    public static Fault dropBeforeAccept() {
        return with("drop", "beforeAccept");
    }

    /** The provider takes the request, and bills it, then the connection is reset. */
    public static Fault dropAfterAccept() {
        return with("drop", "afterAccept");
    }

    /** Half of the answer is sent under the length of the whole, then the connection is reset. */
    public static Fault cutBody() {
        return with("cutBody", true);
    }

    /** The answer trickles. */
    public static Fault slowBody(int bytesPerSecond) {
        ObjectNode speed = Json.object().put("bytesPerSecond", bytesPerSecond);
        return with("slowBody", speed);
    }

    /** The answer carries this Content-Type, whatever it is. */
    public static Fault wrongContentType(String contentType) {
        return with("wrongContentType", contentType);
    }

    /**
     * The answer says this instead, perhaps nothing; what the call asks for happens all the same.
     */
    public static Fault otherBody(String words) {
        return with("body", words);
    }

    /** White space stands in front of the answer until it is so long. */
    public static Fault bodyBytes(long minimum) {
        return with("bodyBytes", minimum);
    }

    /** The answer is compressed, whether or not the caller takes that. */
    public static Fault gzip() {
        return with("gzip", true);
    }

    /** A good answer with an empty list of images. */
    public static Fault emptyData() {
        return with("emptyData", true);
    }

    /** The provider does not make the images of these numbers, counted from 1, of a group. */
    public static Fault refuseImages(Integer... numbers) {
        return with("refuseImages", numbers);
    }

    /** The submitted task fails; {@link #message} and {@link #code} say why. */
    public static Fault taskFails() {
        return taskEnds(TaskEnd.FAILED);
    }

    /** The submitted task ends so; {@link #message} and {@link #code} say why. */
    public static Fault taskEnds(TaskEnd end) {
        return with("taskEnd", end.word());
    }

    /** The submitted task takes this long. */
    public static Fault taskTakes(Duration duration) {
        return with("taskMillis", duration.toMillis());
    }

    /** The image's address is a thing of the past as soon as it is handed out. */
    public static Fault expiredUrl() {
        return with("expiredUrl", true);
    }

    /** The image is valid and at least this long. */
    public static Fault imageBytes(long minimum) {
        return with("imageBytes", minimum);
    }

    /** The second half of the image is missing, though the answer around it is whole. */
    public static Fault truncateImage() {
        return with("truncateImage", true);
    }

    /** Every slash in base64 is written as {@code \/}. */
    public static Fault escapeBase64() {
        return with("escapeBase64", true);
    }

    /** Base64 has a line break after every 76 characters. */
    public static Fault wrapBase64() {
        return with("wrapBase64", true);
    }

    /** How many calls it meets before it is used up; one by default. */
    public Fault times(int times) {
        return put("times", times);
    }

    /** It meets every matching call until the faults are cleared. */
    public Fault always() {
        return times(-1);
    }

    /** Lets so many calls pass in any one second, and meets only those beyond. */
    public Fault beyondPerSecond(int calls) {
        return put("beyondPerSecond", calls);
    }

    public Fault afterDelay(Duration delay) {
        return put("delayMillis", delay.toMillis());
    }

    /** The submitted task takes this long to its end. */
    public Fault afterTaskTime(Duration duration) {
        return put("taskMillis", duration.toMillis());
    }

    public Fault retryAfter(Duration delay) {
        return retryAfter(Long.toString(delay.toSeconds()));
    }

    /** The Retry-After header as it is to be sent: seconds or an HTTP date. */
    public Fault retryAfter(String header) {
        return put("retryAfter", header);
    }

    /** The Retry-After header as an HTTP date so much later than the answer. */
    public Fault retryAfterDate(Duration delay) {
        return put("retryAfterDate", delay.toSeconds());
    }

    /** The answer, of whatever status, says this instead. */
    public Fault body(String words) {
        return put("body", words);
    }

    public Fault code(String code) {
        return put("code", code);
    }

    public Fault message(String message) {
        return put("message", message);
    }

    /** The call counts as taken and billed, though the answer is an error. */
    public Fault accepted() {
        return put("accepted", true);
    }

    public Fault onMethod(String method) {
        return matching("method", method);
    }

    /** Meets only calls whose path contains this; needed to meet image downloads. */
    public Fault onPath(String part) {
        return matching("pathContains", part);
    }

    public Fault whenBodyContains(String words) {
        return matching("bodyContains", words);
    }

    public Fault whenPromptContains(String words) {
        return matching("promptContains", words);
    }

    /** The JSON form, as {@code POST /_sim/faults} takes it. */
    public JsonNode script() {
        return script.deepCopy();
    }

    @Override
    public String toString() {
        return script.toString();
    }

    private static Fault with(String key, Object value) {
        return new Fault(Json.object()).put(key, value);
    }

    private Fault put(String key, Object value) {
        ObjectNode changed = script.deepCopy();
        changed.set(key, Json.value(value));
        return new Fault(changed);
    }

    private Fault matching(String key, String value) {
        ObjectNode changed = script.deepCopy();
        changed.withObjectProperty("match").put(key, value);
        return new Fault(changed);
    }
}
