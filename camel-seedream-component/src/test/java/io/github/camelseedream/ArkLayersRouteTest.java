package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.image.ImageFormat;
import io.github.camelseedream.result.Adjustment;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageLayer;
import io.github.camelseedream.result.ImageResult;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Transparent images, and pictures that are taken apart. */
class ArkLayersRouteTest extends MultiComponentRouteTest {

    private static final String ARK =
            "provider=modelark&apiKey=k&resultMode=result&baseUrl=" + SIMULATOR.baseUrl("modelark");

    @BeforeEach
    void begin() {
        simulator().clear();
    }

    @Test
    void theLayersOfAPictureSayWhichTheyAre() throws IOException {
        List<GeneratedImage> images = result("seedream:edit?layers=true&model=seedream-5.5");

        assertThat(onlySubmit().json().has("prompt")).isFalse();
        assertThat(images).hasSizeGreaterThan(2);
        assertThat(images.get(0).getLayer()).isEqualTo(new ImageLayer(0, "", "", null));
        assertThat(images.get(0).getLayer().isBase()).isTrue();
        for (int i = 1; i < images.size(); i++) {
            ImageLayer layer = images.get(i).getLayer();
            assertThat(layer.index()).isEqualTo(i);
            assertThat(layer.name()).isNotEmpty();
            assertThat(layer.description()).isNotEmpty();
            assertThat(layer.box().right()).isGreaterThan(layer.box().left());
            assertThat(layer.box().bottom()).isGreaterThan(layer.box().top());
            assertThat(images.get(i).getMediaType()).isEqualTo("image/png");
        }
    }

    @Test
    void noConversionTakesTheTransparencyOfALayer() throws IOException {
        Exchange answer = edit("seedream:edit?layers=true&model=seedream-5.5&outputFormat=gif");
        ImageResult gifs = answer.getMessage().getBody(ImageResult.class);
        Exchange compressed =
                edit(
                        "seedream:edit?layers=true&model=seedream-5.5&outputFormat=jpeg"
                                + "&outputCompression=50");
        ImageResult jpegs = compressed.getMessage().getBody(ImageResult.class);

        assertThat(transparent(gifs.getImages().get(1))).isTrue();
        assertThat(jpegs.getImages().get(0).getMediaType()).isEqualTo("image/jpeg");
        assertThat(jpegs.getImages().get(1).image().orElseThrow().format())
                .isEqualTo(ImageFormat.PNG);
        assertThat(transparent(jpegs.getImages().get(1))).isTrue();
        assertThat(jpegs.getAdjustments())
                .filteredOn(adjustment -> adjustment.parameter().equals("outputFormat"))
                .extracting(Adjustment::reason)
                .anyMatch(reason -> reason.contains("it is a layer, and jpeg has no transparency"));
    }

    @Test
    void aTransparentBackgroundStaysTransparentInTheFormatThatWasAskedFor() throws IOException {
        Exchange answer =
                send(
                        "seedream:generate?model=seedream-5.5&background=transparent&"
                                + "outputFormat=png&"
                                + ARK,
                        "a lighthouse");

        assertThat(answer.getException()).isNull();
        assertThat(onlySubmit().json().path("background").asText()).isEqualTo("transparent");
        ImageResult result = answer.getMessage().getBody(ImageResult.class);
        assertThat(transparent(result.getImages().get(0))).isTrue();
    }

    @Test
    void anImageThatIsTooSmallToBeTakenApartIsNotSent() throws IOException {
        Exchange answer =
                send(
                        "seedream:edit?layers=true&model=seedream-5.5&" + ARK,
                        SampleImages.png(64, 48));

        assertThat(answer.getException())
                .hasMessageContaining(
                        "layers 'true' (option layers) takes images of at least 262144 pixels, and"
                                + " this one is 64x48");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void whoMakesNoLayersIsNotAsked() {
        Exchange answer =
                send("seedream:generate?layers=true&provider=lumenfall&apiKey=k", "a lighthouse");

        assertThat(answer.getException())
                .hasMessageContaining("layers 'true' (option layers) is not taken by lumenfall");
        assertThat(simulator().requests()).isEmpty();
    }

    private List<GeneratedImage> result(String endpoint) throws IOException {
        return edit(endpoint).getMessage().getBody(ImageResult.class).getImages();
    }

    private Exchange edit(String endpoint) throws IOException {
        simulator().clear();
        Exchange answer = send(endpoint + "&" + ARK, SampleImages.png(1280, 720));
        assertThat(answer.getException()).isNull();
        return answer;
    }

    private static boolean transparent(GeneratedImage image) throws IOException {
        try (InputStream in = image.open()) {
            BufferedImage pixels = ImageIO.read(in);
            for (int x = 0; x < pixels.getWidth(); x++) {
                for (int y = 0; y < pixels.getHeight(); y++) {
                    if (pixels.getRGB(x, y) >>> 24 == 0) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
