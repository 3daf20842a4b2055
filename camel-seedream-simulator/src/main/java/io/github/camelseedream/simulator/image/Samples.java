package io.github.camelseedream.simulator.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** AVIF, which the JDK cannot write: one small real file, the same for every request. */
final class Samples {

    static final Dimensions DIMENSIONS = new Dimensions(320, 200);

    private Samples() {}

    static byte[] avif() {
        try (InputStream sample = Samples.class.getResourceAsStream("sample.avif")) {
            return sample.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
