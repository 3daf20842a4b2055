package io.github.camelseedream.simulator.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * WebP and AVIF, which the JDK cannot write: one small real file of each, the same for every
 * request.
 */
final class Samples {

    static final Dimensions DIMENSIONS = new Dimensions(320, 200);

    private Samples() {}

    static byte[] bytes(PictureFormat format) {
        String name = "sample." + format.extension();
        try (InputStream sample = Samples.class.getResourceAsStream(name)) {
            return sample.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
