package io.github.camelseedream.metrics;

import java.util.Locale;

/**
 * THE TABLE of meters. Each but that of the ledger has the tags {@code provider}, {@code family}
 * and {@code operation}, and each has those named here; none ever has a prompt, an id or a text of
 * a message for a value.
 */
public enum Meter {
    REQUESTS_ACTIVE("gauge", "requests under way: in a queue no more, and not answered yet"),
    QUEUE("timer", "the wait for a place among the calls under way"),
    SUBMIT("timer", "calls that make images, each from its start to its answer"),
    POLLS("counter", "how often a provider was asked for a task"),
    WAIT("timer", "the wait for a task, from its submit until it ended or was given up"),
    DOWNLOAD("timer", "images that were fetched by their URL"),
    IMAGES("counter", "images that were delivered"),
    COST("counter", "what the delivered images cost, where the provider tells", "unit"),
    FAILURES(
            "counter",
            "requests that failed, and images that were missing in those that did not",
            "error",
            "outcome"),
    LEDGER_CALLS(
            "gauge",
            "calls in the ledger, which is asked at most every 10 seconds; no value while it cannot"
                    + " be reached",
            "state");

    private final String kind;
    private final String description;
    private final String[] tags;

    Meter(String kind, String description, String... tags) {
        this.kind = kind;
        this.description = description;
        this.tags = tags;
    }

    /** As in {@code seedream.requests.active}. */
    public String meterName() {
        return "seedream." + name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /** {@code counter}, {@code timer} or {@code gauge}. */
    public String kind() {
        return kind;
    }

    public String description() {
        return description;
    }

    /** The names of its own tags. */
    public String[] tags() {
        return tags.clone();
    }
}
