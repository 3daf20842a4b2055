package io.github.camelseedream.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.request.Content;
import io.github.camelseedream.result.TestImages;
import io.github.camelseedream.result.TurnedImages;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageHeaderTest {

    private static Optional<ImageHeader> read(byte[] bytes) throws IOException {
        return ImageHeader.read(new ByteArrayInputStream(bytes));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static byte[] box(String type, byte[]... content) {
        byte[] body = join(content);
        return ByteBuffer.allocate(8 + body.length)
                .putInt(8 + body.length)
                .put(ascii(type))
                .put(body)
                .array();
    }

    private static byte[] ispe(int width, int height) {
        return box("ispe", ByteBuffer.allocate(12).putInt(0).putInt(width).putInt(height).array());
    }

    private static byte[] avif(String brand) {
        return join(
                box("ftyp", ascii(brand), new byte[4], ascii("mif1avif")),
                box("meta", new byte[4], box("iprp", box("ipco", ispe(64, 64), ispe(2048, 1024)))),
                box("mdat", new byte[100]));
    }

    private static byte[] webp(String chunk, String payload) {
        byte[] body = join(ascii("WEBP" + chunk), new byte[4], hex(payload), new byte[20]);
        byte[] size = ByteBuffer.allocate(4).putInt(Integer.reverseBytes(body.length)).array();
        return join(ascii("RIFF"), size, body);
    }

    @ParameterizedTest
    @CsvSource({"png,PNG", "jpg,JPEG", "gif,GIF", "bmp,BMP"})
    void tellsFormatAndSizeOfRealImages(String writer, ImageFormat format) throws IOException {
        byte[] bytes = TestImages.of(writer, 37, 21);

        assertThat(read(bytes)).contains(new ImageHeader(format, 37, 21));
        assertThat(ImageInspector.check(Content.of(bytes)).format()).isEqualTo(format);
    }

    @Test
    void tellsTheThreeKindsOfWebp() throws IOException {
        byte[] lossy = webp("VP8 ", "000000 9d012a 4001 f000");
        byte[] lossless = webp("VP8L", "2f 3f c1 3b 00");
        byte[] extended = webp("VP8X", "10000000 ff0700 ff0300");

        assertThat(read(lossy)).contains(new ImageHeader(ImageFormat.WEBP, 320, 240));
        assertThat(read(lossless)).contains(new ImageHeader(ImageFormat.WEBP, 320, 240));
        assertThat(read(extended)).contains(new ImageHeader(ImageFormat.WEBP, 2048, 1024));
    }

    @Test
    void tellsTheLargestExtentOfAnAvif() throws IOException {
        assertThat(read(avif("avif"))).contains(new ImageHeader(ImageFormat.AVIF, 2048, 1024));
        assertThat(read(avif("mif1"))).contains(new ImageHeader(ImageFormat.AVIF, 2048, 1024));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void tellsTheSizeAsTheImageIsSeen(int orientation) throws IOException {
        byte[] jpeg = TurnedImages.jpeg(TestImages.of("jpg", 40, 30), orientation);
        byte[] png = TurnedImages.png(TestImages.png(40, 30), orientation);
        BufferedImage pixels = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        byte[] tiff = TurnedImages.tiff(pixels, orientation);
        boolean onItsSide = orientation >= 5;
        int width = onItsSide ? 30 : 40;
        int height = onItsSide ? 40 : 30;

        assertThat(read(jpeg))
                .contains(new ImageHeader(ImageFormat.JPEG, width, height, orientation));
        assertThat(read(png))
                .contains(new ImageHeader(ImageFormat.PNG, width, height, orientation));
        assertThat(read(tiff))
                .contains(new ImageHeader(ImageFormat.TIFF, width, height, orientation));
        assertThat(read(TurnedImages.webp(orientation)))
                .contains(
                        new ImageHeader(
                                ImageFormat.WEBP,
                                onItsSide ? 1024 : 2048,
                                onItsSide ? 2048 : 1024,
                                orientation));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 65535})
    void anOrientationThatThereIsNotIsNone(int orientation) throws IOException {
        assertThat(read(TurnedImages.jpeg(TestImages.of("jpg", 40, 30), orientation)))
                .contains(new ImageHeader(ImageFormat.JPEG, 40, 30));
    }

    @Test
    void aBrokenOrientationIsNone() throws IOException {
        byte[] whole = TurnedImages.png(TestImages.png(40, 30), 6);
        for (int cut = 21; cut < 50; cut++) {
            assertThat(read(Arrays.copyOf(whole, whole.length - cut)))
                    .contains(new ImageHeader(ImageFormat.PNG, 40, 30));
        }
    }

    @Test
    void anAvifOnItsSideIsTurnedByItsDecoder() throws IOException {
        byte[] avif =
                join(
                        box("ftyp", ascii("avif"), new byte[4], ascii("mif1avif")),
                        box("meta", new byte[4], ispe(2048, 1024), box("irot", new byte[] {3})),
                        box("mdat", new byte[100]));

        assertThat(read(avif)).contains(new ImageHeader(ImageFormat.AVIF, 1024, 2048));
    }

    @Test
    void knowsTiffAndHeicByTheirFirstBytes() throws IOException {
        byte[] heic = box("ftyp", ascii("heic"), new byte[4], ascii("mif1"));

        assertThat(read(hex("49492a00 08000000")))
                .contains(new ImageHeader(ImageFormat.TIFF, 0, 0));
        assertThat(read(hex("4d4d002a 00000008")))
                .contains(new ImageHeader(ImageFormat.TIFF, 0, 0));
        assertThat(read(heic)).contains(new ImageHeader(ImageFormat.HEIC, 0, 0));
    }

    @Test
    void findsTheFrameOfAJpegBehindLargeSegments() throws IOException {
        byte[] jpeg = TestImages.of("jpg", 37, 21);
        byte[] segment = join(hex("ffe1 ffff"), new byte[65533]);
        byte[] large =
                join(
                        Arrays.copyOf(jpeg, 2),
                        segment,
                        segment,
                        segment,
                        hex("ffff"),
                        Arrays.copyOfRange(jpeg, 3, jpeg.length));

        assertThat(read(large)).contains(new ImageHeader(ImageFormat.JPEG, 37, 21));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "{\"error\":1}",
                "BMW is no bitmap",
                "\0\0\0\u0018ftypmp42mp42",
                "GIF",
                "RIFF....WAVE",
                "plain"
            })
    void whatIsNoImageIsNone(String text) throws IOException {
        assertThat(read(ascii(text))).isEmpty();
        assertThatThrownBy(() -> ImageInspector.check(Content.of(ascii(text))))
                .isInstanceOf(UnusableImageException.class);
    }

    @Test
    void namesWhatItSawInstead() {
        assertThatThrownBy(() -> ImageInspector.check(Content.of(ascii("\n <!DOCTYPE html>"))))
                .hasMessageContaining("HTML")
                .hasMessageContaining("17 bytes");
        assertThatThrownBy(() -> ImageInspector.check(Content.of(ascii("{}"))))
                .hasMessageContaining("JSON");
        assertThatThrownBy(() -> ImageInspector.check(Content.of(new byte[0])))
                .hasMessageContaining("0 bytes");
        assertThatThrownBy(() -> ImageInspector.check(Content.of(hex("0001ff"))))
                .hasMessageContaining("00 01 FF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void noticesThatTheEndIsMissing(String writer) {
        byte[] whole = TestImages.of(writer, 40, 40);
        for (int length : new int[] {whole.length / 2, whole.length * 9 / 10, whole.length - 1}) {
            assertThatThrownBy(() -> ImageInspector.check(Content.of(Arrays.copyOf(whole, length))))
                    .isInstanceOf(UnusableImageException.class)
                    .hasMessageContaining("truncated")
                    .hasMessageContaining(length + " bytes");
        }
    }

    @Test
    void noticesThatBoxesAndChunksAreMissing() {
        byte[] avif = avif("avif");
        byte[] webp = webp("VP8X", "10000000 ff0700 ff0300");

        assertThatThrownBy(
                        () ->
                                ImageInspector.check(
                                        Content.of(Arrays.copyOf(avif, avif.length - 1))))
                .hasMessageContaining("truncated AVIF");
        assertThatThrownBy(
                        () ->
                                ImageInspector.check(
                                        Content.of(Arrays.copyOf(webp, webp.length - 1))))
                .hasMessageContaining("truncated WEBP");
    }

    /** Found by fuzzing: cut between two boxes, such a file passed as whole. */
    @Test
    void noticesThatTheDataOfAnAvifNeverCame() {
        byte[] whole = avif("avif");
        byte[] described = Arrays.copyOf(whole, whole.length - 108);

        assertThatThrownBy(() -> ImageInspector.check(Content.of(described)))
                .hasMessageContaining("truncated AVIF");
        assertThatCode(
                        () ->
                                ImageInspector.check(
                                        Content.of(
                                                join(
                                                        box("ftyp", ascii("avif"), new byte[4]),
                                                        box("meta", box("idat", new byte[9]))))))
                .as("data in the description")
                .doesNotThrowAnyException();
    }

    /** Found by fuzzing: one byte in 256 looks like the end. */
    @Test
    void noticesThatAGifEndsInTheMiddleOfItsData() {
        byte[] whole = TestImages.of("gif", 40, 40);
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        half[half.length - 1] = ';';

        assertThatThrownBy(() -> ImageInspector.check(Content.of(half)))
                .hasMessageContaining("truncated GIF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void paddingAfterTheEndDoesNotMatter(String writer) {
        byte[] padded = join(TestImages.of(writer, 40, 40), new byte[100]);

        assertThatCode(() -> ImageInspector.check(Content.of(padded))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif"})
    void moreBytesAfterTheEndDoNotMatter(String writer) {
        byte[] more = new byte[100_000];
        Arrays.fill(more, (byte) 'x');

        assertThatCode(
                        () ->
                                ImageInspector.check(
                                        Content.of(join(TestImages.of(writer, 40, 40), more))))
                .doesNotThrowAnyException();
    }

    @Test
    void whateverTheBytesTheWorstIsAnIoException() throws IOException {
        Random random = new Random(1);
        byte[][] seeds = {
            TestImages.of("png", 20, 20), TestImages.of("jpg", 20, 20),
                    TestImages.of("gif", 20, 20),
            avif("avif"), webp("VP8 ", "000000 9d012a 4001 f000"), TestImages.of("bmp", 20, 20)
        };
        for (int i = 0; i < 20_000; i++) {
            byte[] seed = seeds[i % seeds.length];
            byte[] bytes = Arrays.copyOf(seed, random.nextInt(seed.length + 1));
            for (int n = random.nextInt(6); n > 0 && bytes.length > 0; n--) {
                bytes[random.nextInt(Math.min(bytes.length, 64))] = (byte) random.nextInt(256);
            }
            try {
                ImageInspector.check(Content.of(bytes));
            } catch (UnusableImageException expected) {
                assertThat(expected).hasMessageNotContaining("null");
            }
        }
    }
}
