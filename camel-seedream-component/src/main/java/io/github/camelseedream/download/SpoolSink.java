package io.github.camelseedream.download;

import io.github.camelseedream.image.ImageHeader;
import io.github.camelseedream.image.ImageInspector;
import io.github.camelseedream.image.UnusableImageException;
import io.github.camelseedream.request.Content;
import io.github.camelseedream.result.ImageStore;
import io.github.camelseedream.result.ImageStore.StoreException;
import io.github.camelseedream.result.StoredImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Takes one image: into memory, and from the threshold on into a file. */
final class SpoolSink extends ImageStore.Sink {

    private final int threshold;
    private final long maxImageBytes;
    private final SpoolDirectory.Use use;
    private final SpoolHealth health;
    private byte[] memory = new byte[8 * 1024];
    private SpoolFile file;
    private OutputStream out;
    private long length;
    private boolean ended;

    SpoolSink(int threshold, long maxImageBytes, SpoolDirectory.Use use, SpoolHealth health) {
        this.threshold = threshold;
        this.maxImageBytes = maxImageBytes;
        this.use = use;
        this.health = health;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        if (ended) {
            throw new IOException("this image is ended");
        }
        if (length + count > maxImageBytes) {
            throw new UnusableImageException(
                    "larger than maxImageBytes allows: more than " + maxImageBytes + " bytes");
        }
        if (out == null && length + count < threshold) {
            keep(bytes, from, count);
        } else {
            onDisk(() -> writeToFile(bytes, from, count));
        }
        length += count;
    }

    /** What is done to a file. */
    @FunctionalInterface
    private interface Step {

        void run() throws IOException;
    }

    /** A file system that fails is not the image's fault. */
    private void onDisk(Step step) throws StoreException {
        try {
            step.run();
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            throw health.failed(e);
        }
    }

    private void writeToFile(byte[] bytes, int from, int count) throws IOException {
        if (out == null) {
            moveToFile();
        }
        file.grow(count);
        out.write(bytes, from, count);
    }

    private void keep(byte[] bytes, int from, int count) {
        int needed = (int) length + count;
        if (needed > memory.length) {
            memory =
                    Arrays.copyOf(memory, Math.max(needed, Math.min(threshold, 2 * memory.length)));
        }
        System.arraycopy(bytes, from, memory, (int) length, count);
    }

    private void moveToFile() throws IOException {
        file = use.newFile();
        out =
                new BufferedOutputStream(
                        Files.newOutputStream(file.path(), StandardOpenOption.CREATE_NEW));
        file.grow((int) length);
        out.write(memory, 0, (int) length);
        memory = null;
    }

    @Override
    public StoredImage finish() throws IOException {
        if (ended) {
            throw new IOException("this image is ended");
        }
        if (out != null) {
            onDisk(out::close);
        }
        Content content =
                file == null
                        ? Content.of(Arrays.copyOf(memory, (int) length))
                        : Content.of(file.path());
        ImageHeader header = ImageInspector.check(content);
        ended = true;
        return new SpooledImage(header, content, file);
    }

    @Override
    public void close() {
        if (ended) {
            return;
        }
        ended = true;
        memory = null;
        if (file != null) {
            try {
                if (out != null) {
                    out.close();
                }
            } catch (IOException ignored) {
                // it is deleted anyway
            } finally {
                file.delete();
            }
        }
    }
}
