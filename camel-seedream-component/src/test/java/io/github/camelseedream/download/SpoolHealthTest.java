package io.github.camelseedream.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.result.ImageStore;
import io.github.camelseedream.result.ImageStore.StoreException;
import io.github.camelseedream.result.StoredImage;
import io.github.camelseedream.result.TestImages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether a further image could be kept, before it is paid for. */
class SpoolHealthTest {

    private static final byte[] LARGE = TestImages.pngOfBytes(300_000);
    private static final long ENOUGH = 64L * 1024 * 1024;

    @TempDir private Path root;

    private final AtomicLong free = new AtomicLong(ENOUGH);
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1000);
    private Spool spool;

    @BeforeEach
    void open() throws IOException {
        spool = Spool.builder().root(root).disk(directory -> free.get(), now::get).build();
    }

    @AfterEach
    void close() {
        spool.close();
    }

    @Test
    void anEmptyDiskHasNoProblemAndIsLeftAsItWas() throws IOException {
        assertThat(spool.problem()).isEmpty();
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void tooLittleSpaceIsAProblemUntilThereIsMore() {
        free.set(ENOUGH - 1);

        assertThat(spool.problem())
                .contains(
                        "spoolDirectory ("
                                + spool.directory()
                                + ") has 67108863 bytes free, and an image may need 67108864. Free"
                                + " some space, set spoolDirectory to a larger disk, or lower"
                                + " maxImageBytes");
        free.set(ENOUGH);
        assertThat(spool.problem()).as("looked up once in a second").isPresent();
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(spool.problem()).isEmpty();
    }

    @Test
    void smallImagesNeedLittleSpace() throws IOException {
        free.set(1_000_000);
        try (Spool small =
                Spool.builder()
                        .root(root)
                        .maxImageBytes(1_000_000)
                        .disk(directory -> free.get(), now::get)
                        .build()) {
            assertThat(small.problem()).isEmpty();
        }
    }

    @Test
    void imagesThatAreKeptInMemoryNeedNoDisk() throws IOException {
        free.set(0);
        try (Spool memory =
                Spool.builder()
                        .root(root)
                        .threshold(1001)
                        .maxImageBytes(1000)
                        .disk(directory -> free.get(), now::get)
                        .build()) {
            assertThat(memory.problem()).isEmpty();
        }
    }

    @Test
    void aDirectoryThatWasDeletedIsMadeAgain() throws IOException {
        deleteDirectory();

        assertThat(spool.problem()).isEmpty();
        try (StoredImage kept = spool.store(new ByteArrayInputStream(LARGE))) {
            assertThat(kept.length()).isEqualTo(LARGE.length);
        }
    }

    @Test
    void aDirectoryThatCannotBeWrittenToIsAProblem() throws IOException {
        breakDirectory();

        assertThat(spool.problem())
                .contains(
                        "spoolDirectory ("
                                + spool.directory()
                                + ") cannot be written to: FileAlreadyExistsException. Free some"
                                + " space, or set spoolDirectory to a directory that this process"
                                + " may write to");
    }

    /** A small file may find room where an image finds none. */
    @Test
    void anImageThatCouldNotBeStoredIsAProblemForAWhile() throws IOException {
        assertThat(spool.problem()).isEmpty();
        breakDirectory();
        assertThatThrownBy(() -> spool.store(new ByteArrayInputStream(LARGE)))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "it could not be stored below spoolDirectory: FileAlreadyExistsException");
        Files.delete(spool.directory());

        now.addAndGet(Duration.ofSeconds(29).toNanos());
        assertThat(spool.problem())
                .contains(
                        "spoolDirectory ("
                                + spool.directory()
                                + ") took no image a moment ago: FileAlreadyExistsException. Free"
                                + " some space, or set spoolDirectory to a directory that this"
                                + " process may write to");
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(spool.problem()).isEmpty();
        assertThat(spool.liveFiles()).isZero();
    }

    @Test
    void whatTheComponentKeepsAlreadyCountsToo() throws IOException {
        try (Spool tight =
                Spool.builder()
                        .root(root)
                        .maxImageBytes(300_000)
                        .maxSpoolBytes(500_000)
                        .disk(directory -> free.get(), now::get)
                        .build()) {
            assertThat(tight.problem()).isEmpty();
            StoredImage kept = tight.store(new ByteArrayInputStream(LARGE));
            assertThat(tight.problem())
                    .hasValueSatisfying(
                            problem ->
                                    assertThat(problem)
                                            .endsWith(
                                                    "may have 500000 bytes together, and there is"
                                                            + " no room for another one. Close"
                                                            + " images when they are written, or raise"
                                                            + " maxSpoolBytes"));
            kept.close();
            assertThat(tight.problem()).isEmpty();
        }
    }

    @Test
    void aStoreOfAnotherKindHasNoProblemThatItDoesNotTell() {
        ImageStore other =
                () -> {
                    throw new UnsupportedOperationException();
                };

        assertThat(other.problem()).isEmpty();
    }

    private void breakDirectory() throws IOException {
        deleteDirectory();
        Files.createFile(spool.directory());
    }

    private void deleteDirectory() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(spool.directory())) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(spool.directory());
    }

    private int files() throws IOException {
        int count = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(spool.directory())) {
            for (Path ignored : files) {
                count++;
            }
        }
        return count;
    }
}
