package io.github.camelseedream.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A decision that no test holds is a wish. */
class DecisionsTest {

    private static final Path ROOT = Path.of("..");
    private static final Path FOLDER = ROOT.resolve("docs/decisions");
    private static final Pattern HELD_BY = Pattern.compile("(?s)\n## Held by\n(.*)$");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    @ParameterizedTest
    @MethodSource("pages")
    void namesTheTestsThatHoldIt(Path page) throws IOException {
        List<String> named =
                HELD_BY.matcher(Files.readString(page))
                        .results()
                        .flatMap(part -> NAME.matcher(part.group(1)).results())
                        .map(name -> name.group(1))
                        .toList();

        assertThat(named).isNotEmpty();
        assertThat(tests()).containsAll(named);
    }

    @Test
    void isListedUnderItsHeading() throws IOException {
        String list = Files.readString(FOLDER.resolve("README.md"));

        for (Path page : pages().toList()) {
            String heading = Files.readString(page).lines().findFirst().orElseThrow();
            assertThat(list)
                    .contains(
                            "("
                                    + page.getFileName()
                                    + ") | "
                                    + heading.substring("# 0001 ".length()));
        }
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.list(FOLDER)) {
            return pages
                    .filter(page -> page.getFileName().toString().matches("\\d{4}-.*\\.md"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }
}
