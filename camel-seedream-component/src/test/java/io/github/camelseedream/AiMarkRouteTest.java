package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.xmp.XmpDirectory;
import io.github.camelseedream.exchange.ResultMode;
import io.github.camelseedream.result.Adjustment;
import io.github.camelseedream.result.AiMark;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageResult;
import io.github.camelseedream.simulator.fault.Fault;
import java.io.ByteArrayInputStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Images that say that a model made them, whatever a provider does. */
class AiMarkRouteTest extends MultiComponentRouteTest {

    private static final String HEADER = SeedreamConstants.RESULT_AI_MARK;

    @BeforeEach
    void begin() {
        simulator().clear();
    }

    @Override
    void configure(SeedreamComponent seedream) {
        seedream.getConfiguration().setResultMode(ResultMode.result);
    }

    private static byte[] bytes(Exchange answer) throws Exception {
        return image(answer).open().readAllBytes();
    }

    private static GeneratedImage image(Exchange answer) {
        assertThat(answer.getException()).isNull();
        return answer.getMessage().getBody(ImageResult.class).getImages().get(0);
    }

    private static String sourceType(byte[] file) throws Exception {
        for (XmpDirectory directory :
                ImageMetadataReader.readMetadata(new ByteArrayInputStream(file))
                        .getDirectoriesOfType(XmpDirectory.class)) {
            for (var property : directory.getXmpProperties().entrySet()) {
                if (property.getKey().endsWith("DigitalSourceType")) {
                    return property.getValue().replaceAll(".*/", "");
                }
            }
        }
        return "";
    }

    @Test
    void byDefaultAFileStaysAsItIsAndSaysWhetherItIsMarked() throws Exception {
        Exchange plain = send("seedream:generate", "a cat");
        fault(Fault.aiMark(io.github.camelseedream.simulator.image.AiMark.XMP));
        Exchange marked = send("seedream:generate", "a cat");

        assertThat(plain.getMessage().getHeader(HEADER)).isEqualTo("absent");
        assertThat(image(plain).getAiMark()).isEqualTo(new AiMark(AiMark.State.absent, false));
        assertThat(marked.getMessage().getHeader(HEADER)).isEqualTo("present");
        assertThat(sourceType(bytes(marked))).isEqualTo("trainedAlgorithmicMedia");
    }

