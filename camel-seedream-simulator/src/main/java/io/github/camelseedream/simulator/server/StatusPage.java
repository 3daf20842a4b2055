package io.github.camelseedream.simulator.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.journal.Journal;
import io.github.camelseedream.simulator.journal.RecordedRequest;
import io.github.camelseedream.simulator.media.PublishedImages;
import io.github.camelseedream.simulator.media.RecentImages;
import io.github.camelseedream.simulator.payload.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/**
 * The page for browsers: the latest requests and images. It loads nothing from elsewhere, and its
 * script shows what callers sent as text only. Threadsafe.
 */
final class StatusPage {

    private static final String LATEST = AdminApi.PREFIX + "/latest";
    private static final int REQUESTS = 40;
    private static final int MAX_PROMPT = 400;

    private static final String POLICY =
            "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self';"
                    + " connect-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'";

    private static final Map<String, Reply> FILES =
            Map.of(
                    "/", file("page.html", "text/html;charset=utf-8"),
                    "/_sim/page.css", file("page.css", "text/css;charset=utf-8"),
                    "/_sim/page.svg", file("page.svg", "image/svg+xml"),
                    "/_sim/page.js", file("page.js", "text/javascript;charset=utf-8"));

    private final Journal journal;
    private final PublishedImages published;

    StatusPage(Journal journal, PublishedImages published) {
        this.journal = journal;
        this.published = published;
    }

    /** Empty for a call that is not for the page. */
    Optional<Reply> answer(Call call, ObjectNode stats) {
        boolean isRead = call.method().equals("GET");
        boolean isProgram = call.path().equals("/") && !wantsHtml(call);
        if (!isRead || isProgram) {
            return Optional.empty();
        }
        if (call.path().equals(LATEST)) {
            return Optional.of(Reply.json(200, latest().set("stats", stats)));
        }
        return call.path().startsWith(LATEST + "/")
                ? image(call.path().substring(LATEST.length() + 1))
                : Optional.ofNullable(FILES.get(call.path()));
    }

    /** Browsers say so; programs, curl among them, take anything. */
    private static boolean wantsHtml(Call call) {
        return call.header("Accept").orElse("").contains("text/html");
    }

    private ObjectNode latest() {
        ObjectNode page = Json.object();
        ArrayNode images = page.putArray("images");
        published.recent().latest().forEach(shown -> put(images.addObject(), shown));
        ArrayNode requests = page.putArray("requests");
        journal.latest(REQUESTS).forEach(request -> put(requests.addObject(), request));
        return page;
    }

    private static void put(ObjectNode json, RecentImages.RecentImage shown) {
        json.put("number", shown.number()).put("at", shown.at().toString());
        json.put("size", shown.spec().delivered().toString());
        json.put("format", shown.spec().format().name());
        ArrayNode caption = json.putArray("caption");
        shown.spec().content().caption().forEach(line -> caption.add(cut(line)));
    }

    private static void put(ObjectNode json, RecordedRequest request) {
        json.put("at", request.receivedAt().toString())
                .put("method", request.method())
                .put("path", request.path())
                .put("prompt", cut(request.prompt()))
                .put("status", request.status())
                .put("accepted", request.accepted());
    }

    private Optional<Reply> image(String number) {
        return number.matches("\\d{1,18}")
                ? published
                        .recent()
                        .find(Long.parseLong(number))
                        .map(spec -> Reply.of(200, spec.format().mediaType(), published.file(spec)))
                        .map(StatusPage::guarded)
                : Optional.empty();
    }

    private static String cut(String text) {
        return text.length() > MAX_PROMPT ? text.substring(0, MAX_PROMPT) + "…" : text;
    }

    private static Reply file(String name, String type) {
        try (InputStream file = StatusPage.class.getResourceAsStream(name)) {
            return guarded(Reply.of(200, type, Payload.bytes(file.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply guarded(Reply reply) {
        return reply.with("Content-Security-Policy", POLICY)
                .with("Cache-Control", "no-cache")
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer");
    }
}
