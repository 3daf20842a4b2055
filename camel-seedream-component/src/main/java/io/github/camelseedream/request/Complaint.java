package io.github.camelseedream.request;

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
    private static final int LONGEST_WORD = 16;

    public Complaint {
        value = shorten(value);
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
        String shown =
                value.startsWith("data:") ? "data:..." : value.replaceAll("\\p{Cntrl}+", " ");
        if (shown.length() <= LONGEST_VALUE) {
            return shown;
        }
        // without a space in it, it may be base64
        int end = shown.lastIndexOf(' ', LONGEST_VALUE) < 0 ? LONGEST_WORD : LONGEST_VALUE;
        return shown.substring(0, end) + "...";
    }
}
