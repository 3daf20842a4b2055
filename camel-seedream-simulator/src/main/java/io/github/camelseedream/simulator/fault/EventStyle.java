package io.github.camelseedream.simulator.fault;

import java.util.Arrays;

/** How the server-sent events of an answer are written, or what is wrong with them. */
public enum EventStyle {
    USUAL("usual"),
    /** A comment before each event, as proxies send it to keep a connection open. */
    COMMENTS("comments"),
    /** Lines end with CR LF. */
    CR_LF("crLf"),
    /** The data of an event is spread over several lines. */
    DATA_LINES("dataLines"),
    /** After the first image an {@code error} event ends the stream. */
    ERROR("error"),
    /** The event that closes the stream is missing. */
    NO_COMPLETED("noCompleted"),
    /** Before each image a preview, which is not to be kept. */
    PREVIEWS("previews"),
    /** The last image comes first. */
    REVERSED("reversed");

    private final String word;

    EventStyle(String word) {
        this.word = word;
    }

    static EventStyle of(String word) {
        return Arrays.stream(values())
                .filter(style -> style.word.equals(word))
                .findFirst()
                .orElse(USUAL);
    }

    static String[] words() {
        return Arrays.stream(values()).map(EventStyle::word).toArray(String[]::new);
    }

    /** The word for it in a fault script. */
    String word() {
        return word;
    }
}
