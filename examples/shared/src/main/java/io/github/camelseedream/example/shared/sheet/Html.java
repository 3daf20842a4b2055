package io.github.camelseedream.example.shared.sheet;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What may go into a page: nothing that comes from outside is taken as it is. */
final class Html {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    private static final String SAFE = "-._~/";

    private Html() {}

    /** Text, for between tags and for within quotes. */
    static String text(String raw) {
        StringBuilder safe = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '\n', '\t' -> safe.append(c);
                default -> safe.append(isSteering(c) ? '\uFFFD' : c);
            }
        }
        return safe.toString();
    }

    /** Control signs, and what turns the direction of a text. */
    private static boolean isSteering(char c) {
        return Character.isISOControl(c)
                || c >= '\u202A' && c <= '\u202E'
                || c >= '\u2066' && c <= '\u2069';
    }

    /** A relative link to a file below the page. */
    static String link(String path) {
        StringBuilder safe = new StringBuilder("./");
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || SAFE.indexOf(c) >= 0);
            safe.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return safe.toString();
    }

    /** A time where the reader is. */
    static String time(Instant time) {
        return TIME.format(time.atZone(ZoneId.systemDefault()));
    }
}
