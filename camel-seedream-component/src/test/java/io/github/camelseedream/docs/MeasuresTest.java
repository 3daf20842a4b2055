package io.github.camelseedream.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The measures of docs/architecture.md do not get worse by more than two percent, unless somebody
 * writes there what they are now: with {@code -Dseedream.docs.write=true}.
 */
@Tag("slow")
class MeasuresTest {

    private static final Path PAGE = Path.of("../docs/architecture.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| ([^|]+) \\| [^|]+ \\| (\\d[\\d,]*) \\| ([^|]+) \\|$");

    @TempDir Path folder;

    @Test
    void noMeasureIsWorseThanItsPageSays() throws Exception {
        Map<String, Integer> measured = Measures.all(folder);
        if (Boolean.getBoolean("seedream.docs.write")) {
            write(measured);
        }

        Map<String, Integer> written = written();
        assertThat(written).containsOnlyKeys(measured.keySet());
        assertThat(measured)
                .allSatisfy((name, figure) -> assertThat(figure).as(name).isPositive())
                .allSatisfy(
                        (name, figure) ->
                                assertThat(figure)
                                        .as(name)
                                        .isLessThanOrEqualTo(written.get(name) * 102 / 100));
    }

    private static Map<String, Integer> written() throws IOException {
        Map<String, Integer> written = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(PAGE));
        while (row.find()) {
            written.put(row.group(1), Integer.valueOf(row.group(2).replace(",", "")));
        }
        return written;
    }

    private static void write(Map<String, Integer> measured) throws IOException {
        String page = Files.readString(PAGE);
        for (Map.Entry<String, Integer> one : measured.entrySet()) {
            page =
                    page.replaceAll(
                            "(?m)(^\\| " + Pattern.quote(one.getKey()) + " \\| [^|]+ \\| )[^|]+",
                            "$1" + String.format("%,d", one.getValue()) + " ");
        }
        Files.writeString(PAGE, page);
    }
}
