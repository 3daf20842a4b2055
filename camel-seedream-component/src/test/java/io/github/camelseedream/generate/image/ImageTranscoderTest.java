package io.github.camelseedream.generate.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.download.Spool;
import io.github.camelseedream.generate.check.OutputConversionPlan;
import io.github.camelseedream.image.ImageFormat;
import io.github.camelseedream.result.StoredImage;
import io.github.camelseedream.result.TestImages;
import io.github.camelseedream.result.TurnedImages;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageTranscoderTest {

    private static final int ORANGE = 0xffff8000;
    private static final Offset<Integer> NEARLY = Offset.offset(12);

    /** Google's sample of one grey pixel, lossy. */
    private static final byte[] WEBP =
            Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");

    private static final Map<String, Color> CORNERS =
            Map.of("TL", Color.RED, "TR", Color.GREEN, "BL", Color.BLUE, "BR", Color.WHITE);

    @TempDir Path root;
    private Spool spool;

    @BeforeEach
    void openSpool() throws IOException {
        spool = Spool.builder().root(root).threshold(1).build();
    }

    @AfterEach
    void closeSpool() {
        spool.close();
    }

    @TestFactory
    Stream<DynamicTest> everyFormatComesOfEveryOther() {
        return Stream.of("png", "jpeg", "gif", "bmp", "tiff")
                .flatMap(
                        from ->
                                OutputConversionPlan.FORMATS.values().stream()
                                        .map(
                                                to ->
                                                        DynamicTest.dynamicTest(
                                                                from + " to " + to,
                                                                () -> assertMade(from, to))));
    }

    private void assertMade(String from, ImageFormat to) throws IOException {
        BufferedImage orange = filled(40, 30, BufferedImage.TYPE_INT_RGB, new Color(ORANGE));

        StoredImage made = convert(encoded(orange, from), to, null);

        assertThat(made.format()).isEqualTo(to);
        assertThat(made.width()).isEqualTo(40);
        assertThat(made.height()).isEqualTo(30);
        assertColour(made, ORANGE);
    }

    /** Which corner of the seen image each corner of the stored one is, as EXIF defines it. */
    @ParameterizedTest
    @CsvSource({
        "1, TL, TR, BL, BR",
        "2, TR, TL, BR, BL",
        "3, BR, BL, TR, TL",
        "4, BL, BR, TL, TR",
        "5, TL, BL, TR, BR",
        "6, TR, BR, TL, BL",
        "7, BR, TR, BL, TL",
        "8, BL, TL, BR, TR"
    })
    void pixelsAreTurnedAsTheyAreSeen(int orientation, String tl, String tr, String bl, String br)
            throws IOException {
        boolean onItsSide = orientation >= 5;
        BufferedImage stored = filled(onItsSide ? 32 : 48, onItsSide ? 48 : 32, 1, Color.GRAY);
        corner(stored, 0, 0, tl);
        corner(stored, stored.getWidth() - 16, 0, tr);
        corner(stored, 0, stored.getHeight() - 16, bl);
        corner(stored, stored.getWidth() - 16, stored.getHeight() - 16, br);
        for (byte[] kept :
                List.of(
                        TurnedImages.jpeg(encoded(stored, "jpeg"), orientation),
                        TurnedImages.png(encoded(stored, "png"), orientation),
                        TurnedImages.tiff(stored, orientation))) {
            for (ImageFormat to : List.of(ImageFormat.PNG, ImageFormat.JPEG)) {
                StoredImage made = convert(kept, to, 100);

                assertThat(made.width()).isEqualTo(48);
                assertThat(made.height()).isEqualTo(32);
                BufferedImage seen = read(made);
                assertSame(seen.getRGB(6, 6), CORNERS.get("TL").getRGB());
                assertSame(seen.getRGB(41, 6), CORNERS.get("TR").getRGB());
                assertSame(seen.getRGB(6, 25), CORNERS.get("BL").getRGB());
                assertSame(seen.getRGB(41, 25), CORNERS.get("BR").getRGB());
            }
        }
    }

    private static void corner(BufferedImage image, int x, int y, String corner) {
        Graphics2D drawn = image.createGraphics();
        drawn.setColor(CORNERS.get(corner));
        drawn.fillRect(x, y, 16, 16);
        drawn.dispose();
    }

    @Test
    void greyAndTransparentPixelsAreTurnedUnchanged() throws IOException {
        BufferedImage grey = filled(48, 32, BufferedImage.TYPE_BYTE_GRAY, Color.BLACK);
        grey.getRaster().setSample(1, 2, 0, 77);
        StoredImage turned =
                convert(TurnedImages.png(encoded(grey, "png"), 6), ImageFormat.PNG, null);
        assertThat(read(turned).getRaster().getSample(29, 1, 0)).isEqualTo(77);

        byte[] halfTransparent = TurnedImages.png(halfTransparent(), 3);
        BufferedImage image = read(convert(halfTransparent, ImageFormat.PNG, null));
        assertThat(image.getRGB(image.getWidth() - 5, image.getHeight() - 5) >>> 24).isZero();
    }

    @Test
    void whatIsTransparentBecomesWhiteInJpeg() throws IOException {
        StoredImage made = convert(halfTransparent(), ImageFormat.JPEG, 100);

        BufferedImage image = read(made);
        assertSame(image.getRGB(4, 4), 0xffffffff);
        assertSame(image.getRGB(28, 4), ORANGE);
    }

    @Test
    void whatIsTransparentStaysTransparentInGif() throws IOException {
        BufferedImage image = read(convert(halfTransparent(), ImageFormat.GIF, null));

        assertThat(image.getRGB(4, 4) >>> 24).isZero();
        assertSame(image.getRGB(28, 4), ORANGE);
    }

    @Test
    void aTransparentGifStaysTransparentInPng() throws IOException {
        byte[] gif = bytes(convert(halfTransparent(), ImageFormat.GIF, null));

        BufferedImage image = read(convert(gif, ImageFormat.PNG, null));

        assertThat(image.getRGB(4, 4) >>> 24).isZero();
        assertSame(image.getRGB(28, 4), ORANGE);
    }

    @Test
    void lowerQualityMakesSmallerJpegs() throws IOException {
        byte[] noise = TestImages.png(200, 200);

        List<Long> sizes =
                Stream.of(1, 30, 60, 90, 100).map(quality -> length(noise, quality)).toList();

        assertThat(sizes).isSorted().doesNotHaveDuplicates();
        assertThat(length(noise, null)).isEqualTo(sizes.get(3));
    }

    private long length(byte[] bytes, Integer quality) {
        try {
            return convert(bytes, ImageFormat.JPEG, quality).length();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void sixteenBitsAColourBecomeEight() throws IOException {
        ComponentColorModel deep =
                new ComponentColorModel(
                        ColorSpace.getInstance(ColorSpace.CS_sRGB),
                        false,
                        false,
                        Transparency.OPAQUE,
                        DataBuffer.TYPE_USHORT);
        WritableRaster raster = deep.createCompatibleWritableRaster(8, 8);
        for (int i = 0; i < 64; i++) {
            raster.setPixel(i % 8, i / 8, new int[] {0xffff, 0x8080, 0});
        }
        byte[] png = encoded(new BufferedImage(deep, raster, false, null), "png");

        assertColour(convert(png, ImageFormat.JPEG, 100), ORANGE);
    }

    @Test
    void greyStaysAsBrightAsItWas() throws IOException {
        BufferedImage grey = filled(16, 16, BufferedImage.TYPE_BYTE_GRAY, Color.BLACK);
        for (int i = 0; i < 256; i++) {
            grey.getRaster().setSample(i % 16, i / 16, 0, 0x60);
        }

        StoredImage made = convert(encoded(grey, "png"), ImageFormat.JPEG, 100);

        assertThat(read(made).getRaster().getSample(8, 8, 0)).isCloseTo(0x60, NEARLY);
    }

    /** A profile is left behind, so the colours are brought into sRGB before. */
    @Test
    void aColourProfileIsAppliedToThePixels() throws IOException {
        ICC_Profile linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB);
        ComponentColorModel colours =
                new ComponentColorModel(
                        new ICC_ColorSpace(linear),
                        false,
                        false,
                        Transparency.OPAQUE,
                        DataBuffer.TYPE_BYTE);
        WritableRaster raster = colours.createCompatibleWritableRaster(16, 16);
        for (int i = 0; i < 256; i++) {
            raster.setPixel(i % 16, i / 16, new int[] {55, 55, 55});
        }
        byte[] jpeg = encoded(new BufferedImage(colours, raster, false, null), "jpeg");

        // 55 of 255 of the light is what sRGB writes as 128
        assertColour(convert(jpeg, ImageFormat.PNG, null), 0xff808080);
    }

    @Test
    void webpIsReadWhereAPlugInIsOnTheClassPath() throws IOException {
        StoredImage made = convert(WEBP, ImageFormat.PNG, null);

        assertThat(made.format()).isEqualTo(ImageFormat.PNG);
        assertThat(made.width()).isEqualTo(1);
    }

    @Test
    void tooManyPixelsAreNotDecoded() throws IOException {
        assertFails(
                pngOf(10_001, 10_000), "it has 100010000 pixels, and up to 100000000 are decoded");
    }

    /** Each is of some hundred bytes, and would be of ten gigabytes in the heap. */
    @Test
    void aPixelBombOfAnyFormatIsRefusedByItsHeader() throws IOException {
        byte[] gif = TestImages.of("gif", 3, 2);
        ByteBuffer frame = ByteBuffer.wrap(gif).order(ByteOrder.LITTLE_ENDIAN);
        int at = indexOf(gif, (byte) 0x2c, (byte) 0, (byte) 0, (byte) 0, (byte) 0) + 5;
        frame.putShort(at, (short) 50_000).putShort(at + 2, (short) 50_000);
        byte[] jpeg = TestImages.of("jpeg", 3, 2);
        int size = indexOf(jpeg, (byte) 0xff, (byte) 0xc0) + 5;
        ByteBuffer.wrap(jpeg).putShort(size, (short) 50_000).putShort(size + 2, (short) 50_000);

        for (byte[] bomb : List.of(pngOf(50_000, 50_000), gif, jpeg)) {
            assertFails(bomb, "it has 2500000000 pixels, and up to 100000000 are decoded");
        }
    }

    private static int indexOf(byte[] bytes, byte... wanted) {
        return new String(bytes, StandardCharsets.ISO_8859_1)
                .indexOf(new String(wanted, StandardCharsets.ISO_8859_1));
    }

    @Test
    void anImageThatIsBrokenInsideLeavesNothingBehind() throws IOException {
        byte[] png = TestImages.png(64, 64);
        for (int i = 50; i < png.length - 20; i++) {
            png[i] ^= 0x5a;
        }

        assertThatThrownBy(() -> convert(png, ImageFormat.JPEG, null))
                .isInstanceOf(IOException.class);
        assertThat(spool.liveFiles()).as("the one that came").isEqualTo(1);
    }

    @Test
    void anImageThatIsTooLargeToStoreLeavesNothingBehind() throws IOException {
        try (Spool small = Spool.builder().root(root).threshold(1).maxImageBytes(2000).build();
                StoredImage came = spool.store(new ByteArrayInputStream(TestImages.png(64, 64)))) {
            assertThatThrownBy(
                            () ->
                                    ImageTranscoder.convert(
                                            came, came.format(), ImageFormat.PNG, null, small))
                    .isInstanceOf(IOException.class)
                    .hasStackTraceContaining("larger than maxImageBytes allows");
            assertThat(small.liveFiles()).isZero();
        }
    }

    private void assertFails(byte[] bytes, String why) throws IOException {
        try (StoredImage came = spool.store(new ByteArrayInputStream(bytes))) {
            assertThatThrownBy(
                            () ->
                                    ImageTranscoder.convert(
                                            came, came.format(), ImageFormat.PNG, null, spool))
                    .isInstanceOf(IOException.class)
                    .hasMessage(why);
            assertThat(spool.liveFiles()).isEqualTo(1);
        }
    }

    private StoredImage convert(byte[] bytes, ImageFormat to, Integer quality) throws IOException {
        StoredImage came = spool.store(new ByteArrayInputStream(bytes));
        return ImageTranscoder.convert(came, came.format(), to, quality, spool);
    }

    private static byte[] halfTransparent() throws IOException {
        BufferedImage image = new BufferedImage(32, 8, BufferedImage.TYPE_INT_ARGB);
        Graphics2D drawn = image.createGraphics();
        drawn.setColor(new Color(ORANGE));
        drawn.fillRect(16, 0, 16, 8);
        drawn.dispose();
        return encoded(image, "png");
    }

    private static BufferedImage filled(int width, int height, int type, Color colour) {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D drawn = image.createGraphics();
        drawn.setColor(colour);
        drawn.fillRect(0, 0, width, height);
        drawn.dispose();
        return image;
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).as(format).isTrue();
        return bytes.toByteArray();
    }

    /** A PNG that says it is that large, and holds no pixel. */
    private static byte[] pngOf(int width, int height) throws IOException {
        byte[] png = TestImages.png(3, 2);
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        CRC32 checksum = new CRC32();
        checksum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) checksum.getValue());
        return png;
    }

    private static void assertColour(StoredImage kept, int expected) throws IOException {
        BufferedImage image = read(kept);
        assertSame(image.getRGB(image.getWidth() / 2, image.getHeight() / 2), expected);
    }

    private static void assertSame(int actual, int expected) {
        for (int shift = 0; shift < 32; shift += 8) {
            assertThat(actual >>> shift & 0xff)
                    .as("%08x, not %08x", actual, expected)
                    .isCloseTo(expected >>> shift & 0xff, NEARLY);
        }
    }

    private static BufferedImage read(StoredImage kept) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes(kept)));
    }

    private static byte[] bytes(StoredImage kept) throws IOException {
        try (InputStream in = kept.open()) {
            return in.readAllBytes();
        }
    }
}
