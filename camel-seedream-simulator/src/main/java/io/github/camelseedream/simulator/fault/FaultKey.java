package io.github.camelseedream.simulator.fault;

import static io.github.camelseedream.simulator.fault.ValueType.BYTES;
import static io.github.camelseedream.simulator.fault.ValueType.FLAG;
import static io.github.camelseedream.simulator.fault.ValueType.MILLIS;
import static io.github.camelseedream.simulator.fault.ValueType.SECONDS;
import static io.github.camelseedream.simulator.fault.ValueType.TEXT;
import static io.github.camelseedream.simulator.fault.ValueType.oneOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.http.Json;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The keys of a fault's JSON form, each with what it takes, what it does and how it is written in
 * Java. The methods of {@link Fault}, the check of a script, the effects on a call and the table in
 * {@code docs/simulator.md} all use this list. Immutable and threadsafe.
 *
 * @param <T> the type of its value
 */
public final class FaultKey<T> {

    /** A value of {@link #DROP}: the provider never takes the call. */
    static final String DROP_BEFORE_ACCEPT = "beforeAccept";

    /** A value of {@link #DROP}: the provider has taken the call. */
    static final String DROP_AFTER_ACCEPT = "afterAccept";

    private static final Map<String, FaultKey<?>> SCRIPT = new TreeMap<>();
    private static final Map<String, FaultKey<?>> CONDITIONS = new TreeMap<>();

