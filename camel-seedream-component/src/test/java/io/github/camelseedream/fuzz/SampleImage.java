package io.github.camelseedream.fuzz;

import io.github.camelseedream.result.TestImages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * A whole image of some format.
 *
 * @param format what a report shows of it
 * @param bytes all of it
 */
record SampleImage(String format, byte[] bytes) {

    static final List<SampleImage> ALL =
            List.of(
                    new SampleImage("png", TestImages.png(9, 7)),
                    new SampleImage("a png over several blocks", TestImages.png(70, 70)),
                    new SampleImage("jpeg", TestImages.of("jpg", 19, 17)),
                    new SampleImage("gif", TestImages.of("gif", 9, 7)),
                    new SampleImage("bmp", TestImages.of("bmp", 9, 7)),
                    new SampleImage("webp", resource("sample.webp")),
                    new SampleImage(
                            "avif",
                            resource("/io/github/camelseedream/simulator/image/sample.avif")));

    private static byte[] resource(String path) {
        try (InputStream in = SampleImage.class.getResourceAsStream(path)) {
            return Objects.requireNonNull(in, path).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return format;
    }
}
