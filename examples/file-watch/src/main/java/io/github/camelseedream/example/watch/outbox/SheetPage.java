package io.github.camelseedream.example.watch.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page itself: one file without scripts, that works from a disk. */
final class SheetPage {

    private static final String FRAME = frame();
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("d.M.yyyy, HH:mm:ss");
    private static final Set<String> OF_BROWSERS =
            Set.of("png", "jpg", "jpeg", "gif", "webp", "avif");
    private static final int COST_DIGITS = 4;

    private final Path outbox;

    SheetPage(Path outbox) {
        this.outbox = outbox;
    }

    /**
     * @param stories the sidecars of the pictures, in the order to be shown
     */
    String html(Collection<JsonNode> stories) {
        StringBuilder tiles = new StringBuilder();
        stories.forEach(story -> tiles.append(tile(story)));
        return FRAME.replace("<!--summary-->", Html.text(summary(stories)))
                .replace("<!--tiles-->", tiles);
    }

    private static String summary(Collection<JsonNode> stories) {
        Map<String, BigDecimal> costs = new TreeMap<>();
        stories.stream()
                .map(story -> story.path("cost"))
                .filter(cost -> cost.has("amount"))
                .forEach(
                        cost ->
                                costs.merge(
                                        cost.path("unit").asText(), share(cost), BigDecimal::add));
        String money =
                costs.entrySet().stream()
                        .map(cost -> " · " + plain(cost.getValue()) + " " + cost.getKey())
                        .collect(Collectors.joining());
        return stories.size()
                + (stories.size() == 1 ? " picture" : " pictures")
                + money
                + " · newest first · "
                + CLOCK.format(ZonedDateTime.now(ZoneId.systemDefault()));
    }

    private String tile(JsonNode story) {
        String picture = story.path("picture").asText();
        return """
        <figure>
        <a class="picture" href="%s">%s</a>
        <figcaption>
        <p title="%s">%s</p>
        <div><span>%s</span><span>%s</span><a href="%s">details</a></div>
        </figcaption>
        </figure>
        """
                .formatted(
                        Html.link(picture),
                        preview(picture),
                        Html.text(story.path("prompt").asText()),
                        Html.text(prompt(story)),
                        Html.text(size(story)),
                        Html.text(cost(story.path("cost"))),
                        Html.link(picture + ".json"));
    }

    /** The thumbnail; the picture itself where the JDK could make none, but a browser can. */
    private String preview(String picture) {
        String thumbnail = Thumbnails.pathOf(picture);
        boolean hasThumbnail = Files.exists(outbox.resolve(thumbnail));
        String extension = picture.substring(picture.lastIndexOf('.') + 1);
        if (hasThumbnail || OF_BROWSERS.contains(extension)) {
            return "<img loading=\"lazy\" alt=\"%s\" src=\"%s\">"
                    .formatted(Html.text(picture), Html.link(hasThumbnail ? thumbnail : picture));
        }
        return "<span class=\"blank\"><b>%s</b>%s</span>"
                .formatted(Html.text(extension), Html.text(picture));
    }

    private static String prompt(JsonNode story) {
        String prompt = story.path("prompt").asText();
        return prompt.isBlank() ? story.path("input").asText() : prompt;
    }

    private static String size(JsonNode story) {
        JsonNode made = story.path("sizes").path("made");
        int width = made.path("width").asInt();
        return width == 0 ? "" : width + " × " + made.path("height").asInt();
    }

    /** An unknown cost is no cost of zero. */
    private static String cost(JsonNode cost) {
        return cost.has("amount")
                ? plain(share(cost)) + " " + cost.path("unit").asText()
                : "cost unknown";
    }

    /** The pictures of one request share its cost. */
    private static BigDecimal share(JsonNode cost) {
        return cost.path("amount")
                .decimalValue()
                .divide(
                        BigDecimal.valueOf(Math.max(1, cost.path("pictures").asInt())),
                        COST_DIGITS + 2,
                        RoundingMode.HALF_UP);
    }

    private static String plain(BigDecimal amount) {
        BigDecimal stripped =
                amount.setScale(COST_DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
        return stripped.setScale(Math.max(2, stripped.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    private static String frame() {
        try (InputStream frame = SheetPage.class.getResourceAsStream("/contact-sheet.html")) {
            return new String(frame.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
