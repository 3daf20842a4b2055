package io.github.camelseedream.download;

import io.github.camelseedream.request.Content;
import io.github.camelseedream.result.Picture;
import io.github.camelseedream.result.PictureHeader;
import io.github.camelseedream.result.PictureStore;
import io.github.camelseedream.result.PictureStore.UnusablePictureException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Takes the bytes of one picture, in memory until there are too many. Used by one thread. */
final class SpoolSink extends PictureStore.Sink {

    private static final int FIRST_BUFFER = 8 * 1024;

    private final Spool spool;
    private byte[] memory = new byte[FIRST_BUFFER];
    private long length;
    private Path file;
    private OutputStream out;
    private boolean finished;

    SpoolSink(Spool spool) {
        this.spool = spool;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        if (length + count > spool.mostPictureBytes()) {
            throw new UnusablePictureException(
                    "the picture is larger than maxPictureBytes, "
                            + spool.mostPictureBytes()
                            + " bytes");
        }
        if (file == null && length + count > spool.threshold()) {
            moveToFile();
        }
        if (file == null) {
            keep(bytes, offset, count);
        } else {
            spool.grow(count);
            out.write(bytes, offset, count);
        }
        length += count;
    }

    private void keep(byte[] bytes, int offset, int count) {
        int needed = (int) length + count;
        if (needed > memory.length) {
            memory = Arrays.copyOf(memory, Math.max(needed, memory.length * 2));
        }
        System.arraycopy(bytes, offset, memory, (int) length, count);
    }

    private void moveToFile() throws IOException {
        file = spool.newFile();
        out = Files.newOutputStream(file);
        spool.grow(length);
        out.write(memory, 0, (int) length);
        memory = null;
    }

    @Override
    public Picture finish() throws IOException {
        if (out != null) {
            out.close();
        }
        byte[] kept = file == null ? Arrays.copyOf(memory, (int) length) : null;
        Content content = file == null ? Content.of(kept) : Content.of(file);
        PictureHeader header =
                PictureHeader.whole(content)
                        .orElseThrow(
                                () ->
                                        new UnusablePictureException(
                                                "the "
                                                        + length
                                                        + " bytes that came are not a picture of"
                                                        + " a known format"));
        finished = true;
        return file == null
                ? new MemoryPicture(kept, header)
                : new FilePicture(spool, file, length, header);
    }

    @Override
    public void close() {
        if (finished || file == null) {
            return;
        }
        try {
            out.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
        spool.removed(length);
        file = null;
    }
}
