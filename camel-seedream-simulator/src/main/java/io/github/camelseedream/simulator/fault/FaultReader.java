package io.github.camelseedream.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.fault.FaultEffects.Delivery;
import io.github.camelseedream.simulator.fault.Interruption.Drop;
import io.github.camelseedream.simulator.fault.Interruption.ErrorReply;
import io.github.camelseedream.simulator.fault.Interruption.HtmlPage;
import io.github.camelseedream.simulator.fault.Interruption.None;
import io.github.camelseedream.simulator.fault.Interruption.Redirect;
import io.github.camelseedream.simulator.fault.PictureFault.FileFault;
import io.github.camelseedream.simulator.payload.Base64Style;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** The grammar of fault scripts: which keys there are, what they hold, what they mean. */
final class FaultReader {

    private static final Map<String, Predicate<JsonNode>> KEYS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("match", FaultReader::isMatch),
                            Map.entry("times", JsonNode::isInt),
                            Map.entry("accepted", JsonNode::isBoolean),
                            Map.entry("delayMillis", JsonNode::isIntegralNumber),
                            Map.entry("status", FaultReader::isStatus),
                            Map.entry("code", JsonNode::isTextual),
                            Map.entry("error", JsonNode::isTextual),
                            Map.entry("message", JsonNode::isTextual),
                            Map.entry("retryAfter", JsonNode::isTextual),
                            Map.entry("html", JsonNode::isBoolean),
                            Map.entry("okWithError", JsonNode::isBoolean),
                            Map.entry("redirect", JsonNode::isTextual),
                            Map.entry("drop", FaultReader::isDrop),
                            Map.entry("cutBody", JsonNode::isBoolean),
                            Map.entry("slowBody", FaultReader::isSpeed),
                            Map.entry("wrongContentType", JsonNode::isTextual),
                            Map.entry("emptyData", JsonNode::isBoolean),
                            Map.entry("expiredUrl", JsonNode::isBoolean),
                            Map.entry("refusePictures", FaultReader::isListOfNumbers),
                            Map.entry("taskEnd", value -> taskEnd(value).isPresent()),
                            Map.entry("taskMillis", FaultReader::isTime),
                            Map.entry("pictureBytes", JsonNode::isIntegralNumber),
                            Map.entry("truncatePicture", JsonNode::isBoolean),
                            Map.entry("escapeBase64", JsonNode::isBoolean),
                            Map.entry("wrapBase64", JsonNode::isBoolean)));

    private static final Map<String, Predicate<JsonNode>> MATCH_KEYS =
            new TreeMap<>(
                    Map.of(
                            "method", JsonNode::isTextual,
                            "pathContains", JsonNode::isTextual,
                            "bodyContains", JsonNode::isTextual,
                            "promptContains", JsonNode::isTextual));

    private FaultReader() {}

    static FaultRule read(JsonNode script) {
        check(script, KEYS);
        check(script.path("match"), MATCH_KEYS);
        return new FaultRule(
                FaultMatch.of(script.path("match")),
                script.path("times").asInt(1),
                new FaultEffects(
                        interruption(script),
                        script.path("accepted").asBoolean(),
                        pictures(script),
                        task(script),
                        delivery(script)));
    }

    private static void check(JsonNode object, Map<String, Predicate<JsonNode>> keys) {
        if (!object.isObject() && !object.isMissingNode()) {
            throw new IllegalArgumentException("A fault is a JSON object, not " + object);
        }
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            Predicate<JsonNode> rule = keys.get(name);
            if (rule == null || !rule.test(object.get(name))) {
                String value = object.get(name).toString();
                throw new IllegalArgumentException(
                        rule == null
                                ? "Unknown key '" + name + "' in a fault; known: " + keys.keySet()
                                : "The key '" + name + "' of a fault cannot be " + value);
            }
        }
    }

    private static Interruption interruption(JsonNode script) {
        int status = script.path("status").asInt();
        if (script.has("drop")) {
            return new Drop(script.get("drop").asText().equals("afterAccept"));
        }
        if (script.has("redirect")) {
            return new Redirect(script.get("redirect").asText());
        }
        if (script.path("html").asBoolean()) {
            return new HtmlPage(status == 0 ? 502 : status);
        }
        boolean ok = script.path("okWithError").asBoolean();
        boolean hasCode = script.has("error") || script.has("code");
        boolean isError = ok || status > 0 || hasCode && !script.has("taskEnd");
        return isError ? errorReply(script, ok ? 200 : status) : new None();
    }

    private static ErrorReply errorReply(JsonNode script, int status) {
        return new ErrorReply(
                status,
                script.path("code").asText(script.path("error").asText("")),
                script.path("message").asText(""),
                script.path("retryAfter").asText(""));
    }

    private static PictureFault pictures(JsonNode script) {
        boolean escaped = script.path("escapeBase64").asBoolean();
        boolean wrapped = script.path("wrapBase64").asBoolean();
        Base64Style base64 =
                escaped
                        ? Base64Style.ESCAPED_SLASHES
                        : wrapped ? Base64Style.WRAPPED : Base64Style.PLAIN;
        Set<Integer> refused = new TreeSet<>();
        script.path("refusePictures").forEach(number -> refused.add(number.asInt()));
        return new PictureFault(
                new FileFault(
                        script.path("pictureBytes").asLong(),
                        script.path("truncatePicture").asBoolean(),
                        base64),
                script.path("expiredUrl").asBoolean(),
                script.path("emptyData").asBoolean(),
                refused);
    }

    private static TaskFault task(JsonNode script) {
        Optional<Duration> duration =
                Optional.of(script.path("taskMillis"))
                        .filter(JsonNode::isNumber)
                        .map(millis -> Duration.ofMillis(millis.asLong()));
        return new TaskFault(
                taskEnd(script.path("taskEnd")).orElse(TaskEnd.COMPLETED),
                script.path("code").asText(""),
                script.path("message").asText(""),
                duration);
    }

    private static Optional<TaskEnd> taskEnd(JsonNode value) {
        return Arrays.stream(TaskEnd.values())
                .filter(end -> end.word().equals(value.asText()))
                .findFirst();
    }

    private static Delivery delivery(JsonNode script) {
        return new Delivery(
                Duration.ofMillis(script.path("delayMillis").asLong()),
                script.path("cutBody").asBoolean(),
                script.path("slowBody").path("bytesPerSecond").asInt(),
                script.path("wrongContentType").asText(""));
    }

    private static boolean isMatch(JsonNode value) {
        return value.isObject();
    }

    private static boolean isStatus(JsonNode value) {
        return value.isInt() && value.asInt() >= 200 && value.asInt() <= 599;
    }

    private static boolean isDrop(JsonNode value) {
        return value.asText().equals("beforeAccept") || value.asText().equals("afterAccept");
    }

    private static boolean isTime(JsonNode value) {
        return value.isIntegralNumber() && value.asLong() >= 0;
    }

    private static boolean isListOfNumbers(JsonNode value) {
        return value.isArray()
                && StreamSupport.stream(value.spliterator(), false)
                        .allMatch(number -> number.isInt() && number.asInt() > 0);
    }

    private static boolean isSpeed(JsonNode value) {
        return value.path("bytesPerSecond").asInt() > 0;
    }
}
