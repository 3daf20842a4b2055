package io.github.camelseedream;

import io.github.camelseedream.result.GeneratedImage;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Converter;

/**
 * Lets an image go wherever Camel takes a stream or bytes. There is no converter to StreamCache,
 * which would replace the body, nor to ByteBuffer, which would load the heap.
 */
@Converter(generateLoader = true)
public final class GeneratedImageConverter {

    private GeneratedImageConverter() {}

    /** A fresh stream each time. */
    @Converter
    public static InputStream toInputStream(GeneratedImage image) throws IOException {
        return image.open();
    }

    @Converter
    public static byte[] toBytes(GeneratedImage image) throws IOException {
        try (InputStream bytes = image.open()) {
            return bytes.readAllBytes();
        }
    }
}
