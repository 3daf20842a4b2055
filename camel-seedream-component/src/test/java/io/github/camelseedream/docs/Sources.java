package io.github.camelseedream.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the Javadoc of the component's sources says. */
final class Sources {

    private static final Path ROOT = Path.of("src/main/java/io/github/camelseedream");

    private Sources() {}

    /** The Javadoc in front of a word of a source file, as plain text. */
    static String sentences(String file, String word) {
        String source = read(ROOT.resolve(file + ".java"));
        Matcher comment =
                Pattern.compile(
                                "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:public )?(?:final )?(?:class )?"
                                        + word
                                        + "\\b",
                                Pattern.DOTALL)
                        .matcher(source);
        return comment.results()
                .map(MatchResult::group)
                .map(Sources::plain)
                .findFirst()
                .orElseThrow(() -> new AssertionError(file + " has no Javadoc for " + word));
    }

    /** The Javadoc of a class. */
    static String sentences(Class<?> type) {
        String file = type.getName().replace("io.github.camelseedream.", "").replace('.', '/');
        return sentences(file, type.getSimpleName());
    }

    private static String plain(String comment) {
        return comment.substring(3, comment.lastIndexOf("*/"))
                .replaceAll("\\n\\s*\\*", " ")
                .replaceAll("\\s+", " ")
                .replaceAll("\\{@(?:code|link) #?([^}]*)}", "`$1`")
                .trim();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