    @ParameterizedTest
    @CsvSource({"png", "jpeg", "gif"})
    void addMarksEveryFormatAlsoAConvertedOne(String format) throws Exception {
        Exchange answer =
                send("seedream:generate?aiMark=add&outputFormat=" + format, "a secret cat");
        Exchange converted =
                send(
                        at("apiframe") + ":generate?aiMark=add&outputFormat=" + format,
                        "a secret cat");

        for (Exchange made : new Exchange[] {answer, converted}) {
            byte[] file = bytes(made);
            assertThat(sourceType(file)).isEqualTo("trainedAlgorithmicMedia");
            assertThat(new String(file, java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain("AIPromptInformation");
            assertThat(made.getMessage().getHeader(HEADER)).isEqualTo("added");
            assertThat(image(made).getLength()).isEqualTo(file.length);
        }
    }

    @Test
    void anEditIsMarkedAsOneAndTellsThePromptWhereThatIsAskedFor() throws Exception {
        Exchange edited =
                send(
                        "seedream:edit?aiMark=add&aiMarkPrompt=true&prompt=at+night",
                        SampleImages.png(64, 48));

        assertThat(sourceType(bytes(edited))).isEqualTo("compositeWithTrainedAlgorithmicMedia");
        assertThat(new String(bytes(edited), java.nio.charset.StandardCharsets.UTF_8))
                .contains("AIPromptInformation>at night<");
    }

    @Test
    void aConversionKeepsTheMarkOfTheProvider() throws Exception {
        simulator().fault(Fault.aiMark(io.github.camelseedream.simulator.image.AiMark.XMP));

        Exchange answer = send(at("apiframe") + ":generate?outputFormat=jpeg", "a cat");

        assertThat(sourceType(bytes(answer))).isEqualTo("trainedAlgorithmicMedia");
        assertThat(answer.getMessage().getHeader(HEADER)).isEqualTo("present");
    }

    @Test
    void aC2paManifestThatAConversionLosesIsToldAndReplaced() throws Exception {
        simulator().fault(Fault.aiMark(io.github.camelseedream.simulator.image.AiMark.C2PA));
        Exchange kept = send("seedream:generate?aiMark=add", "a cat");
        simulator().fault(Fault.aiMark(io.github.camelseedream.simulator.image.AiMark.C2PA));
        Exchange converted = send(at("apiframe") + ":generate?outputFormat=jpeg", "a cat");

        assertThat(image(kept).getAiMark()).isEqualTo(new AiMark(AiMark.State.present, true));
        assertThat(image(converted).getAiMark()).isEqualTo(new AiMark(AiMark.State.present, false));
        assertThat(sourceType(bytes(converted))).isEqualTo("trainedAlgorithmicMedia");
        assertThat(converted.getMessage().getBody(ImageResult.class).getAdjustments())
                .filteredOn(adjustment -> adjustment.parameter().equals("aiMark"))
                .extracting(Adjustment::reason)
                .containsExactly(
                        "a C2PA manifest is signed for the file it came in, and this one was"
                                + " converted; its XMP says that a model made it");
    }

    @Test
    void anImageThatIsFetchedByItsHandleIsMarkedToo() throws Exception {
        Exchange submitted = send(at("apiframe") + ":submit", "a cat");

        Exchange fetched =
                send(at("apiframe") + ":await?aiMark=add", submitted.getMessage().getBody());

        assertThat(sourceType(bytes(fetched))).isEqualTo("trainedAlgorithmicMedia");
        assertThat(fetched.getMessage().getHeader(HEADER)).isEqualTo("added");
    }

    @Test
    void offLooksAtNothing() throws Exception {
        simulator().fault(Fault.aiMark(io.github.camelseedream.simulator.image.AiMark.XMP));

        Exchange answer = send(at("apiframe") + ":generate?aiMark=off&outputFormat=jpeg", "a cat");

        assertThat(answer.getMessage().getHeader(HEADER)).isNull();
        assertThat(image(answer).getAiMark()).isNull();
        assertThat(sourceType(bytes(answer))).isEmpty();
    }

    @Test
    void whereThereIsNoPlaceForAMarkItIsTold() {
        Exchange answer = send("seedream:generate?aiMark=add&outputFormat=avif", "a cat");

        assertThat(image(answer).getAiMark().state()).isEqualTo(AiMark.State.absent);
        assertThat(answer.getMessage().getBody(ImageResult.class).getAdjustments())
                .extracting(Adjustment::reason)
                .containsExactly("this avif has no place for a mark");
    }

    @Test
    void ofSeveralImagesTheHeaderTellsTheLeast() {
        simulator().fault(Fault.aiMark(io.github.camelseedream.simulator.image.AiMark.XMP));

        Exchange answer = send(at("modelark") + ":generate?count=2", "a cat");

        assertThat(answer.getMessage().getBody(ImageResult.class).getImages())
                .extracting(image -> image.getAiMark().state())
                .containsExactlyInAnyOrder(AiMark.State.present, AiMark.State.absent);
        assertThat(answer.getMessage().getHeader(HEADER)).isEqualTo("absent");
    }

    private String at(String provider) {
        String scheme = "at-" + provider;
        if (context.hasComponent(scheme) == null) {
            add(
                    scheme,
                    options -> {
                        options.setProvider(provider);
                        options.setBaseUrl(SIMULATOR.baseUrl(provider));
                        options.setModel("seedream-4.5");
                        options.setPollInitialDelay(20);
                        options.setPollDelay(20);
                    });
        }
        return scheme;
    }
}
