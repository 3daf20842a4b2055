package io.github.camelseedream.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Bytes that parsers trip over.
 *
 * @param name what a report shows of it
 * @param bytes what is written
 */
public record Snippet(String name, byte[] bytes) {

    /** Deeper than any reply is read, and than a careless parser's stack. */
    private static final int DEEP = 20_000;

    /** Most of them are about JSON, the last ones about forms. */
    public static final List<Snippet> ALL =
            Stream.concat(
                            Stream.of(
                                            "\"",
                                            "\\",
                                            "\\u",
                                            "\\ud800",
                                            "\\u0000",
                                            "{",
                                            "}",
                                            "[",
                                            "]",
                                            ",",
                                            ":",
                                            "null",
                                            "true",
                                            "-1",
                                            "1e999",
                                            "-1e-999",
                                            "99999999999999999999999999999999",
                                            "\"b64_json\":\"",
                                            "\"data:image/png;base64,",
                                            "\"data:image/png;base64,AAAA\"",
                                            "=",
                                            "==",
                                            "-_",
                                            "%2e%2e%2f",
                                            "{{sys:user.home}}",
                                            "${body}",
                                            "\u001b[31m",
                                            "\u2028",
                                            "\r\n",
                                            "\r\n\r\n",
                                            "--",
                                            ";",
                                            "filename*=UTF-8''%",
                                            "Content-Transfer-Encoding: base64")
                                    .map(Snippet::of),
                            Stream.of(
                                    hex("a zero", "00"),
                                    hex("half a character", "c3"),
                                    hex("an overlong zero", "c080"),
                                    hex("a surrogate in UTF-8", "eda080"),
                                    hex("no UTF-8", "fffe"),
                                    hex("a byte order mark", "efbbbf"),
                                    many("deep lists", "["),
                                    many("deep objects", "{\"a\":"),
                                    many("a long text", "x"),
                                    many("many digits", "9")))
                    .toList();

    static Snippet of(String text) {
        return new Snippet(text, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Snippet hex(String name, String hex) {
        return new Snippet(name, HexFormat.of().parseHex(hex));
    }

    private static Snippet many(String name, String text) {
        return new Snippet(name, text.repeat(DEEP).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return name;
    }
}
