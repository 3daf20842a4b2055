package io.github.camelseedream.simulator.image;

import io.github.camelseedream.simulator.payload.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Draws and encodes images, and keeps the latest files, since a test or a benchmark often asks for
 * the same one again. Threadsafe.
 */
public final class ImageRenderer {

    private static final long KEPT_BYTES = 32L * 1024 * 1024;

    /** What a file depends on; padding is added afterwards. */
    private record Key(ImageContent content, ImageFormat format, int quality) {}

    private final Map<Key, byte[]> kept = new LinkedHashMap<>(64, 0.75f, true);
    private final Thumbnails references;
    private long keptBytes;

    /** Edits show the references whose thumbnails are here. */
    public ImageRenderer(Thumbnails references) {
        this.references = references;
    }

    /** The file of this image, drawn now unless it is kept from before. */
    public Payload render(ImageSpec spec) {
        byte[] file = spec.file().map(ImageFile::bytes).orElseGet(() -> rendered(spec));
        byte[] marked = spec.aiMark().put(spec.format(), file);
        return Padding.padded(spec.format(), marked, spec.minBytes());
    }

    private byte[] rendered(ImageSpec spec) {
        Key key = new Key(spec.content(), spec.format(), spec.quality());
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
        ImageContent content = key.content;
        try {
            byte[] file =
                    switch (key.format) {
                        case PNG -> PngEncoder.encode(rows(content));
                        case JPEG -> JdkEncoder.jpeg(rows(content), key.quality);
                        case GIF -> JdkEncoder.gif(rows(content));
                        case WEBP -> WebpEncoder.encode(rows(content));
                        case AVIF -> Samples.avif();
                    };
            return Padding.marked(key.format, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LayeredImage rows(ImageContent content) {
        return LayeredImage.of(content, references.find(content.references()));
    }
}
