package io.github.camelseedream.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A main class in a JVM of its own, with the java and the class path of this one.
 *
 * @param options options of the JVM
 * @param arguments of the main class, separated by blanks
 */
record ChildJvm(Class<?> main, List<String> options, String arguments) {

    /** Runs it to its end, on this console. */
    void run() throws IOException, InterruptedException {
        int exit = start(ProcessBuilder.Redirect.INHERIT).waitFor();
        if (exit != 0) {
            throw new IllegalStateException(main.getSimpleName() + " ended with " + exit);
        }
    }

    Process start(ProcessBuilder.Redirect output) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dorg.jboss.logging.provider=slf4j");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments.split(" ")));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(output)
                .start();
    }
}
