package io.github.camelseedream.example.watch.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Set;

/** One image on the page, with what its sidecar tells. */
final class Tile {

    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    private static final Set<String> OF_BROWSERS =
            Set.of("png", "jpg", "jpeg", "gif", "webp", "avif");
    private static final int COST_DIGITS = 4;

    private final Path outbox;

    Tile(Path outbox) {
        this.outbox = outbox;
    }

    static boolean isSimulated(JsonNode story) {
        return story.path("simulated").asBoolean();
    }

    String html(JsonNode story) {
        String file = story.path("image").asText();
        return """
        <figure>
        <a class="image" href="%s">%s%s</a>
        <figcaption>
        <p title="%s">%s</p>
        <div class="facts">%s</div>
        %s</figcaption>
        </figure>
        """
                .formatted(
                        Html.link(file),
                        preview(story, file),
                        badges(story),
                        Html.text(story.path("prompt").asText()),
                        Html.text(prompt(story)),
                        facts(story, file),
                        Details.of(story, file));
    }

    /** The thumbnail; the image itself where the JDK could make none, but a browser can. */
    private String preview(JsonNode story, String file) {
        String thumbnail = Thumbnails.pathOf(file);
        boolean hasThumbnail = Files.exists(outbox.resolve(thumbnail));
        String extension = file.substring(file.lastIndexOf('.') + 1);
        if (!hasThumbnail && !OF_BROWSERS.contains(extension)) {
            return "<span class=\"blank\"><b>%s</b>%s</span>"
                    .formatted(Html.text(extension), Html.text(file));
        }
        String image = image(prompt(story), hasThumbnail ? thumbnail : file);
        String before = Thumbnails.beforePathOf(file);
        return Files.exists(outbox.resolve(before))
                ? "<span class=\"half\">%s<i>before</i></span><span class=\"half\">%s<i>after</i></span>"
                        .formatted(image(story.path("input").asText(), before), image)
                : image;
    }

    private static String image(String text, String path) {
        return "<img loading=\"lazy\" alt=\"%s\" src=\"%s\">"
                .formatted(Html.text(text), Html.link(path));
    }

    private static String badges(JsonNode story) {
        String simulated = isSimulated(story) ? "<b class=\"simulated\">simulated</b>" : "";
        int of = story.path("of").asInt();
        return simulated
                + (of > 1
                        ? "<b class=\"number\">%d of %d</b>"
                                .formatted(story.path("number").asInt(), of)
                        : "");
    }

    private static String facts(JsonNode story, String file) {
        int failures = story.path("failures").size();
        return fact("name", file)
                + fact("", size(story))
                + fact("changed", changed(story))
                + fact("", cost(story))
                + fact("", maker(story))
                + fact("", time(story.path("madeAt").asText()))
                + fact(
                        "changed",
                        failures == 0
                                ? ""
                                : failures + " of " + story.path("of").asInt() + " did not come");
    }

    private static String fact(String kind, String text) {
        return text.isEmpty()
                ? ""
                : "<span%s>%s</span>"
                        .formatted(
                                kind.isEmpty() ? "" : " class=\"" + kind + "\"", Html.text(text));
    }

    private static String prompt(JsonNode story) {
        String prompt = story.path("prompt").asText();
        return prompt.isBlank() ? story.path("input").asText() : prompt;
    }

    private static String maker(JsonNode story) {
        String model = story.path("model").asText("");
        String provider = story.path("provider").asText("");
        return model.isEmpty() || provider.isEmpty() ? model + provider : model + " at " + provider;
    }

    private static String size(JsonNode story) {
        JsonNode made = story.path("sizes").path("made");
        int width = made.path("width").asInt();
        return width == 0 ? "" : width + " × " + made.path("height").asInt();
    }

    private static String changed(JsonNode story) {
        String instead = story.path("sizes").path("instead").asText("");
        return instead.isEmpty() ? "" : "asked for " + instead.replace("x", " × ");
    }

    static String time(String text) {
        try {
            return TIME.format(Instant.parse(text).atZone(ZoneId.systemDefault()));
        } catch (DateTimeParseException e) {
            return "";
        }
    }

    /** An unknown cost is no cost of zero. */
    private static String cost(JsonNode story) {
        JsonNode cost = story.path("cost");
        return cost.has("amount")
                ? plain(share(cost))
                        + " "
                        + cost.path("unit").asText()
                        + (isSimulated(story) ? ", not billed" : "")
                : "cost unknown";
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