    public static final FaultKey<String> AI_MARK =
            key(
                            "aiMark",
                            ValueType.oneOf("xmp", "c2pa"),
                            "The image's file says that a model made it: in XMP, or where a C2PA"
                                    + " manifest stands, which is not signed.")
                    .inJava("aiMark(AiMark.XMP)");
    public static final FaultKey<Boolean> ACCEPTED =
            key("accepted", FLAG, "The call counts as billed, though the answer is an error.")
                    .inJava("status(500).accepted()");
    public static final FaultKey<Integer> BEYOND_PER_SECOND =
            key("beyondPerSecond", ValueType.RATE, "Only calls beyond this rate are affected.")
                    .inJava("status(429).always().beyondPerSecond(10)");
    public static final FaultKey<String> BODY =
            key(
                            "body",
                            TEXT,
                            "The answer has this body, perhaps none; the call is still carried out.")
                    .inJava("body(\"[]\")");
    public static final FaultKey<Long> BODY_BYTES =
            key("bodyBytes", BYTES, "White space in front makes the answer at least this long.")
                    .inJava("bodyBytes(9000000)");
    public static final FaultKey<String> CODE =
            key("code", TEXT, "The provider's error code; of a failed task too.")
                    .inJava("status(400).code(\"CONTENT_POLICY_VIOLATION\")");
    public static final FaultKey<Boolean> CUT_BODY =
            key("cutBody", FLAG, "Half of the answer, then a connection reset.")
                    .inJava("cutBody()");
    public static final FaultKey<Integer> CUT_EVENTS =
            key(
                            "cutAfterEvents",
                            ValueType.EVENTS,
                            "Of a stream only so many events, then the connection ends.")
                    .inJava("cutAfterEvents(2)");
    public static final FaultKey<Duration> DELAY =
            key("delayMillis", MILLIS, "The answer comes this much later.")
                    .inJava("delay(Duration.ofMillis(2000))");
    public static final FaultKey<String> DROP =
            key(
                            "drop",
                            oneOf(DROP_BEFORE_ACCEPT, DROP_AFTER_ACCEPT),
                            "No answer, a connection reset; the provider has taken the call, or"
                                    + " not.")
                    .inJava("dropAfterAccept()", "dropBeforeAccept()");
    public static final FaultKey<Boolean> EMPTY_DATA =
            key("emptyData", FLAG, "A good answer without images.").inJava("emptyData()");
    public static final FaultKey<String> ERROR =
            key("error", TEXT, "The provider's error with this code, under its usual status.")
                    .inJava("error(\"RATE_LIMITED\")");
    public static final FaultKey<Boolean> ESCAPE_BASE64 =
            key("escapeBase64", FLAG, "Every slash in base64 is written as `\\/`.")
                    .inJava("escapeBase64()");
    public static final FaultKey<Duration> EVENT_TIME =
            key(
                            "eventMillis",
                            MILLIS,
                            "Each event of a stream comes this much later than the one before.")
                    .inJava("slowEvents(Duration.ofMillis(500))");
    public static final FaultKey<EventStyle> EVENTS =
            key(
                            "events",
                            ValueType.EVENT_STYLE,
                            "How the events of a stream are written; see above.")
                    .inJava("events(EventStyle.REVERSED)");
    public static final FaultKey<Boolean> EXPIRED_URL =
            key("expiredUrl", FLAG, "The image's URL has expired already.").inJava("expiredUrl()");
    public static final FaultKey<Integer> FAIL_IMAGE =
            key(
                            "failImage",
                            ValueType.IMAGE_NUMBER,
                            "The image of this number fails inside, and none comes after it.")
                    .inJava("failImage(2)");
    public static final FaultKey<Boolean> GZIP =
            key("gzip", FLAG, "The answer is compressed, whether or not the caller accepts that.")
                    .inJava("gzip()");
    public static final FaultKey<Boolean> HTML =
            key("html", FLAG, "A web page, as proxies send it.").inJava("htmlPage(502)");
    public static final FaultKey<Long> IMAGE_BYTES =
            key("imageBytes", BYTES, "The image's file is valid and at least this long.")
                    .inJava("imageBytes(50000000)");
    public static final FaultKey<JsonNode> MATCH =
            key("match", ValueType.OBJECT, "Only calls that meet all conditions; see below.")
                    .inJava("status(500).whenPromptContains(\"fox\")");
    public static final FaultKey<String> MESSAGE =
            key("message", TEXT, "The text of the error; of a failed task too.")
                    .inJava("status(400).message(\"too dark\")");
    public static final FaultKey<Boolean> OK_WITH_ERROR =
            key("okWithError", FLAG, "Status 200 with an error in it.").inJava("okWithError()");
    public static final FaultKey<String> REDIRECT =
            key("redirect", TEXT, "Status 307 to this address.")
                    .inJava("redirect(\"http://127.0.0.1:1/\")");
    public static final FaultKey<List<Integer>> REFUSE_IMAGES =
            key(
                            "refuseImages",
                            ValueType.IMAGE_NUMBERS,
                            "Moderation refuses these images of a group; a task fails if that is"
                                    + " all of them.")
                    .inJava("refuseImages(2)");
    public static final FaultKey<String> RETRY_AFTER =
            key("retryAfter", TEXT, "The header `Retry-After`: seconds or a date.")
                    .inJava(
                            "status(429).retryAfter(\"2\")",
                            "status(429).retryAfter(Duration.ofSeconds(2))");
    public static final FaultKey<Duration> RETRY_AFTER_DATE =
            key("retryAfterDate", SECONDS, "The same as a date, this much later than the answer.")
                    .inJava("status(429).retryAfterDate(Duration.ofSeconds(2))");
    public static final FaultKey<Integer> SLOW_BODY =
            key("slowBody", ValueType.SPEED, "The answer trickles.").inJava("slowBody(1000)");
    public static final FaultKey<Integer> STATUS =
            key("status", ValueType.STATUS, "An error with this status, in the provider's form.")
                    .inJava("status(503)");
    public static final FaultKey<TaskEnd> TASK_END =
            key("taskEnd", ValueType.TASK_END, "How the task ends that the call submits.")
                    .inJava("taskFails().message(\"too dark\")", "taskEnds(TaskEnd.NEVER)");
    public static final FaultKey<Duration> TASK_TIME =
            key("taskMillis", MILLIS, "How long that task takes.")
                    .inJava("taskTakes(Duration.ofMillis(60000))");
    public static final FaultKey<Integer> TIMES =
            key("times", ValueType.TIMES, "How many calls are affected, 1 by default.")
                    .inJava("status(502).times(3)", "status(502).always()");
    public static final FaultKey<Boolean> TRUNCATE_IMAGE =
            key("truncateImage", FLAG, "The second half of the image's file is missing.")
                    .inJava("truncateImage()");
    public static final FaultKey<Boolean> WRAP_BASE64 =
            key("wrapBase64", FLAG, "Base64 with line breaks.").inJava("wrapBase64()");
    public static final FaultKey<String> WRONG_CONTENT_TYPE =
            key("wrongContentType", TEXT, "The answer has this `Content-Type`.")
                    .inJava("wrongContentType(\"text/plain\")");

