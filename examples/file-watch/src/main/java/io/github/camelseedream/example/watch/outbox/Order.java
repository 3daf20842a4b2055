package io.github.camelseedream.example.watch.outbox;

import java.nio.file.Path;
import java.util.Map;

/**
 * What was asked for, as far as this program knows: the fields of the request and the options of
 * the command line.
 *
 * @param input the file
 * @param asked name to value
 */
public record Order(Path input, Map<String, Object> asked) {

    /** Where it is on the exchange. */
    public static final String PROPERTY = "WatchOrder";

    /** The prompt, wherever the request has it; else an empty text. */
    public String prompt() {
        Object prompt = asked.get("prompt");
        if (prompt == null && asked.get("seedreamParams") instanceof Map<?, ?> fields) {
            prompt = fields.get("prompt");
        }
        return prompt == null ? "" : prompt.toString();
    }
}
