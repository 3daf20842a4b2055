package io.github.camelseedream.matrix;

import io.github.camelseedream.simulator.fault.Fault;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

/** What goes wrong, and the faults of the simulator that do it; none where it takes more. */
public enum FaultKind {
    REFUSED("no connection"),
    TLS("TLS fails"),
    RESET_BEFORE("reset before the call is taken", Fault.dropBeforeAccept()),
    RESET_AFTER("reset after the call is taken", Fault.dropAfterAccept()),
    STALL("silence beyond the timeout", Fault.delay(Duration.ofMinutes(10)), Fault.slowBody(5)),
    HALF("half a reply", Fault.cutBody()),
    BAD_REQUEST("400, 404, 422", Fault.status(400), Fault.status(404), Fault.status(422)),
    NO_ACCESS("401, 403", Fault.status(401), Fault.status(403).code("access_denied")),
    FIREWALL("403 with a web page", Fault.htmlPage(403)),
    NO_MONEY("402", Fault.status(402)),
    CONFLICT("409", Fault.status(409)),
    GIVEN_UP("408", Fault.status(408)),
    HUNG_UP("499", Fault.status(499)),
    RATE_SECONDS(
            "429 twice, `Retry-After` in seconds",
            Fault.status(429).retryAfter(Duration.ofSeconds(1)).times(2)),
    RATE_DATE(
            "429 twice, `Retry-After` as a date",
            Fault.status(429).retryAfterDate(Duration.ofSeconds(1)).times(2)),
    RATE_UNSAID("429 twice, without `Retry-After`", Fault.status(429).times(2)),
    RATE_ENDLESS(
            "429, `Retry-After` beyond the timeout",
            Fault.status(429).retryAfter(Duration.ofMinutes(20))),
    SERVER_ERROR(
            "5xx",
            Fault.status(500),
            Fault.status(502),
            Fault.status(503).code("overloaded"),
            Fault.status(504),
            Fault.htmlPage(502)),
    WEB_PAGE("200 with a web page", Fault.htmlPage(200)),
    EMPTY("200 without a body", Fault.body("")),
    WRONG_JSON(
            "200 with other JSON",
            Fault.body("[]"),
            Fault.body("null"),
            Fault.body("{\"data\": 7, \"jobId\": {}, \"status\": []}")),
    OK_WITH_ERROR("200 with an error", Fault.okWithError()),
    NO_IMAGE("200 without an image", Fault.emptyData()),
    HUGE("a huge reply", Fault.bodyBytes(9_000_000)),
    GZIP("a reply in gzip", Fault.gzip()),
    REDIRECT("a redirect", Fault.redirect("http://127.0.0.1:1/elsewhere")),
    MODERATION("moderation"),
    TASK_FAILS("the task fails", Fault.taskFails()),
    TRUNCATED("half an image", Fault.truncateImage()),
    EXPIRED("the image has expired", Fault.expiredUrl());

    /** What can be wrong with an answer, whatever was asked. */
    public static final List<FaultKind> ANSWERS = List.copyOf(EnumSet.range(HALF, REDIRECT));

    /** A limit that passes while it is waited for. */
    public static final List<FaultKind> PASSING_LIMITS =
            List.of(RATE_SECONDS, RATE_DATE, RATE_UNSAID);

    private final String words;
    private final List<Fault> faults;

    FaultKind(String words, Fault... faults) {
        this.words = words;
        this.faults = List.of(faults);
    }

    public String words() {
        return words;
    }

    List<Fault> faults() {
        return faults;
    }
}
