package io.github.camelseedream.mark;

import io.github.camelseedream.image.ImageFormat;
import io.github.camelseedream.request.Content;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * What a file says of where its image comes from, and where it would say more.
 *
 * @param xmp its XMP packet, or an empty text
 * @param hasC2pa whether it holds a C2PA manifest, which is not checked
 * @param place where a packet goes
 */
record FileMarks(String xmp, boolean hasC2pa, Place place) {

    /** The longest packet that is read. */
    static final int MAX_XMP = 256 * 1024;

    /** Where a packet goes, instead of the one that is there. */
    @FunctionalInterface
    interface Place {

        /** Nowhere: the format has no place that is known here. */
        Place NONE = packet -> Optional.empty();

        /** The edits that put a packet into the file; empty where it cannot be put there. */
        Optional<List<Edit>> edits(byte[] packet);
    }

    static FileMarks read(Content file, ImageFormat format) throws IOException {
        try (InputStream in = file.open()) {
            return switch (format) {
                case PNG -> PngMarks.read(new Walk(in));
                case JPEG -> JpegMarks.read(new Walk(in));
                case GIF -> GifMarks.read(new Walk(in));
                case WEBP -> WebpMarks.read(new Walk(in));
                case AVIF, BMP, HEIC, TIFF -> new FileMarks("", false, Place.NONE);
            };
        }
    }

    boolean isMarked() {
        return hasC2pa || XmpPacket.isMarked(xmp);
    }
}
