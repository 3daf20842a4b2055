package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.exchange.ResultMode;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.dialect.OpenAiImages;
import io.github.camelseedream.provider.spec.CountLimits;
import io.github.camelseedream.provider.spec.ModelLimits;
import io.github.camelseedream.provider.spec.ProviderSpec;
import io.github.camelseedream.result.Adjustment;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.fault.Fault;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A provider that makes png unless told otherwise, and knows neither formats nor compression. */
@Timeout(60)
class OutputFormatTest extends MultiComponentRouteTest {

    private static final String NOT_VALID =
            "Nothing was sent; the request for provider lumenfall is not valid:\n";
    private static final Adjustment CONVERTED =
            new Adjustment(
                    "outputFormat",
                    "jpeg",
                    "jpeg",
                    "converted from png by the component, since lumenfall made no jpeg");

    private SeedreamComponent plain;

    @BeforeEach
    void addProvider() {
        context.getRegistry().bind("mine", withoutFormats());
        plain =
                add(
                        "plain",
                        options -> {
                            options.setProvider("mine");
                            options.setResultMode(ResultMode.image);
                            options.setSize("64x48");
                        },
                        shared -> shared.setSpoolThreshold(1));
    }

    @Test
    void theImageIsConvertedAfterItCameAndAnAdjustmentTells() {
        Exchange answer = send("plain:generate?outputFormat=jpeg", "a cat");

        assertThat(answer.getException()).isNull();
        GeneratedImage image = answer.getMessage().getBody(GeneratedImage.class);
        assertThat(image.getMediaType()).isEqualTo("image/jpeg");
        assertThat(image.extension()).isEqualTo("jpg");
        assertThat(image.getWidth()).isEqualTo(64);
        assertThat(image.getUrl()).as("where the provider keeps its own").isNotNull();
        assertThat(answer.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/jpeg");
        assertThat(adjustments(answer)).containsExactly(CONVERTED);
        assertThat(onlySubmit().json().has("output_format")).isFalse();
        assertThat(plain.shared().spool().liveFiles()).as("the one that came is gone").isEqualTo(1);
    }

    @Test
    void anImageThatCameInTheWantedFormatIsLeftAsItIs() {
        Exchange answer = send("plain:generate?outputFormat=png", "a cat");

        assertThat(answer.getMessage().getBody(GeneratedImage.class).getMediaType())
                .isEqualTo("image/png");
        assertThat(adjustments(answer)).isNull();
    }

    @Test
    void compressionEncodesAnewAlsoWhatCameInTheWantedFormat() {
        long small = bytes("plain:generate?outputFormat=jpeg&outputCompression=5");
        long large = bytes("plain:generate?outputFormat=jpeg&outputCompression=95");
        simulator().image("a jpeg", SampleImages.jpeg(64, 64));
        Exchange same =
                send("plain:generate?outputFormat=jpeg&outputCompression=5", "a jpeg of a cat");

        assertThat(small).isLessThan(large);
        assertThat(same.getMessage().getBody(GeneratedImage.class).getLength()).isLessThan(large);
        assertThat(adjustments(same))
                .containsExactly(
                        new Adjustment(
                                "outputCompression",
                                "5",
                                "5",
                                "encoded by the component, since lumenfall takes no such value"));
    }

    private long bytes(String uri) {
        return send(uri, "a cat").getMessage().getBody(GeneratedImage.class).getLength();
    }

    @Test
    void compressionOfAnImageThatCameLosslessIsTold() {
        Exchange answer = send("plain:generate?outputCompression=5", "a cat");

        assertThat(answer.getMessage().getBody(GeneratedImage.class).getMediaType())
                .isEqualTo("image/png");
        assertThat(adjustments(answer))
                .containsExactly(
                        new Adjustment(
                                "outputCompression",
                                "5",
                                "",
                                "left as lumenfall made it, since it could not be converted: the"
                                        + " component compresses jpeg only, and this is png. Ask"
                                        + " for outputFormat=jpeg"));
    }

    @Test
    void allImagesOfARequestAreConvertedAndItIsToldOnce() {
        Exchange answer = send("plain:generate?count=12&outputFormat=jpeg", "a cat");

        assertThat(answer.getMessage().getBody(List.class))
                .hasSize(12)
                .allSatisfy(
                        image ->
                                assertThat(((GeneratedImage) image).getMediaType())
                                        .isEqualTo("image/jpeg"));
        assertThat(adjustments(answer)).containsExactly(CONVERTED);
    }

    @Test
    void aSynchronousExchangeIsConvertedOnItsOwnThread() {
        Exchange answer = send("plain:generate?count=3&outputFormat=gif&synchronous=true", "a cat");

        assertThat(answer.getMessage().getBody(List.class))
                .extracting(image -> ((GeneratedImage) image).getMediaType())
                .containsOnly("image/gif")
                .hasSize(3);
    }

    @Test
    void anImageThatCannotBeReadIsDeliveredAsItCame() throws Exception {
        simulator().image("an avif", avif());
        Exchange answer = send("plain:generate?outputFormat=jpeg", "an avif of a cat");

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(GeneratedImage.class).getMediaType())
                .isEqualTo("image/avif");
        assertThat(adjustments(answer))
                .containsExactly(
                        new Adjustment(
                                "outputFormat",
                                "jpeg",
                                "avif",
                                "left as lumenfall made it, since it could not be converted: no"
                                        + " ImageIO plug-in on the class path reads image/avif"));
    }

    private static byte[] avif() throws Exception {
        try (InputStream sample =
                SeedreamSimulator.class.getResourceAsStream("image/sample.avif")) {
            return sample.readAllBytes();
        }
    }

