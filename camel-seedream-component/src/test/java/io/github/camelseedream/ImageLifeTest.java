package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.simulator.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An image above the memory threshold can be read whole wherever a route takes it. */
@Tag("slow")
class ImageLifeTest extends RouteTest {

    private static final int SIDE = 700;

    private final Queue<Long> read = new ConcurrentLinkedQueue<>();

    @Override
    void configure(SeedreamComponent seedream) {
        seedream.setSpoolThreshold(1000);
        seedream.getConfiguration().setSize(SIDE + "x" + SIDE);
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:split")
                        .to("seedream:generate?count=3")
                        .split(body(), new GroupedBodyAggregationStrategy())
                        .process(ImageLifeTest.this::readWhole)
                        .end();
                from("direct:multicast")
                        .to("seedream:generate")
                        .multicast()
                        .parallelProcessing()
                        .to("direct:read", "direct:read")
                        .end();
                from("direct:enrich")
                        .enrich("seedream:generate", (original, image) -> image)
                        .process(ImageLifeTest.this::readWhole);
                from("direct:aggregate")
                        .to("seedream:generate")
                        .aggregate(constant(true), new GroupedBodyAggregationStrategy())
                        .completionSize(2)
                        .split(body())
                        .process(ImageLifeTest.this::readWhole);
                from("direct:wireTap").to("seedream:generate").wireTap("direct:late");
                from("direct:seda")
                        .to("seedream:generate")
                        .to("seda:late?waitForTaskToComplete=Never");
                from("direct:onCompletion")
                        .onCompletion()
                        .process(ImageLifeTest.this::readWhole)
                        .end()
                        .to("seedream:generate");
                from("direct:late").delay(200).process(ImageLifeTest.this::readWhole);
                from("seda:late?pollTimeout=10").delay(200).process(ImageLifeTest.this::readWhole);
                from("direct:read").process(ImageLifeTest.this::readWhole);
                from("direct:generate").to("seedream:generate");
            }
        };
    }

    @BeforeEach
    void forgetWhatWasRead() {
        read.clear();
    }

    private void readWhole(Exchange exchange) throws IOException {
        GeneratedImage image = (GeneratedImage) exchange.getMessage().getBody();
        try (InputStream bytes = exchange.getMessage().getBody(InputStream.class)) {
            long count = bytes.transferTo(OutputStream.nullOutputStream());
            assertThat(count).isEqualTo(image.getLength()).isGreaterThan(1000);
            read.add(count);
        }
    }

    @Test
    void itIsReadWholeInEveryPartOfASplitAndAfterItsAggregation() throws IOException {
        Exchange answer = send("direct:split", "boats");

        assertThat(answer.getException()).isNull();
        assertThat(read).hasSize(3);
        for (Object image : answer.getMessage().getBody(List.class)) {
            assertThat(readAll((GeneratedImage) image)).isPositive();
        }
    }

    @Test
    void itIsReadWholeByEveryBranchOfAMulticast() {
        assertThat(send("direct:multicast", "boats").getException()).isNull();
        assertThat(read).hasSize(2);
    }

    @Test
    void itIsReadWholeAfterAnEnrich() {
        assertThat(send("direct:enrich", "boats").getException()).isNull();
        assertThat(read).hasSize(1);
    }

    @Test
    void itIsReadWholeAfterAnAggregate() {
        send("direct:aggregate", "boats");
        send("direct:aggregate", "ships");
        await().untilAsserted(() -> assertThat(read).hasSize(2));
    }

    @Test
    void itIsReadWholeByALateWireTapOrSedaConsumer() {
        send("direct:wireTap", "boats");
        send("direct:seda", "boats");
        await().untilAsserted(() -> assertThat(read).hasSize(2));
    }

    @Test
    void itIsReadWholeOnCompletion() {
        send("direct:onCompletion", "boats");
        await().untilAsserted(() -> assertThat(read).hasSize(1));
    }

    @Test
    void itIsReadWholeAfterTheProducerTemplateHasReturned() throws IOException {
        GeneratedImage image =
                template.requestBody("direct:generate", "boats", GeneratedImage.class);

        assertThat(readAll(image)).isEqualTo(readAll(image)).isEqualTo(image.getLength());
    }

    @Test
    void nothingIsLeftInTheSpoolOnceImagesAreUnreachable() {
        for (int i = 0; i < 5; i++) {
            send("direct:generate", "boat " + i);
        }
        assertNothingIsLeft();
    }

    @Test
    void nothingIsLeftInTheSpoolOnceImagesAreClosed() {
        List<GeneratedImage> images = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            images.add(template.requestBody("direct:generate", "boat", GeneratedImage.class));
        }
        images.forEach(GeneratedImage::close);
        assertThat(images).allSatisfy(image -> assertThat(isReadable(image)).isFalse());
        assertNothingIsLeft();
    }

    @Test
    void nothingIsLeftInTheSpoolOfACallThatFailed() {
        simulator().fault(Fault.cutBody().onMethod("POST"));
        send("seedream:generate?responseFormat=b64_json", "boat", Map.of());
        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() {
        SeedreamComponent seedream = context.getComponent("seedream", SeedreamComponent.class);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> {
                            System.gc();
                            assertThat(seedream.shared().spool().liveFiles()).isZero();
                            assertThat(seedream.shared().spool().liveBytes()).isZero();
                        });
    }

    private static boolean isReadable(GeneratedImage image) {
        try (InputStream bytes = image.open()) {
            return bytes.read() >= 0;
        } catch (IOException closed) {
            return false;
        }
    }

    private static long readAll(GeneratedImage image) throws IOException {
        try (InputStream bytes = image.open()) {
            return bytes.transferTo(OutputStream.nullOutputStream());
        }
    }
}
