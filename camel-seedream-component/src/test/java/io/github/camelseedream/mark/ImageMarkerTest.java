package io.github.camelseedream.mark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.adobe.internal.xmp.XMPException;
import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.xmp.XmpDirectory;
import io.github.camelseedream.image.ImageFormat;
import io.github.camelseedream.image.ImageHeader;
import io.github.camelseedream.mark.ImageMarker.Marked;
import io.github.camelseedream.result.AiMark;
import io.github.camelseedream.result.StoredImage;
import io.github.camelseedream.result.TestImages;
import io.github.camelseedream.result.TurnedImages;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** Marks, read again by code that is not ours. */
class ImageMarkerTest {

    private static final String IPTC = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
    private static final String TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/";
    private static final String TITLED =
            "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
                    + "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                    + "<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                    + " xmlns:i=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\""
                    + " xmlns:tiff=\"http://ns.adobe.com/tiff/1.0/\""
                    + " xmp:Label=\"by hand\" tiff:Orientation=\"6\"%s/>"
                    + "</rdf:RDF></x:xmpmeta>";

    private static final MarkFacts FACTS =
            new MarkFacts(
                    "seedream-4-5-251128",
                    "modelark",
                    "req-1",
                    false,
                    "",
                    Instant.parse("2026-11-30T10:00:00.5Z"));

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG", "GIF", "WEBP"})
    void anIndependentReaderFindsTheMarkAndTheSamePixels(ImageFormat format) throws Exception {
        byte[] plain = MarkedFiles.plain(format);

        Marked made = ImageMarker.added(MarkedFiles.stored(plain), FACTS);

        byte[] marked = MarkedFiles.bytes(made.image());
        assertThat(made.mark()).isEqualTo(new AiMark(AiMark.State.added, false));
        assertThat(xmp(marked, "DigitalSourceType")).hasValue(TYPES + "trainedAlgorithmicMedia");
        assertThat(xmp(marked, "AISystemUsed")).hasValue("modelark");
        assertThat(xmp(marked, "AISystemVersionUsed")).hasValue("seedream-4-5-251128");
        assertThat(new String(marked, UTF_8))
                .contains("2026-11-30T10:00:00Z", "req-1")
                .doesNotContain("AIPromptInformation");
        assertThat(made.image().length()).isEqualTo(marked.length);
        assertThat(marked.length - plain.length).isBetween(1, 2000);
        assertThat(pixels(marked)).isEqualTo(pixels(plain));
        assertThat(ImageHeader.read(new ByteArrayInputStream(marked)))
                .isEqualTo(ImageHeader.read(new ByteArrayInputStream(plain)));
    }

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG", "GIF", "WEBP"})
    void aFileThatHasTheMarkIsLeftAloneByteForByte(ImageFormat format) throws IOException {
        StoredImage marked =
                MarkedFiles.stored(
                        MarkedFiles.bytes(
                                ImageMarker.added(
                                                MarkedFiles.stored(MarkedFiles.plain(format)),
                                                FACTS)
                                        .image()));

        Marked again = ImageMarker.added(marked, FACTS);

        assertThat(again.image()).isSameAs(marked);
        assertThat(again.mark()).isEqualTo(new AiMark(AiMark.State.present, false));
        assertThat(ImageMarker.asItIs(marked).mark().state()).isEqualTo(AiMark.State.present);
    }

    /** It is signed for the bytes as they are, and says the same. */
    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG", "GIF", "WEBP"})
    void aFileWithAC2paManifestIsLeftAlone(ImageFormat format) throws IOException {
        StoredImage signed = MarkedFiles.stored(MarkedFiles.withC2pa(format));

        Marked left = ImageMarker.added(signed, FACTS);

        assertThat(left.image()).isSameAs(signed);
        assertThat(left.mark()).isEqualTo(new AiMark(AiMark.State.present, true));
    }

    @ParameterizedTest
    @EnumSource(names = {"PNG", "JPEG", "GIF"})
    void whatElseAPacketSaysStays(ImageFormat format) throws Exception {
        byte[] titled = MarkedFiles.withXmp(format, TITLED.formatted(""));

        byte[] marked = marked(titled, FACTS);

        assertThat(xmp(marked, "DigitalSourceType")).isPresent();
        assertThat(new String(marked, UTF_8)).contains("xmp:Label=\"by hand\"");
        assertThat(pixels(marked)).isEqualTo(pixels(titled));
    }

