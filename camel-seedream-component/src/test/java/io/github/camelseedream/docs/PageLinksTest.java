package io.github.camelseedream.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A link that leads nowhere is found by a reader first, unless a test finds it. */
class PageLinksTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern FENCE = Pattern.compile("(?ms)^ *```.*?^ *```");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]*)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");
    private static final Pattern LINK_IN_HEADING = Pattern.compile("\\[([^\\]]*)\\]\\([^)]*\\)");

    @Test
    void everyLinkBetweenPagesLeadsToAHeadingOrAFile() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : pages()) {
            String text = FENCE.matcher(Files.readString(page)).replaceAll("");
            LINK.matcher(text)
                    .results()
                    .map(link -> link.group(1))
                    .filter(link -> !link.contains("://") && !leadsSomewhere(page, link))
                    .forEach(link -> broken.add(ROOT.relativize(page) + ": " + link));
        }

        assertThat(broken).isEmpty();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 4)) {
            List<Path> pages =
                    files.filter(file -> file.toString().endsWith(".md"))
                            .filter(file -> !ROOT.relativize(file).toString().contains("target"))
                            .filter(file -> !ROOT.relativize(file).toString().startsWith("."))
                            .toList();
            assertThat(pages).hasSizeGreaterThan(30);
            return pages;
        }
    }

    private static boolean leadsSomewhere(Path page, String link) {
        String[] parts = link.split("#", 2);
        Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        return Files.exists(file)
                && (parts.length == 1
                        || !file.toString().endsWith(".md")
                        || anchors(file).contains(parts[1]));
    }

    /** Of the headings, as GitHub makes them. */
    private static Set<String> anchors(Path page) {
        try {
            String text = FENCE.matcher(Files.readString(page)).replaceAll("");
            return HEADING.matcher(text)
                    .results()
                    .map(heading -> LINK_IN_HEADING.matcher(heading.group(1)).replaceAll("$1"))
                    .map(PageLinksTest::anchor)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String anchor(String heading) {
        return heading.trim()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
