package io.github.camelseedream.generate.check;

import io.github.camelseedream.image.ImageFormat;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.spec.ParameterMapping.Handling;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.StoredImage;
import io.github.camelseedream.result.TaskHandle;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What is done to the images here, since the provider's table says so. Immutable.
 *
 * @param format the format they shall have, or null where any will do
 * @param compression from 1 to 100, the best; or null where they are not encoded again for its sake
 * @hidden
 */
public record OutputConversionPlan(String format, Integer compression) {

    /** What can be written, by the word of outputFormat. Only what every JDK can. */
    public static final Map<String, ImageFormat> FORMATS = formats();

    private static Map<String, ImageFormat> formats() {
        Map<String, ImageFormat> formats = new LinkedHashMap<>();
        formats.put("png", ImageFormat.PNG);
        formats.put("jpeg", ImageFormat.JPEG);
        formats.put("gif", ImageFormat.GIF);
        return Collections.unmodifiableMap(formats);
    }

    public static OutputConversionPlan of(ImageProvider provider, TaskHandle.Output output) {
        return new OutputConversionPlan(
                emulated(provider, ImageParameters.OUTPUT_FORMAT, output.format()),
                emulated(provider, ImageParameters.OUTPUT_COMPRESSION, output.compression()));
    }

    private static <T> T emulated(ImageProvider provider, ImageParameter<T> parameter, T value) {
        boolean isOurs =
                value != null
                        && provider.spec()
                                .parameters()
                                .of(parameter)
                                .filter(row -> row.handling() == Handling.EMULATED)
                                .filter(row -> row.rule().accepts(value))
                                .isPresent();
        return isOurs ? value : null;
    }

    /** Whether something is to be done to an image; one that has only a URL stays as it is. */
    public boolean changes(GeneratedImage image) {
        return image.image().filter(this::changes).isPresent();
    }

    private boolean changes(StoredImage image) {
        return compression != null || changesFormat(image);
    }

    /** Whether an image came in another format. */
    public boolean changesFormat(StoredImage image) {
        return format != null
                && image.format() != ImageFormat.valueOf(format.toUpperCase(Locale.ROOT));
    }

    /** The format that an image shall have in the end. */
    public ImageFormat target(StoredImage image) {
        return changesFormat(image)
                ? ImageFormat.valueOf(format.toUpperCase(Locale.ROOT))
                : image.format();
    }
}
