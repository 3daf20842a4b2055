package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Camel generates after javac has run, so a jar built from stale sources is a stale jar. The pom
 * keeps aside what was committed before the generator writes; here both trees are compared.
 */
class GeneratedSourcesTest {

    private static final Path COMMITTED = Path.of("target/generated-as-committed");
    private static final Path GENERATED = Path.of("src/generated");
    private static final Path COMPONENT =
            Path.of("src/main/java/io/github/camelseedream/SeedreamComponent.java");

    @Test
    void whatIsCommittedIsWhatTheGeneratorWrites() throws IOException {
        // the generator never removes a file, so that direction needs no look
        List<Path> stale = new ArrayList<>();
        for (Path file : filesIn(GENERATED)) {
            Path committed = COMMITTED.resolve(GENERATED.relativize(file));
            if (Files.notExists(committed) || Files.mismatch(committed, file) >= 0) {
                stale.add(file);
            }
        }
        assertThat(stale)
                .as("written anew by this build: build until green, then commit src/generated")
                .isEmpty();
    }

    @Test
    void theComponentHasGeneratedSources() throws IOException {
        assertThat(filesIn(GENERATED).isEmpty())
                .as("%s is empty", GENERATED)
                .isEqualTo(Files.notExists(COMPONENT));
    }

    private static List<Path> filesIn(Path root) throws IOException {
        if (Files.notExists(root)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
