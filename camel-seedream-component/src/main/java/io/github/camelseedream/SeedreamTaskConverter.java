package io.github.camelseedream;

import io.github.camelseedream.result.SeedreamTask;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Converter;

/** A handle as text is its JSON, so that any endpoint can carry it and {@code await} read it. */
@Converter(generateLoader = true)
public final class SeedreamTaskConverter {

    private SeedreamTaskConverter() {}

    @Converter
    public static String toString(SeedreamTask task) {
        return TaskHandles.json(task);
    }

    @Converter
    public static byte[] toBytes(SeedreamTask task) {
        return toString(task).getBytes(StandardCharsets.UTF_8);
    }

    @Converter
    public static InputStream toInputStream(SeedreamTask task) {
        return new ByteArrayInputStream(toBytes(task));
    }
}