    @Test
    void webpAndAvifAreRefusedBeforeAnythingIsSent() {
        for (String format : List.of("webp", "avif")) {
            assertThat(send("plain:generate?outputFormat=" + format, "a cat").getException())
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessage(
                            NOT_VALID
                                    + "  - outputFormat '"
                                    + format
                                    + "' (option outputFormat) is not made by lumenfall, and this"
                                    + " component converts to png, jpeg, gif only. Ask for one of"
                                    + " these, or leave it out");
        }
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void whatIsDoneHereCannotBeHadOfAUrl() {
        Exchange answer =
                send(
                        "plain:generate?outputFormat=jpeg&outputCompression=5&resultMode=url",
                        "a cat");

        String why =
                " is not done by lumenfall but by this component, which does not fetch the image"
                        + " under resultMode=url. Leave it out, or use resultMode=image";
        assertThat(answer.getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        NOT_VALID
                                + "  - outputFormat 'jpeg' (option outputFormat)"
                                + why
                                + "\n  - outputCompression '5' (option outputCompression)"
                                + why);
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void aFormatTheModelMakesItselfCanBeHadOfAUrl() {
        context.getRegistry().bind("mine", withoutFormats("jpeg"));
        add("own", options -> options.setProvider("mine"));

        assertThat(send("own:generate?outputFormat=jpeg", "a cat").getException()).isNull();
        assertThat(onlySubmit()).isNotNull();
    }

    /** The original of what was converted was closed, and a redelivery found it closed. */
    @Test
    void aRedeliveryConvertsTheImagesThatWerePaidForBefore() throws Exception {
        fault(Fault.status(500).whenBodyContains("\"n\":2").times(1));
        routes(
                builder -> {
                    builder.errorHandler(
                            builder.defaultErrorHandler()
                                    .maximumRedeliveries(1)
                                    .redeliveryDelay(0));
                    builder.from("direct:again")
                            .to(
                                    "plain:generate?count=12&outputFormat=jpeg&partialFailure=fail"
                                            + "&repeatUnknown=true&responseFormat=b64_json");
                });

        Exchange answer = send("direct:again", "a cat");

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(List.class))
                .hasSize(12)
                .allSatisfy(
                        image ->
                                assertThat(((GeneratedImage) image).open().readAllBytes())
                                        .startsWith(0xff, 0xd8));
        assertThat(simulator().submits()).hasSize(3);
    }

    @Test
    void whoWaitsForAConversionHoldsNoPlaceOnTheWire() throws Exception {
        SeedreamComponent narrow =
                add(
                        "narrow",
                        options -> {
                            options.setProvider("mine");
                            options.setResultMode(ResultMode.image);
                            options.setMaxConcurrentCalls(1);
                        },
                        shared -> shared.setMaxConversions(1));
        routes(builder -> builder.from("direct:jpeg").to("narrow:generate?outputFormat=jpeg"));
        assertThat(narrow.shared().conversions().tryAcquire()).isTrue();

        CompletableFuture<Object> waiting = template.asyncRequestBody("direct:jpeg", "a snail");
        await().untilAsserted(() -> assertThat(simulator().submits()).hasSize(1));
        assertThat(send("narrow:generate", "a hare").getException()).isNull();

        assertThat(waiting).isNotDone();
        narrow.shared().conversions().release();
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(20));
        await().untilAsserted(() -> assertThat(narrow.shared().conversions().inUse()).isZero());
    }

    @Test
    void apiframeMakesPngAndTheComponentJpeg() {
        addApiframe();

        Exchange answer = send("apiframe:generate?outputFormat=jpeg", "a cat");

        assertApiframeWasConverted(answer);
    }

    @Test
    void aHandleKeepsTheFormatUntilItsImagesAreThere() {
        addApiframe();
        Object handle = send("apiframe:submit?outputFormat=jpeg", "a cat").getMessage().getBody();

        assertThat(send("apiframe:await?resultMode=url", handle).getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("outputFormat 'jpeg' (handle) is not done by apiframe but");
        assertApiframeWasConverted(send("apiframe:await", handle));
    }

    private void addApiframe() {
        add(
                "apiframe",
                options -> {
                    options.setProvider("apiframe");
                    options.setBaseUrl(SIMULATOR.baseUrl("apiframe"));
                    options.setResultMode(ResultMode.image);
                    options.setPollInitialDelay(10);
                    options.setPollDelay(10);
                });
    }

    private static void assertApiframeWasConverted(Exchange answer) {
        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(GeneratedImage.class).getMediaType())
                .isEqualTo("image/jpeg");
        assertThat(adjustments(answer))
                .contains(
                        new Adjustment(
                                "outputFormat",
                                "jpeg",
                                "jpeg",
                                "converted from png by the component, since apiframe made no"
                                        + " jpeg"));
    }

    @SuppressWarnings("unchecked")
    private static List<Object> adjustments(Exchange answer) {
        return answer.getMessage().getHeader("CamelSeedreamResultAdjustments", List.class);
    }

    /**
     * A provider at Lumenfall's address that has no fields for formats.
     *
     * @param own what it makes itself nevertheless
     */
    private static ImageProvider withoutFormats(String... own) {
        return new OpenAiImages(
                ProviderSpec.of("lumenfall", "Lumenfall", "https://api.lumenfall.ai/openai/v1")
                        .parameters(
                                """
                                prompt            | passthrough
                                model             | converted | model
                                size              | converted | size
                                count             | converted | n
                                seed              | passthrough
                                responseFormat    | renamed | response_format
                                outputFormat      | emulated
                                outputCompression | emulated
                                """)
                        .limits(
                                ModelLimits.sizesAsWritten()
                                        .counts(CountLimits.independent(10))
                                        .nativeFormats(own))
                        .build());
    }
}
