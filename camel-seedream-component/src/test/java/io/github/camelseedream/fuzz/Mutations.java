package io.github.camelseedream.fuzz;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What may have happened to bytes on their way. */
public final class Mutations {

    /** A secret of ours that a provider echoes. */
    public static final String KEY = "key that nobody may see";

    private static final String IMAGE =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    /** Every type, and values at the edges of what programs count with. */
    private static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "false",
                    "0",
                    "-1",
                    "101",
                    "200",
                    "503",
                    "2147483648",
                    "-9223372036854775809",
                    "1e308",
                    "-4.9e-324",
                    "9".repeat(99),
                    "\"\"",
                    "\" \"",
                    "\"completed\"",
                    "\"FAILED\"",
                    "\"content policy\"",
                    "\"../v1/me\"",
                    "\"1970-01-01T00:00:00Z\"",
                    "\"" + KEY + "\"",
                    "\"two\\nlines\\u001b[31m\\u2028\\u0000\"",
                    "\"" + "long ".repeat(5000) + "\"",
                    "\"" + IMAGE + "\"",
                    "\"data:image/png;base64," + IMAGE + "\"",
                    "\"data:image/png;base64,AAAA\"",
                    "[]",
                    "{}",
                    "[null]",
                    "[[],{},\"a\"]",
                    "{\"message\":[1]}",
                    "{\"code\":" + "7".repeat(90) + "}",
                    "[".repeat(60) + "]".repeat(60),
                    "[".repeat(5000) + "]".repeat(5000));

    private Mutations() {}

    /** One to three changes of any bytes. */
    public static Arbitrary<List<Mutation>> ofBytes() {
        return oneByteChange().list().ofMinSize(1).ofMaxSize(3);
    }

    /** One to three changes of a JSON text: of its values, then of its bytes. */
    public static Arbitrary<List<Mutation>> ofJson() {
        Arbitrary<Mutation> swaps =
                Combinators.combine(places(), Arbitraries.of(VALUES)).as(Mutation.Swap::new);
        return Arbitraries.frequencyOf(Tuple.of(3, swaps), Tuple.of(2, oneByteChange()))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    /** One bit, one cut, one gap, or something where it does not belong. */
    public static Arbitrary<Mutation> oneByteChange() {
        Arbitrary<Snippet> snippets = Arbitraries.of(Snippet.ALL);
        Arbitrary<Integer> lengths = Arbitraries.integers().between(1, 64);
        return Arbitraries.oneOf(
                Combinators.combine(places(), Arbitraries.integers().between(0, 7))
                        .as(Mutation.Flip::new),
                Combinators.combine(places(), snippets).as(Mutation.Insert::new),
                Combinators.combine(places(), snippets).as(Mutation.Overwrite::new),
                Combinators.combine(places(), lengths).as(Mutation.Delete::new),
                Combinators.combine(places(), lengths).as(Mutation.Repeat::new),
                places().map(Mutation.Truncate::new));
    }

    private static Arbitrary<Double> places() {
        return Arbitraries.doubles().between(0, 1).ofScale(4);
    }
}
