package io.github.camelseedream.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.request.Content;
import io.github.camelseedream.result.PictureStore.UnusablePictureException;
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

class PictureHeaderTest {

    private static Optional<PictureHeader> read(byte[] bytes) throws IOException {
        return PictureHeader.read(new ByteArrayInputStream(bytes));
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
    void tellsFormatAndSizeOfRealPictures(String writer, PictureFormat format) throws IOException {
        byte[] bytes = Pictures.of(writer, 37, 21);

        assertThat(read(bytes)).contains(new PictureHeader(format, 37, 21));
        assertThat(PictureCheck.check(Content.of(bytes)).format()).isEqualTo(format);
    }

    @Test
    void tellsTheThreeKindsOfWebp() throws IOException {
        byte[] lossy = webp("VP8 ", "000000 9d012a 4001 f000");
        byte[] lossless = webp("VP8L", "2f 3f c1 3b 00");
        byte[] extended = webp("VP8X", "10000000 ff0700 ff0300");

        assertThat(read(lossy)).contains(new PictureHeader(PictureFormat.WEBP, 320, 240));
        assertThat(read(lossless)).contains(new PictureHeader(PictureFormat.WEBP, 320, 240));
        assertThat(read(extended)).contains(new PictureHeader(PictureFormat.WEBP, 2048, 1024));
    }

    @Test
    void tellsTheLargestExtentOfAnAvif() throws IOException {
        assertThat(read(avif("avif"))).contains(new PictureHeader(PictureFormat.AVIF, 2048, 1024));
        assertThat(read(avif("mif1"))).contains(new PictureHeader(PictureFormat.AVIF, 2048, 1024));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void tellsTheSizeAsThePictureIsSeen(int orientation) throws IOException {
        byte[] jpeg = TurnedPictures.jpeg(Pictures.of("jpg", 40, 30), orientation);
        byte[] png = TurnedPictures.png(Pictures.png(40, 30), orientation);
        BufferedImage pixels = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        byte[] tiff = TurnedPictures.tiff(pixels, orientation);
        boolean onItsSide = orientation >= 5;
        int width = onItsSide ? 30 : 40;
        int height = onItsSide ? 40 : 30;

        assertThat(read(jpeg))
                .contains(new PictureHeader(PictureFormat.JPEG, width, height, orientation));
        assertThat(read(png))
                .contains(new PictureHeader(PictureFormat.PNG, width, height, orientation));
        assertThat(read(tiff))
                .contains(new PictureHeader(PictureFormat.TIFF, width, height, orientation));
        assertThat(read(TurnedPictures.webp(orientation)))
                .contains(
                        new PictureHeader(
                                PictureFormat.WEBP,
                                onItsSide ? 1024 : 2048,
                                onItsSide ? 2048 : 1024,
                                orientation));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 65535})
    void anOrientationThatThereIsNotIsNone(int orientation) throws IOException {
        assertThat(read(TurnedPictures.jpeg(Pictures.of("jpg", 40, 30), orientation)))
                .contains(new PictureHeader(PictureFormat.JPEG, 40, 30));
    }

    @Test
    void aBrokenOrientationIsNone() throws IOException {
        byte[] whole = TurnedPictures.png(Pictures.png(40, 30), 6);
        for (int cut = 21; cut < 50; cut++) {
            assertThat(read(Arrays.copyOf(whole, whole.length - cut)))
                    .contains(new PictureHeader(PictureFormat.PNG, 40, 30));
        }
    }

    @Test
    void anAvifOnItsSideIsTurnedByItsDecoder() throws IOException {
        byte[] avif =
                join(
                        box("ftyp", ascii("avif"), new byte[4], ascii("mif1avif")),
                        box("meta", new byte[4], ispe(2048, 1024), box("irot", new byte[] {3})),
                        box("mdat", new byte[100]));

        assertThat(read(avif)).contains(new PictureHeader(PictureFormat.AVIF, 1024, 2048));
    }

    @Test
    void knowsTiffAndHeicByTheirFirstBytes() throws IOException {
        byte[] heic = box("ftyp", ascii("heic"), new byte[4], ascii("mif1"));

        assertThat(read(hex("49492a00 08000000")))
                .contains(new PictureHeader(PictureFormat.TIFF, 0, 0));
        assertThat(read(hex("4d4d002a 00000008")))
                .contains(new PictureHeader(PictureFormat.TIFF, 0, 0));
        assertThat(read(heic)).contains(new PictureHeader(PictureFormat.HEIC, 0, 0));
    }

    @Test
    void findsTheFrameOfAJpegBehindLargeSegments() throws IOException {
        byte[] jpeg = Pictures.of("jpg", 37, 21);
        byte[] segment = join(hex("ffe1 ffff"), new byte[65533]);
        byte[] large =
                join(
                        Arrays.copyOf(jpeg, 2),
                        segment,
                        segment,
                        segment,
                        hex("ffff"),
                        Arrays.copyOfRange(jpeg, 3, jpeg.length));

        assertThat(read(large)).contains(new PictureHeader(PictureFormat.JPEG, 37, 21));
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
    void whatIsNoPictureIsNone(String text) throws IOException {
        assertThat(read(ascii(text))).isEmpty();
        assertThatThrownBy(() -> PictureCheck.check(Content.of(ascii(text))))
                .isInstanceOf(UnusablePictureException.class);
    }

    @Test
    void namesWhatItSawInstead() {
        assertThatThrownBy(() -> PictureCheck.check(Content.of(ascii("\n <!DOCTYPE html>"))))
                .hasMessageContaining("HTML")
                .hasMessageContaining("17 bytes");
        assertThatThrownBy(() -> PictureCheck.check(Content.of(ascii("{}"))))
                .hasMessageContaining("JSON");
        assertThatThrownBy(() -> PictureCheck.check(Content.of(new byte[0])))
                .hasMessageContaining("0 bytes");
        assertThatThrownBy(() -> PictureCheck.check(Content.of(hex("0001ff"))))
                .hasMessageContaining("00 01 FF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void noticesThatTheEndIsMissing(String writer) {
        byte[] whole = Pictures.of(writer, 40, 40);
        for (int length : new int[] {whole.length / 2, whole.length * 9 / 10, whole.length - 1}) {
            assertThatThrownBy(() -> PictureCheck.check(Content.of(Arrays.copyOf(whole, length))))
                    .isInstanceOf(UnusablePictureException.class)
                    .hasMessageContaining("truncated")
                    .hasMessageContaining(length + " bytes");
        }
    }

    @Test
    void noticesThatBoxesAndChunksAreMissing() {
        byte[] avif = avif("avif");
        byte[] webp = webp("VP8X", "10000000 ff0700 ff0300");

        assertThatThrownBy(
                        () -> PictureCheck.check(Content.of(Arrays.copyOf(avif, avif.length - 1))))
                .hasMessageContaining("truncated AVIF");
        assertThatThrownBy(
                        () -> PictureCheck.check(Content.of(Arrays.copyOf(webp, webp.length - 1))))
                .hasMessageContaining("truncated WEBP");
    }

    /** Found by fuzzing: cut between two boxes, such a file passed as whole. */
    @Test
    void noticesThatTheDataOfAnAvifNeverCame() {
        byte[] whole = avif("avif");
        byte[] described = Arrays.copyOf(whole, whole.length - 108);

        assertThatThrownBy(() -> PictureCheck.check(Content.of(described)))
                .hasMessageContaining("truncated AVIF");
        assertThatCode(
                        () ->
                                PictureCheck.check(
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
        byte[] whole = Pictures.of("gif", 40, 40);
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        half[half.length - 1] = ';';

        assertThatThrownBy(() -> PictureCheck.check(Content.of(half)))
                .hasMessageContaining("truncated GIF");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void paddingAfterTheEndDoesNotMatter(String writer) {
        byte[] padded = join(Pictures.of(writer, 40, 40), new byte[100]);

        assertThatCode(() -> PictureCheck.check(Content.of(padded))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif"})
    void moreBytesAfterTheEndDoNotMatter(String writer) {
        byte[] more = new byte[100_000];
        Arrays.fill(more, (byte) 'x');

        assertThatCode(
                        () ->
                                PictureCheck.check(
                                        Content.of(join(Pictures.of(writer, 40, 40), more))))
                .doesNotThrowAnyException();
    }

    @Test
    void whateverTheBytesTheWorstIsAnIoException() throws IOException {
        Random random = new Random(1);
        byte[][] seeds = {
            Pictures.of("png", 20, 20), Pictures.of("jpg", 20, 20), Pictures.of("gif", 20, 20),
            avif("avif"), webp("VP8 ", "000000 9d012a 4001 f000"), Pictures.of("bmp", 20, 20)
        };
        for (int i = 0; i < 20_000; i++) {
            byte[] seed = seeds[i % seeds.length];
            byte[] bytes = Arrays.copyOf(seed, random.nextInt(seed.length + 1));
            for (int n = random.nextInt(6); n > 0 && bytes.length > 0; n--) {
                bytes[random.nextInt(Math.min(bytes.length, 64))] = (byte) random.nextInt(256);
            }
            try {
                PictureCheck.check(Content.of(bytes));
            } catch (UnusablePictureException expected) {
                assertThat(expected).hasMessageNotContaining("null");
            }
        }
    }
}
