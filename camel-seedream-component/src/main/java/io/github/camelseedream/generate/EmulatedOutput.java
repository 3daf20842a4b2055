package io.github.camelseedream.generate;

import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.ParameterHandling.Handling;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.Picture;
import io.github.camelseedream.result.PictureFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * What is done to the pictures here, since the provider's table says so.
 *
 * @param format the format they shall have, or null where any will do
 * @param compression from 1 to 100, the best; or null where they are not encoded again for its sake
 */
record EmulatedOutput(String format, Integer compression) {

    static EmulatedOutput of(ImageProvider provider, ImageRequest request) {
        return new EmulatedOutput(
                wanted(provider, request, ImageParameters.OUTPUT_FORMAT).orElse(null),
                wanted(provider, request, ImageParameters.OUTPUT_COMPRESSION).orElse(null));
    }

    private static <T> Optional<T> wanted(
            ImageProvider provider, ImageRequest request, ImageParameter<T> parameter) {
        return provider.parameters()
                .of(parameter)
                .filter(row -> row.handling() == Handling.EMULATED)
                .flatMap(row -> request.get(parameter).filter(row.rule()::accepts));
    }

    /** Whether something is to be done to a picture; one that has only a URL stays as it is. */
    boolean changes(GeneratedImage image) {
        return image.picture().filter(this::changes).isPresent();
    }

    private boolean changes(Picture picture) {
        return compression != null || changesFormat(picture);
    }

    /** Whether a picture came in another format. */
    boolean changesFormat(Picture picture) {
        return format != null
                && picture.format() != PictureFormat.valueOf(format.toUpperCase(Locale.ROOT));
    }

    /** The format that a picture shall have in the end. */
    PictureFormat target(Picture picture) {
        return changesFormat(picture)
                ? PictureFormat.valueOf(format.toUpperCase(Locale.ROOT))
                : picture.format();
    }
}
