package io.github.camelseedream.example.gateway;

import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.request.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One thing wrong with a request, in words of a client that knows OpenAI's fields and neither Camel
 * nor this project.
 *
 * @param field the field as the client wrote it, or as OpenAI calls it
 */
record ClientWords(String field, String text) {

    private static final String BODY_FIELD = "body field ";

    /** The component names the first ones only, and ends with how many more there are. */
    private static final Pattern MORE = Pattern.compile("\\R\\W*(and \\d+ more)$");

    /** What OpenAI calls what the component calls otherwise. */
    private static final Map<String, String> FIELDS =
            Map.of(
                    "references", "image",
                    "count", "n",
                    "outputFormat", "output_format",
                    "outputCompression", "output_compression");

    /** What is missing is told with where a client puts it, not where a route does. */
    private static final Pattern MISSING =
            Pattern.compile("^(is|are) missing\\b.*", Pattern.DOTALL);

    /** Sentences that help the author of a route only. */
    private static final Pattern OF_CAMEL =
            Pattern.compile(
                    "Camel|\\boptions?\\b|\\bheaders?\\b|seedream:|passUnknown|referenceDirectory"
                            + "|\\broute\\b|\\bexchange\\b|a text body|as the body");

    /** What the component says, and what a client understands. In this order. */
    private static final List<Map.Entry<Pattern, String>> WORDS =
            List.of(
                    word(",? or set \\w+[^.]*", ""),
                    word(
                            "is a setting of the endpoint and the component, which no message"
                                    + " changes",
                            "is set by whoever runs the gateway"),
                    word(
                            "bytes, a stream, a File, a Path or a List of these",
                            "a file of the form, or a list of these"),
                    word("\\ban? (java\\.util\\.)?(Linked)?(Hash)?Map\\b", "an object"),
                    word("\\ban? (java\\.util\\.)?(Array)?List\\b", "a list"),
                    word("\\ban? java\\.lang\\.Boolean\\b", "true or false"),
                    word("\\ban? java\\.(lang|math)\\.\\w+\\b", "a number"),
                    word("\\bAdd references\\b", "Add image"),
                    word("\\boutputFormat\\b", "output_format"),
                    word("\\boutputCompression\\b", "output_compression"));

    /** Values that are shown as the Java type they have. */
    private static final Pattern TYPE = Pattern.compile("\\[?\\w*(Map|List|[Ss]tream)]?");

    private static final Pattern SENTENCES = Pattern.compile("(?<=[.?])\\s+(?=\\p{Lu})");

    /** What is wrong with the request, if that is the failure. */
    static List<ClientWords> of(Throwable failure) {
        return failure instanceof InvalidRequestException invalid
                ? invalid.violations().stream().map(ClientWords::of).toList()
                : List.of();
    }

    private static ClientWords of(Violation violation) {
        String field =
                violation.origin().startsWith(BODY_FIELD)
                        ? violation.origin().substring(BODY_FIELD.length())
                        : FIELDS.getOrDefault(violation.option(), violation.option());
        String value =
                violation.value().isEmpty() || TYPE.matcher(violation.value()).matches()
                        ? ""
                        : " '" + violation.value() + "'";
        String problem =
                MISSING.matcher(violation.problem()).matches()
                        ? "is missing: give the field `" + field + "`"
                        : translate(violation.problem(), "is not possible here");
        return new ClientWords(field, field + value + " " + problem);
    }

    /** All that the component names of it in one text. */
    static String text(Throwable failure) {
        String text = of(failure).stream().map(ClientWords::text).collect(Collectors.joining("\n"));
        Matcher more = MORE.matcher(failure.getMessage());
        return more.find() ? text + "\n" + more.group(1) : text;
    }

    /**
     * Leaves out the sentences that a client cannot act on.
     *
     * @param otherwise what is said where no sentence is left
     */
    static String translate(String text, String otherwise) {
        String known = text;
        for (Map.Entry<Pattern, String> word : WORDS) {
            known = word.getKey().matcher(known).replaceAll(word.getValue());
        }
        String kept =
                Arrays.stream(SENTENCES.split(known))
                        .filter(sentence -> !OF_CAMEL.matcher(sentence).find())
                        .collect(Collectors.joining(" "));
        return kept.isEmpty() ? otherwise : kept;
    }

    private static Map.Entry<Pattern, String> word(String theirs, String ours) {
        return Map.entry(Pattern.compile(theirs), ours);
    }
}
