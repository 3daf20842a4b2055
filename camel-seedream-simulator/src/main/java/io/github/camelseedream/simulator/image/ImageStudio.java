package io.github.camelseedream.simulator.image;

import io.github.camelseedream.simulator.payload.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Paints and encodes images, and keeps the latest files, since a test or a benchmark often asks for
 * the same one again. Threadsafe.
 */
public final class ImageStudio {

    private static final long KEPT_BYTES = 32L * 1024 * 1024;

    /** What a file depends on; padding is added afterwards. */
    private record Key(Painting painting, ImageFormat format, int quality) {}

    private final Map<Key, byte[]> kept = new LinkedHashMap<>(64, 0.75f, true);
    private final Thumbnails references;
    private long keptBytes;

    /** Edits show the references that are known here. */
    public ImageStudio(Thumbnails references) {
        this.references = references;
    }

    /** The file for this order, painted now unless it is kept from before. */
    public Payload deliver(ImageOrder order) {
        byte[] file = order.file().map(ImageFile::bytes).orElseGet(() -> painted(order));
        return Padding.padded(order.format(), file, order.minimumBytes());
    }

    private byte[] painted(ImageOrder order) {
        Key key = new Key(order.painting(), order.format(), order.quality());
        byte[] known = lookUp(key);
        if (known != null) {
            return known;
        }
        byte[] fresh = encoded(key);
        keep(key, fresh);
        return fresh;
    }

    private synchronized byte[] lookUp(Key key) {
        return kept.get(key);
    }

    private synchronized void keep(Key key, byte[] file) {
        if (kept.putIfAbsent(key, file) == null) {
            keptBytes += file.length;
        }
        var oldest = kept.entrySet().iterator();
        while (keptBytes > KEPT_BYTES && kept.size() > 1) {
            keptBytes -= oldest.next().getValue().length;
            oldest.remove();
        }
    }

    private byte[] encoded(Key key) {
        Painting painting = key.painting;
        try {
            byte[] file =
                    switch (key.format) {
                        case PNG -> PngEncoder.encode(rows(painting));
                        case JPEG -> JdkEncoder.jpeg(rows(painting), key.quality);
                        case GIF -> JdkEncoder.gif(rows(painting));
                        case WEBP -> WebpEncoder.encode(rows(painting));
                        case AVIF -> Samples.avif();
                    };
            return Padding.marked(key.format, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PixelRows rows(Painting painting) {
        PixelRows scene = Scenes.of(painting.scene(), painting.dimensions());
        PixelRows edited = new Pinned(scene, references.find(painting.references()));
        return new Captioned(edited, painting.caption());
    }
}
