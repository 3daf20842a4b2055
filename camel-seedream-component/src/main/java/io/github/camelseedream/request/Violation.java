package io.github.camelseedream.request;

import java.util.List;

/**
 * One thing that is wrong with a request, in one sentence a person can act on. Each of its texts is
 * on one line and bounded, whatever a sender wrote. Immutable.
 *
 * @param option the option, header or body field
 * @param value the value as given, shortened; empty where there is none
 * @param origin where the value came from, e.g. {@code header CamelSeedreamSize}
 * @param problem what is wrong, what is accepted and how to fix it
 */
public record Violation(String option, String value, String origin, String problem) {

    /** How many are told in full; of further ones, only the number is. */
    public static final int MOST = 20;

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_VALUE = 80;
    private static final int LONGEST_PROBLEM = 1000;

    public Violation {
        option = ShortText.of(option, LONGEST_NAME);
        value = shorten(value);
        origin = ShortText.of(origin, LONGEST_NAME);
        problem = ShortText.of(problem, LONGEST_PROBLEM);
    }

    /** A violation about a value of the request, with the origin the request remembers. */
    public static Violation about(
            ImageRequest request, ImageParameter<?> parameter, String problem) {
        return new Violation(
                parameter.name(),
                request.get(parameter).map(String::valueOf).orElse(""),
                request.origin(parameter),
                problem);
    }

    /**
     * A violation about a field of the provider's own, which stood among the others of a body or
     * under {@code parameters}.
     *
     * @param name its name; a dot stands for a field within an object
     */
    public static Violation aboutField(
            ImageRequest request, String name, Object value, String problem) {
        String origin = request.origin(ImageParameters.PARAMETERS);
        String field = "body field " + name.replaceFirst("\\..*", "");
        boolean isField = List.of(origin.split(", ")).contains(field);
        return new Violation(
                isField ? name : "parameters." + name,
                String.valueOf(value),
                isField ? field : origin,
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
        return ShortText.of(UrlText.withoutQueries(start(value)), LONGEST_VALUE);
    }

    /** As much as may be shown, and enough to tell a URL and base64 by. */
    private static String start(String value) {
        return value.substring(0, Math.min(value.length(), 20 * LONGEST_VALUE));
    }
}