    @Test
    void anotherSourceTypeIsReplaced() throws Exception {
        byte[] photo =
                MarkedFiles.withXmp(
                        ImageFormat.JPEG,
                        TITLED.formatted(" i:DigitalSourceType='" + TYPES + "digitalCapture'"));

        assertThat(xmp(photo, "DigitalSourceType")).hasValue(TYPES + "digitalCapture");
        assertThat(xmp(marked(photo, FACTS), "DigitalSourceType"))
                .hasValue(TYPES + "trainedAlgorithmicMedia");
    }

    @Test
    void whatIsNoXmpIsReplaced() throws Exception {
        byte[] broken = MarkedFiles.withXmp(ImageFormat.PNG, "<x:xmpmeta oh no");

        assertThat(xmp(marked(broken, FACTS), "DigitalSourceType")).isPresent();
    }

    @Test
    void aCompressedPacketOfAPngIsRead() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(XmpPacket.with(FACTS, "").getBytes(UTF_8));
        }
        byte[] file =
                MarkedFiles.inserted(
                        TestImages.png(40, 30),
                        33,
                        MarkedFiles.pngChunk(
                                "iTXt", "XML:com.adobe.xmp\0\1\0\0\0", packed.toByteArray()));

        assertThat(ImageMarker.asItIs(MarkedFiles.stored(file)).mark().state())
                .isEqualTo(AiMark.State.present);
    }

    @Test
    void anEditSaysThatItIsOneAndTextsCannotEscape() throws Exception {
        MarkFacts facts =
                new MarkFacts(
                        "m<o>&del", "p]]>", "r\u0000\"1", true, "x".repeat(5000), Instant.EPOCH);

        byte[] marked = marked(TestImages.png(40, 30), facts);

        assertThat(xmp(marked, "DigitalSourceType"))
                .hasValue(TYPES + "compositeWithTrainedAlgorithmicMedia");
        assertThat(xmp(marked, "AISystemVersionUsed")).hasValue("m<o>&del");
        assertThat(xmp(marked, "AISystemUsed")).hasValue("p]]>");
        assertThat(xmp(marked, "AIPromptInformation")).hasValue("x".repeat(1000));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 8})
    void anOrientationStaysWhereItWas(int orientation) throws Exception {
        for (byte[] turned :
                List.of(
                        TurnedImages.jpeg(TestImages.of("jpg", 40, 30), orientation),
                        TurnedImages.png(TestImages.png(40, 30), orientation))) {
            byte[] marked = marked(turned, FACTS);

            assertThat(ImageHeader.read(new ByteArrayInputStream(marked)).orElseThrow())
                    .extracting(ImageHeader::orientation)
                    .isEqualTo(orientation);
            assertThat(xmp(marked, "DigitalSourceType")).isPresent();
        }
    }

    @Test
    void aHugeProfileIsSteppedOver() throws Exception {
        byte[] file = TestImages.of("jpg", 40, 30);
        for (int i = 0; i < 40; i++) {
            file =
                    MarkedFiles.inserted(
                            file, 2, MarkedFiles.segment(0xe2, "HUGE_PROFILE\0", new byte[65000]));
        }

        assertThat(pixels(marked(file, FACTS))).isEqualTo(pixels(TestImages.of("jpg", 40, 30)));
    }

    @Test
    void anAnimationKeepsItsFrames() throws Exception {
        byte[] gif = MarkedFiles.plain(ImageFormat.GIF);
        int start = 13 + (3 << (gif[10] & 7) + 1);
        byte[] frame = Arrays.copyOfRange(gif, start, gif.length - 1);
        byte[] twice = MarkedFiles.inserted(gif, start, frame);

        byte[] marked = marked(twice, FACTS);

        assertThat(frames(twice)).isEqualTo(2);
        assertThat(frames(marked)).isEqualTo(2);
        assertThat(xmp(marked, "DigitalSourceType")).isPresent();
    }

    private static int frames(byte[] gif) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(gif)));
        return reader.getNumImages(true);
    }

    /** The other pictures of the file are found by their distance from its MPF segment. */
    @Test
    void inAFileOfSeveralPicturesNothingBehindItsIndexGrows() throws IOException {
        byte[] mpf = MarkedFiles.segment(0xe2, "MPF\0", new byte[80]);
        byte[] xmp =
                MarkedFiles.segment(
                        0xe1,
                        "http://ns.adobe.com/xap/1.0/\0",
                        TITLED.formatted("").getBytes(UTF_8));
        byte[] jpeg = TestImages.of("jpg", 40, 30);
        StoredImage behind =
                MarkedFiles.stored(MarkedFiles.inserted(jpeg, 2, MarkedFiles.join(mpf, xmp)));
        byte[] alone = MarkedFiles.inserted(jpeg, 2, mpf);

        assertThat(ImageMarker.added(behind, FACTS))
                .satisfies(left -> assertThat(left.image()).isSameAs(behind))
                .satisfies(left -> assertThat(left.mark().state()).isEqualTo(AiMark.State.absent));
        String text = new String(marked(alone, FACTS), ISO_8859_1);
        assertThat(text.indexOf("DigitalSourceType")).isLessThan(text.indexOf("MPF\0"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ImageFormat.class,
            names = {"PNG", "JPEG", "GIF", "WEBP"})
    void noFileThatBreaksOffBreaksIt(ImageFormat format) {
        byte[] whole =
                format == ImageFormat.WEBP
                        ? MarkedFiles.withC2pa(format)
                        : MarkedFiles.withXmp(format, TITLED.formatted(""));
        for (int length = 32; length < Math.min(whole.length, 1500); length += 7) {
            StoredImage cut = MarkedFiles.stored(Arrays.copyOf(whole, length));
            assertThatCode(() -> MarkedFiles.bytes(ImageMarker.added(cut, FACTS).image()))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aConversionCarriesThePacketOverWithoutTheOrientation() throws Exception {
        byte[] from =
                MarkedFiles.withXmp(
                        ImageFormat.PNG,
                        TITLED.formatted(
                                " i:DigitalSourceType='" + TYPES + "trainedAlgorithmicMedia'"));

        Marked made = carriedOver(from, ImageFormat.PNG, TestImages.of("jpg", 40, 30));

        byte[] jpeg = MarkedFiles.bytes(made.image());
        assertThat(made.mark()).isEqualTo(new AiMark(AiMark.State.present, false));
        assertThat(made.lostC2pa()).isFalse();
        assertThat(xmp(jpeg, "DigitalSourceType")).isPresent();
        assertThat(new String(jpeg, UTF_8))
                .contains("xmp:Label=\"by hand\"")
                .doesNotContain("tiff:Orientation");
    }

    @Test
    void aC2paManifestThatAConversionLosesLeavesTheMark() throws Exception {
        Marked made =
                carriedOver(
                        MarkedFiles.withC2pa(ImageFormat.JPEG),
                        ImageFormat.JPEG,
                        TestImages.png(40, 30));

        assertThat(made.lostC2pa()).isTrue();
        assertThat(made.mark()).isEqualTo(new AiMark(AiMark.State.present, false));
        assertThat(xmp(MarkedFiles.bytes(made.image()), "DigitalSourceType")).isPresent();
    }

    @Test
    void whatHasNoMarkGetsNoneByAConversion() throws Exception {
        Marked made =
                carriedOver(TestImages.png(40, 30), ImageFormat.PNG, TestImages.of("jpg", 40, 30));

        assertThat(made.mark()).isEqualTo(new AiMark(AiMark.State.absent, false));
    }

    @ParameterizedTest
    @EnumSource(
            value = ImageFormat.class,
            mode = Mode.INCLUDE,
            names = {"PNG", "JPEG", "GIF", "WEBP"})
    void exiftoolFindsTheMarkAndNothingWrong(ImageFormat format) throws Exception {
        assumeTrue(isThere("exiftool"), "exiftool is not installed");
        Path file = folder.resolve("marked." + format.extension());
        Files.write(file, marked(MarkedFiles.plain(format), FACTS));

        assertThat(run("exiftool", "-s3", "-XMP-iptcExt:DigitalSourceType", "-n", file.toString()))
                .contains(TYPES + "trainedAlgorithmicMedia");
        assertThat(run("exiftool", "-validate", "-warning", "-error", "-a", file.toString()))
                .contains("OK")
                .doesNotContain("Error");
    }

    private static boolean isThere(String program) {
        try {
            return run(program, "-ver").matches("[\\d.\\s]+");
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return output;
    }

    private static byte[] marked(byte[] file, MarkFacts facts) throws IOException {
        return MarkedFiles.bytes(ImageMarker.added(MarkedFiles.stored(file), facts).image());
    }

    private static Marked carriedOver(byte[] from, ImageFormat format, byte[] to)
            throws IOException {
        return ImageMarker.carriedOver(
                MarkedFiles.stored(from), format, MarkedFiles.stored(to), FACTS);
    }

    private static int[] pixels(byte[] file) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static Optional<String> xmp(byte[] file, String property)
            throws IOException, ImageProcessingException, XMPException {
        for (XmpDirectory directory :
                ImageMetadataReader.readMetadata(new ByteArrayInputStream(file))
                        .getDirectoriesOfType(XmpDirectory.class)) {
            String value = directory.getXMPMeta().getPropertyString(IPTC, property);
            if (value != null) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
