package io.github.camelseedream.snippets;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles what stands in the documentation as Java. */
final class JavaSnippets {

    /** What a snippet may leave out. */
    private static final String IMPORTS =
            Stream.of(
                            "io.github.camelseedream",
                            "io.github.camelseedream.error",
                            "io.github.camelseedream.error.ledger",
                            "io.github.camelseedream.generate.event",
                            "io.github.camelseedream.ledger.jdbc",
                            "io.github.camelseedream.request",
                            "io.github.camelseedream.result",
                            "io.micrometer.core.instrument.simple",
                            "java.nio.file",
                            "java.time",
                            "java.util",
                            "org.apache.camel",
                            "org.apache.camel.builder",
                            "org.apache.camel.component.kafka",
                            "org.apache.camel.processor",
                            "org.apache.camel.support")
                    .map(name -> "import " + name + ".*;\n")
                    .collect(Collectors.joining());

    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** Stays open, since to read the class path takes longer than to compile a snippet. */
    private static final StandardJavaFileManager FILES =
            COMPILER.getStandardFileManager(null, null, null);

    private JavaSnippets() {}

    /** A class that stands there whole. */
    static Class<?> whole(Snippet snippet, Path directory) throws Exception {
        Matcher name = Pattern.compile("\\bclass (\\w+)").matcher(snippet.text());
        if (!name.find()) {
            throw new AssertionError(snippet + " has no class");
        }
        return compile(name.group(1), snippet.text(), directory);
    }

    /** Routes, as the body of configure(). */
    static Class<?> routes(Snippet snippet, Path directory) throws Exception {
        return compile(
                "Snippet",
                IMPORTS
                        + "public class Snippet extends RouteBuilder {\n"
                        + "@Override public void configure() throws Exception {\n"
                        + snippet.text()
                        + "}}",
                directory);
    }

    /** Statements that use {@code context} and {@code template}. */
    static Class<?> statements(Snippet snippet, Path directory) throws Exception {
        return compile(
                "Snippet",
                IMPORTS
                        + "public class Snippet {\n"
                        + "public static void run(CamelContext context, ProducerTemplate template)"
                        + " throws Exception {\n"
                        + snippet.text()
                        + "}}",
                directory);
    }

    private static Class<?> compile(String name, String source, Path directory) throws Exception {
        Path file = directory.resolve(name + ".java");
        Files.writeString(file, source);
        StringWriter said = new StringWriter();
        boolean good =
                COMPILER.getTask(
                                said,
                                FILES,
                                null,
                                options(directory),
                                null,
                                FILES.getJavaFileObjects(file))
                        .call();
        if (!good) {
            throw new AssertionError(said.toString());
        }
        return load(name, directory);
    }

    private static List<String> options(Path directory) {
        return List.of(
                "-proc:none",
                "-nowarn",
                "-d",
                directory.toString(),
                "-classpath",
                System.getProperty("java.class.path"));
    }

    /** Stays open: what was loaded may load more until the test ends. */
    @SuppressWarnings("resource")
    private static Class<?> load(String name, Path directory)
            throws IOException, ClassNotFoundException {
        URL[] places = {directory.toUri().toURL()};
        return new URLClassLoader(places, JavaSnippets.class.getClassLoader()).loadClass(name);
    }
}