    static final FaultKey<String> BODY_CONTAINS =
            condition("bodyContains", "status(500).whenBodyContains(\"seedream-4.5\")");
    static final FaultKey<String> METHOD = condition("method", "status(500).onMethod(\"GET\")");
    static final FaultKey<String> PATH_CONTAINS =
            condition("pathContains", "status(503).onPath(\"/media/\")");
    static final FaultKey<String> PROMPT_CONTAINS =
            condition("promptContains", "status(500).whenPromptContains(\"fox\")");

    private final String name;
    private final ValueType<T> type;
    private final String effect;
    private final List<String> inJava;

    private FaultKey(String name, ValueType<T> type, String effect, List<String> inJava) {
        this.name = name;
        this.type = type;
        this.effect = effect;
        this.inJava = inJava;
    }

    /** All keys of a script, by name. */
    static Map<String, FaultKey<?>> script() {
        return SCRIPT;
    }

    /** All keys of its {@code match}, by name. */
    static Map<String, FaultKey<?>> conditions() {
        return CONDITIONS;
    }

    /**
     * Checks a script.
     *
     * @throws IllegalArgumentException if a key or a value is not accepted, naming what is
     */
    static void check(JsonNode script) {
        if (!script.isObject()) {
            throw new IllegalArgumentException(
                    "A fault is a JSON object, such as {\"status\": 429, \"retryAfter\": \"2\"}");
        }
        check(script, SCRIPT);
        check(MATCH.in(script), CONDITIONS);
    }

    /** What its value may be, in words. */
    String takes() {
        return type.words();
    }

    /** What it does, in a sentence. */
    String effect() {
        return effect;
    }

    /** Calls on {@link Fault} that set it. */
    List<String> inJava() {
        return inJava;
    }

    /** Its value in this object, if it is there. */
    Optional<T> find(JsonNode object) {
        return Optional.ofNullable(object.get(name)).map(type.reader());
    }

    /** Its value in this object, or what its absence stands for. */
    T in(JsonNode object) {
        return find(object).orElse(type.absent());
    }

    void set(ObjectNode object, T value) {
        object.set(name, Json.value(type.writer().apply(value)));
    }

    private static void check(JsonNode object, Map<String, FaultKey<?>> keys) {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            FaultKey<?> key = keys.get(name);
            if (key == null) {
                throw new IllegalArgumentException(
                        "Unknown key '" + name + "' in a fault; known: " + keys.keySet());
            }
            if (!key.type.accepts().test(object.get(name))) {
                throw new IllegalArgumentException(
                        "The key '%s' of a fault cannot be %s; it takes %s"
                                .formatted(name, object.get(name), key.takes()));
            }
        }
    }

    private static <T> FaultKey<T> key(String name, ValueType<T> type, String effect) {
        return new FaultKey<>(name, type, effect, List.of());
    }

    private static FaultKey<String> condition(String name, String inJava) {
        FaultKey<String> key = new FaultKey<>(name, TEXT, "", List.of(inJava));
        CONDITIONS.put(name, key);
        return key;
    }

    private FaultKey<T> inJava(String... calls) {
        FaultKey<T> key = new FaultKey<>(name, type, effect, List.of(calls));
        SCRIPT.put(name, key);
        return key;
    }
}
