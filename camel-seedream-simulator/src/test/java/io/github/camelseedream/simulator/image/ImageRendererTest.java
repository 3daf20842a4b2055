package io.github.camelseedream.simulator.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.simulator.payload.Payload;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageRendererTest {

    private static final int INK = 0xFFFFFF;
    private static final Dimensions SIZE = Dimensions.square(400);

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 900", "900, 1", "47, 31", "2048, 2048", "4096, 16"})
    void paintsAnySize(int width, int height) throws IOException {
        BufferedImage image = rendered(new Dimensions(width, height), "a red fox");

        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
    }

    @Test
    void writesTheCaptionInTheLowerHalf() throws IOException {
        BufferedImage image = rendered(new Dimensions(400, 400), "a red fox");

        assertThat(inked(image, 0, 200)).isZero();
        assertThat(inked(image, 200, 400)).isGreaterThan(50);
    }

    @Test
    void cutsALongCaptionInsteadOfCoveringTheImage() throws IOException {
        BufferedImage image = rendered(new Dimensions(400, 400), "word ".repeat(1000));

        assertThat(inked(image, 0, 200)).isZero();
    }

    @Test
    void saysThatItIsSimulatedInTheCornerAndInTheFile() throws IOException {
        ImageContent content = new ImageContent(SIZE, List.of("fox"), List.of());
        ImageRenderer renderer = new ImageRenderer(new Thumbnails());
        for (ImageFormat format : ImageFormat.values()) {
            byte[] file = bytes(renderer.render(new ImageSpec(content, format, 0)));

            assertThat(new String(file, StandardCharsets.ISO_8859_1))
                    .as(format.name())
                    .contains("Simulated by camel-seedream-simulator");
        }
        BufferedImage image = rendered(Dimensions.square(400), "fox");
        assertThat(coloured(image, new Rectangle(0, 0, 120, 40), 0xFFD37A)).isGreaterThan(50);
    }

    @Test
    void showsTheReferenceInWhatIsMadeOfIt() throws IOException {
        Thumbnails references = new Thumbnails();
        references.remember("green", Thumbnail.of(new ByteArrayInputStream(file(0x00C040))));
        references.remember("blue", Thumbnail.of(new ByteArrayInputStream(file(0x0040C0))));
        ImageContent plain = content("fox", List.of());
        ImageRenderer renderer = new ImageRenderer(references);

        BufferedImage edited = image(renderer, content("fox", List.of("green", "unknown", "blue")));

        Rectangle whole = new Rectangle(600, 600);
        assertThat(coloured(edited, whole, 0x00C040)).isGreaterThan(20_000);
        assertThat(coloured(edited, whole, 0x0040C0)).isGreaterThan(20_000);
        assertThat(coloured(image(renderer, plain), whole, 0x00C040)).isZero();
    }

    @Test
    void promptsDifferInShapesAndColours() {
        Set<Integer> colours = new HashSet<>();
        Set<List<Integer>> edges = new HashSet<>();
        for (String prompt : List.of("fox", "teapot", "logo", "bear", "boat", "house", "cat")) {
            int[] row = new int[SIZE.width()];
            LayeredImage.of(new ImageContent(SIZE, List.of(prompt), List.of()), List.of())
                    .row(100, row);
            colours.add(row[30]);
            edges.add(
                    IntStream.range(1, row.length)
                            .filter(x -> row[x] != row[x - 1])
                            .boxed()
                            .toList());
        }

        assertThat(colours).hasSize(7);
        assertThat(edges).hasSize(7);
    }

    @Test
    void aFileThatIsNoImageOrTooLargeHasNoThumbnail() {
        byte[] bomb = file(0);
        ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);

        assertThat(Thumbnail.of(new ByteArrayInputStream(bomb))).isEmpty();
        assertThat(Thumbnail.of(new ByteArrayInputStream(new byte[9]))).isEmpty();
        assertThat(Thumbnail.of(new ByteArrayInputStream(Arrays.copyOf(file(0), 60)))).isEmpty();
    }

    @Test
    void keepsTheLatestFiles() {
        ImageRenderer renderer = new ImageRenderer(new Thumbnails());
        ImageSpec spec = spec(new Dimensions(2048, 2048), "x");

        assertThat(renderer.render(spec)).isEqualTo(renderer.render(spec));
    }

    private static byte[] bytes(Payload payload) throws IOException {
        return payload.open().readAllBytes();
    }

    private static ImageContent content(String prompt, List<String> references) {
        return new ImageContent(Dimensions.square(600), List.of(prompt), references);
    }

    private static byte[] file(int colour) {
        try {
            BufferedImage image = new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB);
            for (int i = 0; i < 90 * 60; i++) {
                image.setRGB(i % 90, i / 90, colour);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage image(ImageRenderer renderer, ImageContent content)
            throws IOException {
        ImageSpec spec = new ImageSpec(content, ImageFormat.PNG, 0);
        return ImageIO.read(renderer.render(spec).open());
    }

    private static int coloured(BufferedImage image, Rectangle where, int colour) {
        int count = 0;
        for (int y = where.y; y < where.y + where.height; y++) {
            for (int x = where.x; x < where.x + where.width; x++) {
                count += (image.getRGB(x, y) & 0xFFFFFF) == colour ? 1 : 0;
            }
        }
        return count;
    }

    private static int inked(BufferedImage image, int fromRow, int toRow) {
        Rectangle rows = new Rectangle(0, fromRow, image.getWidth(), toRow - fromRow);
        return coloured(image, rows, INK);
    }

    private static BufferedImage rendered(Dimensions size, String caption) throws IOException {
        return ImageIO.read(new ImageRenderer(new Thumbnails()).render(spec(size, caption)).open());
    }

    private static ImageSpec spec(Dimensions size, String caption) {
        return new ImageSpec(
                new ImageContent(size, List.of(caption, "seedream-4.5"), List.of()),
                ImageFormat.PNG,
                0);
    }
}
