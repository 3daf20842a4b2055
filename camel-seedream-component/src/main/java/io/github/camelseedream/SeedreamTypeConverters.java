package io.github.camelseedream;

import io.github.camelseedream.exchange.TaskHandleReader;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.TaskHandle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Converter;

/**
 * Lets images and handles go wherever Camel takes a stream, bytes or text. An image has no
 * converter to StreamCache, which would replace the body, nor to ByteBuffer, which would load the
 * heap. Stateless.
 *
 * @hidden
 */
@Converter(generateLoader = true)
public final class SeedreamTypeConverters {

    private SeedreamTypeConverters() {}

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

    /** Its JSON, so that any endpoint can carry a handle and {@code await} read it. */
    @Converter
    public static String toString(TaskHandle task) {
        return TaskHandleReader.json(task);
    }

    @Converter
    public static byte[] toBytes(TaskHandle task) {
        return toString(task).getBytes(StandardCharsets.UTF_8);
    }

    @Converter
    public static InputStream toInputStream(TaskHandle task) {
        return new ByteArrayInputStream(toBytes(task));
    }
}
