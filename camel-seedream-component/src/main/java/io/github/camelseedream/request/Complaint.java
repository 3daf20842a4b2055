package io.github.camelseedream.request;

import java.util.regex.Pattern;

/**
 * One thing that is wrong with a request, in one sentence a person can act on.
 *
 * @param option the option, header or body field
 * @param value the value as given, shortened; empty where there is none
 * @param origin where the value came from, e.g. {@code header CamelSeedreamSize}
 * @param problem what is wrong, what is accepted and how to fix it
 */
public record Complaint(String option, String value, String origin, String problem) {

    private static final int LONGEST_VALUE = 80;
    private static final Pattern BASE64 =
            Pattern.compile("([A-Za-z0-9+/=_-]{16})[A-Za-z0-9+/=_-]{64,}");

    public Complaint {
        option = bounded(option);
        value = shorten(value);
        origin = bounded(origin);
    }

    /** A complaint about a value of the request, with the origin the request remembers. */
    public static Complaint about(
            ImageRequest request, ImageParameter<?> parameter, String problem) {
        return new Complaint(
                parameter.name(),
                request.get(parameter).map(String::valueOf).orElse(""),
                request.origin(parameter),
                problem);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(option);
        if (!value.isEmpty()) {
            text.append(" '").append(value).append('\'');
        }
        if (!origin.isEmpty()) {
            text.append(" (").append(origin).append(')');
        }
        return text.append(' ').append(problem).toString();
    }

    private static String shorten(String value) {
        if (value.startsWith("data:")) {
            return "data:...";
        }
        String shown = bounded(UrlText.withoutQueries(value));
        return shown.length() <= LONGEST_VALUE ? shown : shown.substring(0, LONGEST_VALUE) + "...";
    }

    /** On one line, and without base64, which a sender may put anywhere, also into a name. */
    private static String bounded(String text) {
        return BASE64.matcher(text.replaceAll("\\p{Cntrl}+", " ")).replaceAll("$1...");
    }
}
