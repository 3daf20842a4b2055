package io.github.camelseedream.http;

import java.util.Optional;

/**
 * What can be sent in an HTTP header as it is; the rest would arrive as a question mark. Stateless.
 *
 * @hidden
 */
public final class HeaderText {

    private HeaderText() {}

    /** The first character that is no visible ASCII, e.g. {@code U+200B (ZERO WIDTH SPACE)}. */
    public static Optional<String> unsendable(String text) {
        return text.codePoints()
                .filter(c -> c <= ' ' || c > '~')
                .mapToObj(c -> "U+%04X (%s)".formatted(c, Character.getName(c)))
                .findFirst();
    }
}
