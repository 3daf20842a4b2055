package io.github.camelseedream.example.watch.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** All that a sidecar tells, for people: a list that opens below its image. */
final class Details {

    private static final int SHORT_PROMPT = 100;

    private final StringBuilder rows = new StringBuilder();

    private Details() {}

    static String of(JsonNode story, String image) {
        Details details = new Details();
        String prompt = story.path("prompt").asText();
        details.row("Prompt", prompt.length() > SHORT_PROMPT ? prompt : "");
        details.row("Revised prompt", story.path("revisedPrompt").asText(""));
        details.row("Input", story.path("input").asText());
        details.rows("Asked", fields(story.path("request")));
        details.rows("Adjusted", each(story.path("adjustments"), Details::adjustment));
        details.rows("Passed on", fields(story.path("handlings")));
        details.rows("Did not come", each(story.path("failures"), Details::failure));
        details.row("Format", story.path("sizes").path("made").path("mediaType").asText(""));
        details.row("Bytes", story.path("sizes").path("made").path("bytes").asText(""));
        details.row("Request", story.path("requestId").asText(""));
        details.rows("Task", each(story.path("tasks"), JsonNode::asText));
        return """
        <details><summary>details</summary>
        <dl>
        %s</dl>
        <a href="%s">all of it, as JSON</a>
        </details>
        """
                .formatted(details.rows, Html.link(image + ".json"));
    }

    private void row(String name, String value) {
        if (!value.isBlank()) {
            rows("", List.of(name, value));
        }
    }

    private void rows(String name, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        boolean isRow = name.isEmpty();
        rows.append("<dt>").append(Html.text(isRow ? values.get(0) : name)).append("</dt>");
        for (String value : isRow ? values.subList(1, 2) : values) {
            rows.append("<dd>").append(Html.text(value)).append("</dd>");
        }
        rows.append('\n');
    }

    /** But for the prompt, which is above. */
    private static List<String> fields(JsonNode object) {
        List<String> fields = new ArrayList<>();
        object.properties()
                .forEach(
                        field -> {
                            if (!field.getKey().equals("prompt")) {
                                fields.add(field.getKey() + ": " + text(field.getValue()));
                            }
                        });
        return fields;
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return each(value, Details::text).stream().collect(Collectors.joining(", "));
        }
        return value.isObject() ? String.join(", ", fields(value)) : value.asText();
    }

    private static List<String> each(JsonNode array, Function<JsonNode, String> text) {
        return StreamSupport.stream(array.spliterator(), false).map(text).toList();
    }

    private static String adjustment(JsonNode adjustment) {
        String used = adjustment.path("used").asText();
        return adjustment.path("parameter").asText()
                + ": "
                + adjustment.path("asked").asText()
                + (used.isEmpty() ? " was left out" : " became " + used)
                + ", "
                + adjustment.path("reason").asText();
    }

    private static String failure(JsonNode failure) {
        return failure.path("index").asText() + ": " + failure.path("message").asText();
    }
}
