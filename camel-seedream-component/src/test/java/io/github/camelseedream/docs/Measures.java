package io.github.camelseedream.docs;

import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.simulator.SeedreamSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How hard the component is to enter, in figures that anyone can take again. */
final class Measures {

    private static final Path MAIN = Path.of("src/main/java/io/github/camelseedream");
    private static final Pattern PARSE = Pattern.compile("\\bImageSize(\\.|::)parse\\b");
    private static final Pattern INITIALIZED =
            Pattern.compile("Initializing 'io/github/camelseedream/([\\w/]+)'");

    private Measures() {}

    /** Each measure of docs/architecture.md, by its name there. */
    static Map<String, Integer> all(Path folder) throws IOException, InterruptedException {
        Map<String, Integer> all = new LinkedHashMap<>();
        all.put("lines of the component", lines(MAIN));
        all.put("files in the root package", files(MAIN).size());
        all.put("files in the largest package", largestPackage());
        all.put("lines of the largest provider", largestProvider());
        all.put("places that parse a size", sizeParsers());
        all.putAll(ofOneImage(folder));
        return all;
    }

    private static Map<String, Integer> ofOneImage(Path folder)
            throws IOException, InterruptedException {
        Path log = folder.resolve("init.log");
        Path frames = folder.resolve("frames.txt");
        try (SeedreamSimulator simulator = SeedreamSimulator.start()) {
            Process child =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xlog:class+init=info:file=" + log,
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    OneImage.class.getName(),
                                    simulator.baseUrl("lumenfall"))
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .redirectOutput(frames.toFile())
                            .start();
            if (!child.waitFor(2, TimeUnit.MINUTES) || child.exitValue() != 0) {
                child.destroyForcibly();
                throw new IllegalStateException("no image: " + Files.readString(frames));
            }
        }
        long types =
                INITIALIZED
                        .matcher(Files.readString(log))
                        .results()
                        .map(type -> type.group(1))
                        .filter(type -> !type.startsWith("docs/") && !type.endsWith("Configurer"))
                        .filter(type -> !type.endsWith("UriFactory") && !type.endsWith("Loader"))
                        .count();
        return Map.of(
                "frames on the stack when the POST leaves",
                Files.readAllLines(frames).size(),
                "types initialised by one image",
                (int) types);
    }

    private static int largestPackage() throws IOException {
        try (Stream<Path> folders = Files.walk(MAIN)) {
            return folders.filter(Files::isDirectory)
                    .map(Measures::files)
                    .mapToInt(List::size)
                    .max()
                    .orElseThrow();
        }
    }

    private static int largestProvider() throws IOException {
        Path builtin = MAIN.resolve("provider/builtin");
        String table = BuiltInProviders.class.getSimpleName();
        try (Stream<Path> all = Files.walk(builtin)) {
            return all
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith(table + ".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(
                            Collectors.groupingBy(
                                    Measures::provider, Collectors.summingInt(Measures::linesOf)))
                    .values()
                    .stream()
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /** The first word of a file's name: {@code Apiframe} of {@code ApiframeProvider.java}. */
    private static String provider(Path file) {
        return file.getFileName().toString().replaceFirst("(?<=[a-z])(?=[A-Z]).*", "");
    }

    private static int sizeParsers() throws IOException {
        try (Stream<Path> all = Files.walk(MAIN)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .mapToInt(file -> (int) PARSE.matcher(text(file)).results().count())
                    .sum();
        }
    }

    private static int lines(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .mapToInt(Measures::linesOf)
                    .sum();
        }
    }

    private static int linesOf(Path file) {
        return (int) text(file).lines().count();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
