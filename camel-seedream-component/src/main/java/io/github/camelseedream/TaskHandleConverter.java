package io.github.camelseedream;

import io.github.camelseedream.exchange.TaskHandleReader;
import io.github.camelseedream.result.TaskHandle;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Converter;

/** A handle as text is its JSON, so that any endpoint can carry it and {@code await} read it. */
@Converter(generateLoader = true)
public final class TaskHandleConverter {

    private TaskHandleConverter() {}

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
