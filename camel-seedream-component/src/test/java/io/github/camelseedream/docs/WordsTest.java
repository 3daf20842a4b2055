package io.github.camelseedream.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.SeedreamComponent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/words.md says which words are used and which are not; here the names are held to it. */
class WordsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern ROW = Pattern.compile("(?m)^\\|[^|]*\\|[^|]*\\|([^|]*)\\|$");
    private static final Pattern TYPE =
            Pattern.compile("(?m)^ *(?:[a-z-]+ )*(?:class|record|interface|enum) ([A-Z]\\w*)");
    private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])");

    @Test
    void theTableNamesWordsThatAreNotUsed() throws IOException {
        assertThat(rejected()).hasSizeGreaterThan(10).contains("picture", "callback", "widest");
    }

    @Test
    void noTypeIsNamedWithARejectedWord() throws IOException {
        List<String> types = new ArrayList<>();
        for (Path file : files(ROOT, "java")) {
            if (file.toString().contains("/src/main/")) {
                TYPE.matcher(Files.readString(file)).results().forEach(t -> types.add(t.group(1)));
            }
        }

        assertThat(types).hasSizeGreaterThan(500).noneMatch(this::isRejected);
    }

    @Test
    void noOptionOrHeaderIsNamedWithARejectedWord() throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream catalogue =
                SeedreamComponent.class.getResourceAsStream(
                        "/META-INF/io/github/camelseedream/seedream.json")) {
            JsonNode all = new ObjectMapper().readTree(catalogue);
            for (String part : List.of("componentProperties", "properties", "headers")) {
                all.get(part).fieldNames().forEachRemaining(names::add);
            }
        }

        assertThat(names).hasSizeGreaterThan(100).noneMatch(this::isRejected);
    }

    @Test
    void noPageIsNamedWithARejectedWord() throws IOException {
        List<String> pages =
                files(ROOT.resolve("docs"), "md").stream()
                        .map(page -> page.getFileName().toString())
                        .toList();

        assertThat(pages).hasSizeGreaterThan(20).noneMatch(this::isRejected);
    }

    private boolean isRejected(String name) {
        List<String> rejected = rejected();
        return WORD.matcher(name)
                .results()
                .map(MatchResult::group)
                .map(word -> word.toLowerCase(Locale.ROOT).replaceFirst("s$", ""))
                .anyMatch(rejected::contains);
    }

    private static List<String> rejected() {
        try {
            return ROW.matcher(Files.readString(ROOT.resolve("docs/words.md")))
                    .results()
                    .skip(2)
                    .flatMap(row -> Arrays.stream(row.group(1).split(",")))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> files(Path below, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(file -> file.toString().endsWith("." + ending))
                    .filter(file -> !below.relativize(file).toString().matches("(.*/)?target/.*"))
                    .toList();
        }
    }
}
