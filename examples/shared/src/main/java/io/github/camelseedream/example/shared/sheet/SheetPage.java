package io.github.camelseedream.example.shared.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page itself: one file without scripts, that works from a disk. */
final class SheetPage {

    private static final String FRAME = frame();

    private final Path folder;
    private final Map<Path, String> aside;

    SheetPage(Path folder, Map<Path, String> aside) {
        this.folder = folder.toAbsolutePath();
        this.aside = aside;
    }

    /**
     * @param stories the sidecars of the images, in the order to be shown
     */
    String html(List<JsonNode> stories) {
        List<PutAside> putAside = PutAside.in(aside);
        String tiles = requests(stories).stream().map(this::tiles).collect(Collectors.joining());
        String failures = putAside.stream().map(PutAside::html).collect(Collectors.joining());
        boolean isEmpty = tiles.isEmpty() && failures.isEmpty();
        return FRAME.replace(
                        "<!--folder-->",
                        Html.text(String.valueOf(folder.getParent().getFileName())))
                .replace("<!--summary-->", Html.text(summary(stories, putAside.size())))
                .replace(
                        "<!--failures-->",
                        failures.isEmpty()
                                ? ""
                                : "<section class=\"failures\">\n" + failures + "</section>\n")
                .replace("<!--tiles-->", isEmpty ? "<p class=\"empty\">No images yet.</p>" : tiles);
    }

    /** The images of one request stand together. */
    private static List<List<JsonNode>> requests(List<JsonNode> stories) {
        List<List<JsonNode>> requests = new ArrayList<>();
        for (JsonNode story : stories) {
            List<JsonNode> last =
                    requests.isEmpty() ? List.of() : requests.get(requests.size() - 1);
            if (!last.isEmpty() && isOfOneRequest(last.get(0), story)) {
                last.add(story);
            } else {
                requests.add(new ArrayList<>(List.of(story)));
            }
        }
        return requests;
    }

    private static boolean isOfOneRequest(JsonNode one, JsonNode other) {
        return !one.path("requestId").asText().isEmpty()
                && one.path("requestId").equals(other.path("requestId"))
                && one.path("input").equals(other.path("input"));
    }

    private String tiles(List<JsonNode> request) {
        String figures =
                request.stream()
                        .map(story -> new Tile(folder, story).html())
                        .collect(Collectors.joining());
        return request.size() == 1
                ? figures
                : "<section class=\"set %s\">\n%s</section>\n"
                        .formatted(request.size() == 2 ? "two" : "many", figures);
    }

    /** What was paid, and what the simulator says it would have cost, are never added up. */
    private static String summary(List<JsonNode> stories, int failed) {
        List<JsonNode> real = stories.stream().filter(story -> !Tile.isSimulated(story)).toList();
        List<JsonNode> simulated = stories.stream().filter(Tile::isSimulated).toList();
        List<String> parts = new ArrayList<>();
        if (!real.isEmpty() || simulated.isEmpty()) {
            parts.add(images(real.size()) + money(real, ""));
        }
        if (!simulated.isEmpty()) {
            parts.add(images(simulated.size()) + " simulated" + money(simulated, " not billed"));
        }
        long missing = stories.stream().filter(story -> story.path("failures").size() > 0).count();
        if (missing > 0) {
            parts.add(missing + " with others of the same request that did not come");
        }
        if (failed > 0) {
            parts.add(failed + " failed");
        }
        parts.add("newest first");
        parts.add(Html.time(Instant.now()));
        return String.join(" · ", parts);
    }

    private static String images(int number) {
        return number + (number == 1 ? " image" : " images");
    }

    private static String money(List<JsonNode> stories, String suffix) {
        Map<String, BigDecimal> costs = new TreeMap<>();
        stories.stream()
                .map(story -> story.path("cost"))
                .filter(cost -> cost.has("amount"))
                .forEach(
                        cost ->
                                costs.merge(
                                        cost.path("unit").asText(),
                                        Tile.share(cost),
                                        BigDecimal::add));
        return costs.entrySet().stream()
                .map(cost -> ", " + Tile.plain(cost.getValue()) + " " + cost.getKey() + suffix)
                .collect(Collectors.joining());
    }

    private static String frame() {
        try (InputStream frame = SheetPage.class.getResourceAsStream("/contact-sheet.html")) {
            return new String(frame.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
