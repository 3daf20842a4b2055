package io.github.camelseedream.example.watch.outbox;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern PIXELS =
            Pattern.compile("\\s*(\\d+)\\s*[xX*\u00D7]\\s*(\\d+)\\s*");

    /** The size in pixels that was asked for, where the image has another one; else empty. */
    public String otherSize(int width, int height) {
        Object size = asked.containsKey("size") ? asked.get("size") : asked.get("custom_size");
        String wanted =
                size == null ? asked.get("width") + "x" + asked.get("height") : size.toString();
        Matcher pixels = PIXELS.matcher(wanted);
        boolean isMet =
                !pixels.matches()
                        || pixels.group(1).equals(String.valueOf(width))
                                && pixels.group(2).equals(String.valueOf(height));
        return isMet ? "" : pixels.group(1) + "x" + pixels.group(2);
    }

    /** The prompt, wherever the request has it; else an empty text. */
    public String prompt() {
        Object prompt = asked.get("prompt");
        if (prompt == null && asked.get("seedreamParams") instanceof Map<?, ?> fields) {
            prompt = fields.get("prompt");
        }
        return prompt == null ? "" : prompt.toString();
    }
}
