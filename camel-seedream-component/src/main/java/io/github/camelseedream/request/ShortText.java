package io.github.camelseedream.request;

import java.util.regex.Pattern;

/**
 * What somebody else wrote, fit for a message or a line of a log. Stateless.
 *
 * @hidden
 */
public final class ShortText {

    /** What moves a terminal's cursor or ends a line. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    private static final Pattern BASE64 =
            Pattern.compile("([A-Za-z0-9+/=_-]{16})[A-Za-z0-9+/=_-]{64,}");

    private ShortText() {}

    /**
     * The text on one line, without base64, which a sender may put anywhere, also into a name.
     *
     * @param most how many characters of it are shown
     */
    public static String of(String text, int most) {
        // what is shown depends on no more of it, however long it is
        String start = text.substring(0, Math.min(text.length(), 2 * most + 200));
        String line = BASE64.matcher(CONTROL.matcher(start).replaceAll(" ")).replaceAll("$1...");
        return line.length() <= most ? line : line.substring(0, most) + "...";
    }
}
