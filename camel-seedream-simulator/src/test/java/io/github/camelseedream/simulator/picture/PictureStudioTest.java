package io.github.camelseedream.simulator.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureStudioTest {

    private static final int INK = 0xFFFFFF;

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 900", "900, 1", "47, 31", "2048, 2048", "4096, 16"})
    void paintsAnySize(int width, int height) throws IOException {
        BufferedImage image = painted(new Dimensions(width, height), "a red fox");

        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
    }

    @Test
    void writesTheCaptionInTheLowerHalf() throws IOException {
        BufferedImage image = painted(new Dimensions(400, 400), "a red fox");

        assertThat(inked(image, 0, 200)).isZero();
        assertThat(inked(image, 200, 400)).isGreaterThan(50);
    }

    @Test
    void cutsALongCaptionInsteadOfCoveringThePicture() throws IOException {
        BufferedImage image = painted(new Dimensions(400, 400), "word ".repeat(1000));

        assertThat(inked(image, 0, 200)).isZero();
    }

    @Test
    void knowsItsLettersAndBoxesTheRest() {
        assertThat(Glyphs.isInked('I', 2, 3)).isTrue();
        assertThat(Glyphs.isInked(' ', 2, 3)).isFalse();
        assertThat(Glyphs.isInked('\u00e9', 0, 0)).isTrue();
        assertThat(Glyphs.isInked('\u00e9', 2, 3)).isFalse();
    }

    @Test
    void keepsTheLatestFiles() {
        PictureStudio studio = new PictureStudio();
        PictureOrder order = order(new Dimensions(2048, 2048), "x");

        assertThat(studio.deliver(order)).isEqualTo(studio.deliver(order));
    }

    private static int inked(BufferedImage image, int fromRow, int toRow) {
        int count = 0;
        for (int y = fromRow; y < toRow; y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += (image.getRGB(x, y) & 0xFFFFFF) == INK ? 1 : 0;
            }
        }
        return count;
    }

    private static BufferedImage painted(Dimensions size, String caption) throws IOException {
        return ImageIO.read(new PictureStudio().deliver(order(size, caption)).open());
    }

    private static PictureOrder order(Dimensions size, String caption) {
        return new PictureOrder(
                new Painting(42, size, List.of(caption, "seedream-4.5")), PictureFormat.PNG, 0, 0);
    }
}
