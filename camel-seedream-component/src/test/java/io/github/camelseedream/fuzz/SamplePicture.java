package io.github.camelseedream.fuzz;

import io.github.camelseedream.result.Pictures;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * A whole picture of some format.
 *
 * @param format what a report shows of it
 * @param bytes all of it
 */
record SamplePicture(String format, byte[] bytes) {

    static final List<SamplePicture> ALL =
            List.of(
                    new SamplePicture("png", Pictures.png(9, 7)),
                    new SamplePicture("a png over several blocks", Pictures.png(70, 70)),
                    new SamplePicture("jpeg", Pictures.of("jpg", 19, 17)),
                    new SamplePicture("gif", Pictures.of("gif", 9, 7)),
                    new SamplePicture("bmp", Pictures.of("bmp", 9, 7)),
                    new SamplePicture("webp", resource("sample.webp")),
                    new SamplePicture(
                            "avif",
                            resource("/io/github/camelseedream/simulator/picture/sample.avif")));

    private static byte[] resource(String path) {
        try (InputStream in = SamplePicture.class.getResourceAsStream(path)) {
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
