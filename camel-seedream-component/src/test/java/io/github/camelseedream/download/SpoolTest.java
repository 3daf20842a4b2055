package io.github.camelseedream.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.image.ImageFormat;
import io.github.camelseedream.image.UnusableImageException;
import io.github.camelseedream.result.ImageStore;
import io.github.camelseedream.result.ImageStore.StoreException;
import io.github.camelseedream.result.StoredImage;
import io.github.camelseedream.result.TestImages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    private static final byte[] SMALL = TestImages.png(8, 8);
    private static final byte[] LARGE = TestImages.pngOfBytes(300_000);

    @TempDir Path root;
    private Spool spool;

    @BeforeEach
    void open() throws IOException {
        spool = Spool.builder().root(root).maxImageBytes(60_000_000).build();
    }

    @AfterEach
    void close() {
        spool.close();
    }

    private StoredImage store(byte[] bytes) throws IOException {
        return spool.store(new ByteArrayInputStream(bytes));
    }

    private static byte[] bytes(StoredImage image) throws IOException {
        try (InputStream in = image.open()) {
            return in.readAllBytes();
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> entries = Files.walk(root)) {
            return entries.filter(file -> file.toString().endsWith(".tmp")).toList();
        }
    }

    @Test
    void keepsASmallImageInMemory() throws IOException {
        StoredImage image = store(SMALL);

        assertThat(bytes(image)).isEqualTo(SMALL);
        assertThat(image.format()).isEqualTo(ImageFormat.PNG);
        assertThat(image.width()).isEqualTo(8);
        assertThat(image.length()).isEqualTo(SMALL.length);
        assertThat(files()).isEmpty();
    }

    @Test
    void keepsALargeImageInAFileThatOnlyItsOwnerReads() throws IOException {
        StoredImage image = store(LARGE);

        assertThat(bytes(image)).isEqualTo(LARGE);
        assertThat(files()).hasSize(1);
        assertThat(spool.liveFiles()).isEqualTo(1);
        assertThat(spool.liveBytes()).isEqualTo(LARGE.length);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(spool.directory())))
                .isEqualTo("rwx------");
    }

    @Test
    void takesFiftyMegabytes() throws IOException {
        byte[] png = TestImages.pngOfBytes(50_000_000);

        try (StoredImage image = store(png)) {
            assertThat(image.length()).isEqualTo(png.length);
        }
    }

    @Test
    void takesAnImageByteByByte() throws IOException {
        try (ImageStore.Sink sink = spool.open()) {
            for (byte b : LARGE) {
                sink.write(b);
            }
            assertThat(bytes(sink.finish())).isEqualTo(LARGE);
        }
    }

    @Test
    void closingAnImageFreesItAndReadingItFails() throws IOException {
        StoredImage small = store(SMALL);
        StoredImage large = store(LARGE);

        small.close();
        large.close();
        large.close();

        assertThat(files()).isEmpty();
        assertThat(spool.liveFiles()).isZero();
        assertThat(spool.liveBytes()).isZero();
        for (StoredImage image : List.of(small, large)) {
            assertThatThrownBy(image::open)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("closed");
        }
    }

    @Test
    void aStreamThatIsOpenKeepsWorkingWhenTheImageIsClosed() throws IOException {
        StoredImage image = store(LARGE);
        try (InputStream in = image.open()) {
            in.read();
            image.close();

            assertThat(in.readAllBytes()).hasSize(LARGE.length - 1);
        }
    }

    @Test
    void anImageThatNobodyReachesIsFreed() throws IOException {
        store(LARGE);

        await().untilAsserted(
                        () -> {
                            System.gc();
                            assertThat(spool.liveFiles()).isZero();
                        });
        assertThat(files()).isEmpty();
    }

    @Test
    void anImageThatIsBeingReadIsNotFreed() throws IOException {
        try (InputStream in = store(LARGE).open()) {
            store(LARGE); // and reached by nobody
            await().untilAsserted(
                            () -> {
                                System.gc();
                                assertThat(spool.liveFiles()).isEqualTo(1);
                            });
            assertThat(in.readAllBytes()).isEqualTo(LARGE);
        }
    }

    @Test
    void manyReadAtOnce() throws IOException {
        StoredImage image = store(LARGE);
        List<CompletableFuture<byte[]>> readers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            readers.add(
                    CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    return bytes(image);
                                } catch (IOException e) {
                                    throw new IllegalStateException(e);
                                }
                            }));
        }
        assertThat(readers).allSatisfy(reader -> assertThat(reader.join()).isEqualTo(LARGE));
    }

    @Test
    void refusesATruncatedImageAndKeepsNothingOfIt() throws IOException {
        byte[] cut = Arrays.copyOf(LARGE, LARGE.length - 1000);

        assertThatThrownBy(() -> store(cut))
                .isInstanceOf(UnusableImageException.class)
                .hasMessageContaining("truncated PNG");
        assertThat(files()).isEmpty();
        assertThat(spool.liveFiles()).isZero();
    }

    @Test
    void refusesAnImageOverTheCap() throws IOException {
        try (Spool tight = Spool.builder().root(root).maxImageBytes(200_000).build()) {
            assertThatThrownBy(() -> tight.store(new ByteArrayInputStream(LARGE)))
                    .isInstanceOf(UnusableImageException.class)
                    .hasMessageContaining("maxImageBytes")
                    .hasMessageContaining("200000");
            assertThat(tight.liveFiles()).isZero();
        }
    }

    @Test
    void refusesToFillTheDisk() throws IOException {
        try (Spool tight = Spool.builder().root(root).maxSpoolBytes(400_000).build()) {
            StoredImage first = tight.store(new ByteArrayInputStream(LARGE));
            assertThatThrownBy(() -> tight.store(new ByteArrayInputStream(LARGE)))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(
                            "the images that the component keeps in "
                                    + tight.directory()
                                    + " may have 400000 bytes together, and there is no room for"
                                    + " another one. Close images when they are written, or"
                                    + " raise maxSpoolBytes");
            first.close();

            assertThat(tight.store(new ByteArrayInputStream(LARGE)).length())
                    .isEqualTo(LARGE.length);
        }
    }

    @Test
    void aSinkClosedBeforeItIsFinishedLeavesNoFile() throws IOException {
        try (ImageStore.Sink sink = spool.open()) {
            sink.write(LARGE);
            assertThat(files()).hasSize(1);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void closingASpoolKeepsWhatIsReachableAndTheLastFileTakesTheDirectoryAlong()
            throws IOException {
        StoredImage image = store(LARGE);
        Path directory = spool.directory();
        spool.close();

        assertThat(bytes(image)).isEqualTo(LARGE);
        assertThatThrownBy(() -> store(LARGE)).hasMessageContaining("closed");
        image.close();
        assertThat(directory).doesNotExist();
    }

    @Test
    void allSpoolsOfAJvmShareOneDirectory() throws IOException {
        try (Spool other = Spool.builder().root(root).build()) {
            assertThat(other.directory()).isEqualTo(spool.directory());
        }
        assertThat(spool.directory()).exists();
    }

    @Test
    void sweepsTheDirectoriesOfDeadJvmsOnly() throws Exception {
        Path dead = deadDirectory("12345-0badcafe", true);
        Path unlocked = deadDirectory("12345-0badcaff", false);
        Path young = Files.createDirectory(root.resolve("12345-0badcafd"));
        Path somethingElse = Files.createDirectory(root.resolve("holiday"));
        Path live = spool.directory();
        Files.setLastModifiedTime(live.resolve("lock"), FileTime.from(Instant.EPOCH));
        StoredImage image = store(LARGE);

        loadAgainInOtherClassLoader();

        assertThat(dead).doesNotExist();
        assertThat(unlocked).doesNotExist();
        assertThat(young).exists();
        assertThat(somethingElse).exists();
        assertThat(bytes(image)).isEqualTo(LARGE);
    }

    private Path deadDirectory(String name, boolean withLock) throws IOException {
        Path directory = Files.createDirectory(root.resolve(name));
        Files.write(directory.resolve("a.tmp"), LARGE);
        if (withLock) {
            Path lock = Files.createFile(directory.resolve("lock"));
            Files.setLastModifiedTime(lock, FileTime.from(Instant.EPOCH));
        }
        Files.setLastModifiedTime(directory, FileTime.from(Instant.EPOCH));
        return directory;
    }

    /** As a second web application with the component in its own class path would. */
    private void loadAgainInOtherClassLoader() throws Exception {
        java.net.URL classes = Spool.class.getProtectionDomain().getCodeSource().getLocation();
        try (java.net.URLClassLoader loader =
                new java.net.URLClassLoader(
                        new java.net.URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
            Object builder =
                    loader.loadClass(Spool.class.getName()).getMethod("builder").invoke(null);
            builder.getClass().getMethod("root", Path.class).invoke(builder, root);
            try (AutoCloseable other =
                    (AutoCloseable) builder.getClass().getMethod("build").invoke(builder)) {
                assertThat(other.getClass()).isNotEqualTo(Spool.class);
            }
        }
    }

    @Test
    void theDefaultDirectoryIsTheUsersOwn() throws IOException {
        try (Spool standard = Spool.builder().build()) {
            assertThat(standard.directory().getParent().getFileName().toString())
                    .startsWith("camel-seedream-");
        }
    }
}
