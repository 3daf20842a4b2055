package io.github.camelseedream.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.fault.FaultEffects.Delivery;
import io.github.camelseedream.simulator.fault.ImageFault.FileFault;
import io.github.camelseedream.simulator.fault.Interruption.Drop;
import io.github.camelseedream.simulator.fault.Interruption.ErrorReply;
import io.github.camelseedream.simulator.fault.Interruption.HtmlPage;
import io.github.camelseedream.simulator.fault.Interruption.None;
import io.github.camelseedream.simulator.fault.Interruption.Redirect;
import io.github.camelseedream.simulator.payload.Base64Style;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What fault scripts mean; {@link FaultKeys} is their grammar. */
final class FaultReader {

    private FaultReader() {}

    static FaultRule read(JsonNode script) {
        FaultKeys.check(script);
        return new FaultRule(
                FaultMatch.of(script.path("match")),
                script.path("beyondPerSecond").asInt(),
                script.path("times").asInt(1),
                new FaultEffects(
                        interruption(script),
                        script.path("accepted").asBoolean(),
                        images(script),
                        task(script),
                        delivery(script)));
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
                retryAfter(script));
    }

    private static Optional<RetryAfter> retryAfter(JsonNode script) {
        if (script.has("retryAfterDate")) {
            return Optional.of(
                    new RetryAfter("", Duration.ofSeconds(script.get("retryAfterDate").asLong())));
        }
        return Optional.ofNullable(script.get("retryAfter"))
                .map(header -> new RetryAfter(header.asText(), Duration.ZERO));
    }

    private static ImageFault images(JsonNode script) {
        boolean escaped = script.path("escapeBase64").asBoolean();
        boolean wrapped = script.path("wrapBase64").asBoolean();
        Base64Style base64 =
                escaped
                        ? Base64Style.ESCAPED_SLASHES
                        : wrapped ? Base64Style.WRAPPED : Base64Style.PLAIN;
        Set<Integer> refused = new TreeSet<>();
        script.path("refuseImages").forEach(number -> refused.add(number.asInt()));
        return new ImageFault(
                new FileFault(
                        script.path("imageBytes").asLong(),
                        script.path("truncateImage").asBoolean(),
                        base64),
                script.path("expiredUrl").asBoolean() || end(script) == TaskEnd.EXPIRED,
                script.path("emptyData").asBoolean(),
                refused,
                Optional.empty());
    }

    private static TaskFault task(JsonNode script) {
        Optional<Duration> duration =
                Optional.of(script.path("taskMillis"))
                        .filter(JsonNode::isNumber)
                        .map(millis -> Duration.ofMillis(millis.asLong()));
        return new TaskFault(
                end(script),
                script.path("code").asText(""),
                script.path("message").asText(""),
                duration);
    }

    private static TaskEnd end(JsonNode script) {
        return TaskEnd.of(script.path("taskEnd").asText(""));
    }

    private static Delivery delivery(JsonNode script) {
        return new Delivery(
                Duration.ofMillis(script.path("delayMillis").asLong()),
                script.path("cutBody").asBoolean(),
                script.path("slowBody").path("bytesPerSecond").asInt(),
                script.path("wrongContentType").asText(""),
                new BodyFault(
                        Optional.ofNullable(script.get("body")).map(JsonNode::asText),
                        script.path("bodyBytes").asLong(),
                        script.path("gzip").asBoolean()));
    }
}
