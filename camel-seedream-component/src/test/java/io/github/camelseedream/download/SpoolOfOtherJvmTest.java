package io.github.camelseedream.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.result.TestImages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolOfOtherJvmTest {

    private static final byte[] PNG = TestImages.png(8, 8);

    @TempDir Path root;
    private Process other;
    private Path directory;

    @BeforeEach
    void startOther() throws IOException {
        other =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx32m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                OtherJvm.class.getName(),
                                root.toString(),
                                String.valueOf(PNG.length))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        other.getOutputStream().write(PNG);
        other.getOutputStream().flush();
        directory =
                await().until(() -> find("ready"), Optional::isPresent).orElseThrow().getParent();
        // old enough to be swept, were it not locked
        Files.setLastModifiedTime(directory.resolve("lock"), FileTime.from(Instant.EPOCH));
    }

    private Optional<Path> find(String name) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.endsWith(name)).findFirst();
        }
    }

    @AfterEach
    void stopOther() {
        other.destroyForcibly();
    }

    private void startSpoolHere() throws IOException {
        try (Spool spool = Spool.builder().root(root).build()) {
            assertThat(spool.directory()).isNotEqualTo(directory);
        }
    }

    @Test
    void theDirectoryOfALiveJvmIsLeftAlone() throws IOException {
        startSpoolHere();

        assertThat(directory).isDirectoryContaining("glob:**.tmp");
    }

    @Test
    void theDirectoryOfAKilledJvmIsSwept() throws Exception {
        other.destroyForcibly().waitFor();
        assertThat(directory).exists();

        startSpoolHere();

        assertThat(directory).doesNotExist();
    }

    @Test
    void aJvmThatIsToldToEndTakesItsDirectoryAlong() throws Exception {
        other.destroy();
        other.waitFor();

        assertThat(directory).doesNotExist();
    }
}
