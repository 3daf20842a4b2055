package io.github.camelseedream.exchange;

import io.github.camelseedream.SeedreamConstants;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.Violation;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The message headers that are read. Any other in the component's name is refused: it would do
 * nothing, and the image would be another one than was asked for.
 */
final class RequestHeaders {

    private static final String PREFIX = "CamelSeedream";

    /** What earlier calls left on the message; never read. */
    private static final String RESULT = PREFIX + "Result";

    /** Of {@link ResolutionReader}. */
    private static final String RESOLVE = PREFIX + "Resolve";

    private static final List<String> KNOWN =
            Stream.concat(
                            ImageParameters.all().stream().map(ImageParameter::header),
                            Stream.of(SeedreamConstants.TASK, SeedreamConstants.ATTRIBUTES))
                    .toList();

    private RequestHeaders() {}

    /** The headers that are ours and not known, in order. */
    static Set<String> unknown(Collection<String> headers) {
        Set<String> unknown = new TreeSet<>(headers);
        unknown.removeIf(
                header ->
                        !startsWith(header, PREFIX)
                                || startsWith(header, RESULT)
                                || startsWith(header, RESOLVE)
                                || KNOWN.stream().anyMatch(header::equalsIgnoreCase));
        return unknown;
    }

    /** What is wrong with such a header, without its value. */
    static Violation violation(String header, Predicate<String> isSetting) {
        if (isSetting.test(end(header))) {
            return new Violation("header " + header, "", "", RequestOptions.NOT_BY_MESSAGE);
        }
        List<String> ends = KNOWN.stream().map(RequestHeaders::end).toList();
        String near = Suggestions.question(PREFIX, end(header), ends);
        return new Violation(
                "header " + header,
                "",
                "",
                "is not known. "
                        + near
                        + "Rename the header, or remove it"
                        + (near.isEmpty()
                                ? ". Accepted: "
                                        + PREFIX
                                        + " followed by "
                                        + String.join(", ", ends)
                                : ""));
    }

    private static String end(String header) {
        return header.substring(PREFIX.length());
    }

    private static boolean startsWith(String header, String start) {
        return header.regionMatches(true, 0, start, 0, start.length());
    }
}
