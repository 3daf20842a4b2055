package io.github.camelseedream.example.shared.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** One image on the page, with what its sidecar tells. */
final class Tile {

    private static final Set<String> OF_BROWSERS =
            Set.of("png", "jpg", "jpeg", "gif", "webp", "avif");
    private static final int COST_DIGITS = 4;
    private static final int SHORT_PROMPT = 100;

    private final Path folder;
    private final JsonNode story;
    private final String file;

    Tile(Path folder, JsonNode story) {
        this.folder = folder;
        this.story = story;
        this.file = text("/image");
    }

    String html() {
        return """
        <figure>
        <a class="image" href="%s">%s%s</a>
        <figcaption>
        <p title="%s">%s</p>
        <div class="facts">%s</div>
        <details><summary>details</summary>
        <dl>
        %s</dl>
        <a href="%s">all of it, as JSON</a>
        </details>
        </figcaption>
        </figure>
        """
                .formatted(
                        Html.link(file),
                        preview(),
                        badges(),
                        Html.text(text("/prompt")),
                        Html.text(promptOrInput()),
                        facts(),
                        details(),
                        Html.link(file + ".json"));
    }

    /** The thumbnail; the image itself where the JDK could make none, but a browser can. */
    private String preview() {
        String thumbnail = Thumbnails.pathOf(file);
        boolean hasThumbnail = Files.exists(folder.resolve(thumbnail));
        String extension = file.substring(file.lastIndexOf('.') + 1);
        if (!hasThumbnail && !OF_BROWSERS.contains(extension)) {
            return "<span class=\"blank\"><b>%s</b>%s</span>"
                    .formatted(Html.text(extension), Html.text(file));
        }
        String image = image(promptOrInput(), hasThumbnail ? thumbnail : file);
        String before = Thumbnails.beforePathOf(file);
        return Files.exists(folder.resolve(before))
                ? "<span class=\"half\">%s<i>before</i></span><span class=\"half\">%s<i>after</i></span>"
                        .formatted(image(text("/input"), before), image)
                : image;
    }

    private static String image(String text, String path) {
        return "<img loading=\"lazy\" alt=\"%s\" src=\"%s\">"
                .formatted(Html.text(text), Html.link(path));
    }

    private String badges() {
        int of = story.path("of").asInt();
        return (isSimulated(story) ? "<b class=\"simulated\">simulated</b>" : "")
                + (of > 1
                        ? "<b class=\"number\">%d of %d</b>"
                                .formatted(story.path("number").asInt(), of)
                        : "");
    }

    private String facts() {
        JsonNode made = story.at("/sizes/made");
        String size = made.path("width").asInt() + " × " + made.path("height").asInt();
        String instead = text("/sizes/instead").replace("x", " × ");
        int missing = story.path("failures").size();
        return fact("name", file)
                + fact("", made.path("width").asInt() == 0 ? "" : size)
                + fact("changed", instead.isEmpty() ? "" : "asked for " + instead)
                + fact("", cost())
                + fact("", maker())
                + fact("", time())
                + fact(
                        "changed",
                        missing == 0 ? "" : missing + " of " + text("/of") + " did not come");
    }

    private static String fact(String kind, String text) {
        String as = kind.isEmpty() ? "" : " class=\"" + kind + "\"";
        return text.isEmpty() ? "" : "<span%s>%s</span>".formatted(as, Html.text(text));
    }

    private String promptOrInput() {
        return text("/prompt").isBlank() ? text("/input") : text("/prompt");
    }

    private String maker() {
        String model = text("/model");
        String provider = text("/provider");
        return model + (model.isEmpty() || provider.isEmpty() ? "" : " at ") + provider;
    }

    private String time() {
        try {
            return Html.time(Instant.parse(text("/madeAt")));
        } catch (DateTimeParseException e) {
            return "";
        }
    }

    /** An unknown cost is no cost of zero. */
    private String cost() {
        JsonNode cost = story.path("cost");
        return cost.has("amount")
                ? plain(share(cost))
                        + " "
                        + cost.path("unit").asText()
                        + (isSimulated(story) ? ", not billed" : "")
                : "cost unknown";
    }

    /** All that the sidecar tells, for people. */
    private String details() {
        String prompt = text("/prompt");
        return row("Prompt", prompt.length() > SHORT_PROMPT ? List.of(prompt) : List.of())
                + row("Revised prompt", List.of(text("/revisedPrompt")))
                + row("Input", List.of(text("/input")))
                + row("Asked", fields(story.path("request")))
                + row("Adjusted", each(story.path("adjustments"), Tile::adjustment))
                + row("Passed on", fields(story.path("handlings")))
                + row("Did not come", each(story.path("failures"), Tile::failure))
                + row("Format", List.of(text("/sizes/made/mediaType")))
                + row("Bytes", List.of(text("/sizes/made/bytes")))
                + row("Request", List.of(text("/requestId")))
                + row("Task", each(story.path("tasks"), JsonNode::asText));
    }

    private static String row(String name, List<String> values) {
        String told =
                values.stream()
                        .filter(value -> !value.isBlank())
                        .map(value -> "<dd>" + Html.text(value) + "</dd>")
                        .collect(Collectors.joining());
        return told.isEmpty() ? "" : "<dt>" + name + "</dt>" + told + "\n";
    }

    /** But for the prompt, which is above. */
    private static List<String> fields(JsonNode object) {
        List<String> fields = new ArrayList<>();
        object.properties().stream()
                .filter(field -> !field.getKey().equals("prompt"))
                .forEach(field -> fields.add(field.getKey() + ": " + value(field.getValue())));
        return fields;
    }

    private static String value(JsonNode value) {
        if (value.isArray()) {
            return String.join(", ", each(value, Tile::value));
        }
        return value.isObject() ? String.join(", ", fields(value)) : value.asText();
    }

    private static List<String> each(JsonNode array, Function<JsonNode, String> text) {
        return StreamSupport.stream(array.spliterator(), false).map(text).toList();
    }

    private static String adjustment(JsonNode adjustment) {
        String used = adjustment.path("used").asText();
        return "%s: %s%s, %s"
                .formatted(
                        adjustment.path("parameter").asText(),
                        adjustment.path("asked").asText(),
                        used.isEmpty() ? " was left out" : " became " + used,
                        adjustment.path("reason").asText());
    }

    private static String failure(JsonNode failure) {
        return failure.path("index").asText() + ": " + failure.path("message").asText();
    }

    private String text(String pointer) {
        JsonNode value = story.at(pointer);
        return value.isNull() ? "" : value.asText();
    }

    static boolean isSimulated(JsonNode story) {
        return story.path("simulated").asBoolean();
    }

    /** The images of one request share its cost. */
    static BigDecimal share(JsonNode cost) {
        return cost.path("amount")
                .decimalValue()
                .divide(
                        BigDecimal.valueOf(Math.max(1, cost.path("images").asInt())),
                        COST_DIGITS + 2,
                        RoundingMode.HALF_UP);
    }

    static String plain(BigDecimal amount) {
        BigDecimal stripped =
                amount.setScale(COST_DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
        return stripped.setScale(Math.max(2, stripped.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
