package io.github.camelseedream.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.Adjustment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestedSizeReaderTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // size, aspectRatio, resolution, width, height, what they come to, kind
                "-, -, -, -, -, nothing, NOTHING",
                "2048x1152, -, -, -, -, 2048x1152, PIXELS",
                "16:9, -, -, -, -, 16:9, SHAPE",
                "2K, -, -, -, -, 2K, SHAPE",
                "auto, -, -, -, -, auto, AUTO",
                "match, -, -, -, -, match, MATCH",
                "-, 16:9, -, -, -, 16:9, SHAPE",
                "-, -, 4K, -, -, 4K, SHAPE",
                "-, 16:9, 4K, -, -, 16:9 4K, SHAPE",
                "16:9, -, 4K, -, -, 16:9 4K, SHAPE",
                "4K, 16:9, -, -, -, 16:9 4K, SHAPE",
                "4K, match, -, -, -, match 4K, MATCH",
                "4K, auto, -, -, -, auto 4K, AUTO",
                "auto, -, 4K, -, -, auto 4K, AUTO",
                "-, -, auto, -, -, auto, AUTO",
                // auto leaves open what another word says
                "auto, 16:9, -, -, -, 16:9, SHAPE",
                "-, 16:9, auto, -, -, 16:9, SHAPE",
                "auto, -, -, 2048, 1152, 2048x1152, PIXELS",
                "2048x1152, auto, auto, -, -, 2048x1152, PIXELS",
                // custom needs both sides, and both sides need no custom
                "custom, -, -, 2048, 1152, 2048x1152, PIXELS",
                "-, -, -, 2048, 1152, 2048x1152, PIXELS",
                // the same said twice
                "2048x1152, -, -, 2048, 1152, 2048x1152, PIXELS",
                "2048x1152, -, -, 2048, -, 2048x1152, PIXELS",
                "1920x1080, 16:9, -, -, -, 1920x1080, PIXELS",
                "2048x2048, 1:1, 2K, -, -, 2048x2048, PIXELS",
                "16:9, 32:18, -, -, -, 16:9, SHAPE",
                "2K, -, 2k, -, -, 2K, SHAPE",
                "match, match, -, -, -, match, MATCH"
            })
    void comeToOneSize(
            String size,
            String ratio,
            String resolution,
            Integer width,
            Integer height,
            String wanted,
            RequestedSize.Kind kind) {
        SizeReading reading =
                RequestedSizeReader.read(request(size, ratio, resolution, width, height));
        assertThat(reading.violations()).isEmpty();
        assertThat(reading.adjustments()).isEmpty();
        assertThat(reading.wanted()).hasToString(wanted);
        assertThat(reading.wanted().kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // size, aspectRatio, resolution, width, height, what they come to, not used
                "2048x1152, 1:1, -, -, -, 2048x1152, aspectRatio",
                "2048x1152, match, -, -, -, 2048x1152, aspectRatio",
                "2048x1152, -, 4K, -, -, 2048x1152, resolution",
                "custom, 1:1, -, 2048, 1152, 2048x1152, aspectRatio",
                "4K, -, -, 2048, 1152, 2048x1152, size",
                "1:1, -, -, 2048, 1152, 2048x1152, size",
                "16:9, 1:1, -, -, -, 16:9, aspectRatio",
                "16:9, match, -, -, -, 16:9, aspectRatio",
                "match, 1:1, -, -, -, match, aspectRatio",
                "2K, -, 4K, -, -, 2K, resolution"
            })
    void sayWhichOfThemIsNotUsed(
            String size,
            String ratio,
            String resolution,
            Integer width,
            Integer height,
            String wanted,
            String unused) {
        SizeReading reading =
                RequestedSizeReader.read(request(size, ratio, resolution, width, height));
        assertThat(reading.violations()).isEmpty();
        assertThat(reading.wanted()).hasToString(wanted);
        assertThat(reading.adjustments())
                .singleElement()
                .matches(adjustment -> adjustment.parameter().equals(unused))
                .matches(adjustment -> adjustment.used().isEmpty())
                .extracting(Adjustment::reason)
                .isEqualTo("not used: " + wanted + " is given too and wins");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                // size|aspectRatio|resolution|width|height|violation
                "-|1024x768|-|-|-|aspectRatio '1024x768' (option) is not an aspect ratio. Accepted:"
                        + " W:H such as 16:9, auto, match; for pixels or a tier use size",
                "-|-|16:9|-|-|resolution '16:9' (option) is not a tier. Accepted: a tier such as"
                        + " 2K, 0.5K or 1MP, auto; for pixels or a ratio use size",
                "-|-|-|2048|-|width '2048' (option) is given without height. Give both, or a size"
                        + " as WxH",
                "2K|-|-|-|1152|height '1152' (option) is given without width. Give both, or a size"
                        + " as WxH",
                "custom|-|-|-|-|size 'custom' (option) needs width and height. Give both, or a size"
                        + " as WxH",
                "custom|-|-|2048|-|size 'custom' (option) needs width and height. Give both, or a"
                        + " size as WxH",
                "2048x1152|-|-|2048|1153|height '1153' (option) differs from the size 2048x1152."
                        + " Give the size as WxH, or width and height, not both"
            })
    void areRefusedWhereTheyMakeNoSense(
            String size,
            String ratio,
            String resolution,
            Integer width,
            Integer height,
            String violation) {
        SizeReading reading =
                RequestedSizeReader.read(request(size, ratio, resolution, width, height));
        assertThat(reading.violations())
                .singleElement()
                .extracting(Violation::toString)
                .isEqualTo(violation);
    }

    @Test
    void areAllRefusedAtOnce() {
        assertThat(RequestedSizeReader.read(request("2K", "4K", "1:1", 1, null)).violations())
                .extracting(Violation::option)
                .containsExactly("aspectRatio", "resolution", "width");
    }

    @Test
    void leaveSidesBelowOneToTheConstraintsOfTheRequest() {
        SizeReading reading = RequestedSizeReader.read(request("custom", null, null, 0, -5));
        assertThat(reading.violations()).isEmpty();
        assertThat(reading.wanted()).isEqualTo(RequestedSize.nothing());
    }

    private static ImageRequest request(
            String size, String ratio, String resolution, Integer width, Integer height) {
        ImageRequest.Builder builder = ImageRequest.builder();
        set(builder, ImageParameters.SIZE, size(size));
        set(builder, ImageParameters.ASPECT_RATIO, size(ratio));
        set(builder, ImageParameters.RESOLUTION, size(resolution));
        set(builder, ImageParameters.WIDTH, width);
        set(builder, ImageParameters.HEIGHT, height);
        return builder.build();
    }

    private static ImageSize size(String text) {
        return text == null ? null : ImageSize.of(text);
    }

    private static <T> void set(
            ImageRequest.Builder builder, ImageParameter<T> parameter, T value) {
        if (value != null) {
            builder.set(parameter, value, "option");
        }
    }
}
