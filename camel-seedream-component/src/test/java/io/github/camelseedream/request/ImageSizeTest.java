package io.github.camelseedream.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.camelseedream.request.ImageSize.Auto;
import io.github.camelseedream.request.ImageSize.Custom;
import io.github.camelseedream.request.ImageSize.Match;
import io.github.camelseedream.request.ImageSize.Pixels;
import io.github.camelseedream.request.ImageSize.Ratio;
import io.github.camelseedream.request.ImageSize.Tier;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSizeTest {

    @ParameterizedTest
    @CsvSource({
        "2048x1152, 2048, 1152",
        "2048X1152, 2048, 1152",
        "2048×1152, 2048, 1152",
        "2048*1152, 2048, 1152",
        "' 2048 x 1152 ', 2048, 1152",
        "1x1, 1, 1",
        "14142x14142, 14142, 14142",
        "999999999x999999999, 999999999, 999999999",
        "02048x01152, 2048, 1152"
    })
    void readsPixels(String text, int width, int height) {
        assertThat(ImageSize.parse(text)).contains(new Pixels(width, height));
    }

    @ParameterizedTest
    @CsvSource({
        "16:9, 16, 9",
        "'16 : 9', 16, 9",
        "' 16:9\n', 16, 9",
        "9:19.5, 9, 19.5",
        "2.35:1, 2.35, 1",
        "1920:1080, 1920, 1080"
    })
    void readsRatios(String text, double width, double height) {
        assertThat(ImageSize.parse(text)).contains(new Ratio(width, height));
    }

    @ParameterizedTest
    @CsvSource({
        "1K, 1024",
        "2k, 2048",
        "2 K, 2048",
        "0.5K, 512",
        "1.5K, 1536",
        "0.25, 500",
        "1, 1000",
        "1MP, 1000",
        "4mp, 2000",
        "100MP, 10000"
    })
    void readsTiersAsTheSideOfASquare(String text, double side) {
        Tier tier = (Tier) ImageSize.parse(text).orElseThrow();
        assertThat(tier.side()).isCloseTo(side, within(1e-9));
        assertThat(tier).hasToString(text.replace(" ", "").toUpperCase(Locale.ROOT));
    }

    @Test
    void readsWords() {
        assertThat(ImageSize.parse("AUTO ")).contains(new Auto());
        assertThat(ImageSize.parse("Custom")).contains(new Custom());
        assertThat(ImageSize.parse("match")).contains(new Match());
        assertThat(ImageSize.parse("match_input_image")).contains(new Match());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "0x0",
                "0x100",
                "100x0",
                "-1x5",
                "5x-1",
                "1.5x2",
                "9999999999x1",
                "1024",
                "512",
                "100",
                "1024x",
                "x1024",
                "1024x1024x3",
                "1024 1024",
                "1024px",
                "1024x1024px",
                "0:1",
                "1:0",
                "0:0",
                "-16:9",
                "16:9:4",
                "16/9",
                "1e3:1",
                "16,5:9",
                "0K",
                "0",
                "-2K",
                "K",
                "2KK",
                "2M",
                "NaN",
                "Infinity",
                "square",
                "automatic",
                "20\n48x2048",
                "१x१"
            })
    void readsNothingElse(String text) {
        assertThat(ImageSize.parse(text)).isEmpty();
    }

    @Test
    void tellsTheShapeAndTheScaleOfPixels() {
        assertThat(new Pixels(1920, 1080).shape()).hasToString("16:9");
        assertThat(new Pixels(4096, 1024).scale().side()).isEqualTo(2048);
        assertThat(new Pixels(999_999_999, 1).shape().value()).isEqualTo(999_999_999);
    }
}
