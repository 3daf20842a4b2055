package io.github.camelseedream.snippets;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A fenced block of the documentation.
 *
 * @param place page and line
 * @param name from the comment {@code <!-- snippet: name -->} in front of it, or an empty text
 */
record Snippet(String place, String name, String language, String text) {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final String ADOC =
            "camel-seedream-component/src/main/docs/seedream-component.adoc";

    private static final Pattern FENCED =
            Pattern.compile(
                    "(?:<!-- snippet: ([^>]+) -->\\n)?^```([^\\n]*)\\n(.*?)^```$",
                    Pattern.DOTALL | Pattern.MULTILINE);

    private static final Pattern LISTING =
            Pattern.compile(
                    "^(\\[source,)(\\w+)]\\n----\\n(.*?)^----$",
                    Pattern.DOTALL | Pattern.MULTILINE);

    /** Every fenced block of the readme and the guide, and the listings of Camel's own page. */
    static List<Snippet> all() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        List<Snippet> snippets = new ArrayList<>();
        for (Path page : pages) {
            of(page, FENCED).forEach(snippets::add);
        }
        of(ROOT.resolve(ADOC), LISTING)
                .map(own -> new Snippet(own.place(), "", own.language(), own.text()))
                .forEach(snippets::add);
        return snippets;
    }

    private static Stream<Snippet> of(Path page, Pattern pattern) throws IOException {
        String markdown = Files.readString(page);
        return pattern.matcher(markdown)
                .results()
                .map(
                        block ->
                                new Snippet(
                                        ROOT.relativize(page)
                                                + ":"
                                                + markdown.substring(0, block.start(2))
                                                        .lines()
                                                        .count(),
                                        block.group(1) == null ? "" : block.group(1),
                                        block.group(2),
                                        block.group(3)));
    }

    /** How many lines of a page look like the edge of a fenced block. */
    static long edges() throws IOException {
        long edges = 0;
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            for (Path page :
                    Stream.concat(docs, Stream.of(ROOT.resolve("README.md")))
                            .filter(file -> file.toString().endsWith(".md"))
                            .toList()) {
                edges +=
                        Files.readString(page)
                                .lines()
                                .filter(l -> l.strip().startsWith("```"))
                                .count();
            }
        }
        return edges;
    }

    boolean isRoute() {
        return language.equals("java") && text.contains("from(");
    }

    boolean isClass() {
        return language.equals("java")
                && Pattern.compile("^(public |final )*class ", Pattern.MULTILINE)
                        .matcher(text)
                        .find();
    }

    /** The URI of the first {@code from}, whatever the language. */
    String input() {
        Matcher from =
                Pattern.compile("from\\(\"([^\"]+)\"|<from uri=\"([^\"]+)\"|from:\\s+uri: (\\S+)")
                        .matcher(text);
        if (!from.find()) {
            throw new AssertionError(place + " has no route");
        }
        return Stream.of(1, 2, 3).map(from::group).filter(uri -> uri != null).findFirst().get();
    }

    @Override
    public String toString() {
        return place + (name.isEmpty() ? "" : " " + name) + " (" + language + ")";
    }
}
