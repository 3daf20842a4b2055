package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.exchange.ResultMode;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageFailure;
import io.github.camelseedream.result.ImageIterator;
import io.github.camelseedream.result.ImageResult;
import io.github.camelseedream.simulator.fault.EventStyle;
import io.github.camelseedream.simulator.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets of the models' own API come as events, and go on to the route as they come. */
@Timeout(60)
class StreamedEventsTest extends MultiComponentRouteTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final String SET = "&model=seedream-4.5&size=2K&imageMode=set&count=";

    private final List<GeneratedImage> used = new CopyOnWriteArrayList<>();

    @Override
    void configure(SeedreamComponent seedream) {
        seedream.getConfiguration().setBaseUrl(null);
        seedream.getConfiguration().setResultMode(ResultMode.stream);
        seedream.setSpoolThreshold(100);
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(
                        defaultErrorHandler()
                                .maximumRedeliveries(2)
                                .redeliveryDelay(0)
                                .logExhausted(false));
                from("direct:split")
                        .toD("${header.uri}")
                        .split(body())
                        .streaming()
                        .process(
                                exchange ->
                                        used.add(
                                                exchange.getMessage()
                                                        .getBody(GeneratedImage.class)))
                        .end();
            }
        };
    }

    private static String uri(String baseUrl, String options) {
        return "seedream:generate?provider=modelark&baseUrl=" + baseUrl + SET + options;
    }

    private static String uri(String options) {
        return uri(SIMULATOR.baseUrl("modelark"), options);
    }

    private CompletableFuture<Exchange> begin(String uri) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody("a fox in four seasons");
        exchange.getMessage().setHeader("uri", uri);
        return template.asyncSend("direct:split", exchange);
    }

    private ImageResult run(String options) throws Exception {
        Exchange exchange = begin(uri(options)).get(50, TimeUnit.SECONDS);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(ImageIterator.class).getResult();
    }

    private void awaitUsed(int count) {
        await().untilAsserted(() -> assertThat(used).hasSize(count));
    }

    private static List<Integer> indices(List<GeneratedImage> images) {
        return images.stream().map(GeneratedImage::getIndex).toList();
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    @ParameterizedTest
    @EnumSource(HeldEvents.Form.class)
    void theFirstOfFifteenIsUsedBeforeTheSecondIsSent(HeldEvents.Form form) throws Exception {
        try (HeldEvents held = new HeldEvents(form)) {
            CompletableFuture<Exchange> exchange = begin(uri(held.baseUrl(), "15"));
            for (int i = 1; i <= 15; i++) {
                held.sendImage();
                awaitUsed(i);
                assertThat(held.sent()).isEqualTo(i);
                assertThat(exchange).isNotDone();
            }
            held.complete();

            assertThat(exchange.get(50, TimeUnit.SECONDS).getException()).isNull();
        }
        assertThat(indices(used)).isEqualTo(upTo(15));
        assertThat(used).allMatch(image -> image.getLength() > 0);
    }

    @Test
    void aSetIsAskedForAsEventsWhateverBecomesOfIt() {
        send(uri("3&resultMode=url"), "a fox");
        send(uri("1&resultMode=url"), "a fox");
        send(uri("3&resultMode=url&parameter.stream=false"), "a fox");

        assertThat(simulator().submits())
                .extracting(submit -> submit.json().path("stream").asText())
                .containsExactly("true", "", "false");
    }

    @ParameterizedTest
    @EnumSource(
            value = EventStyle.class,
            names = {"USUAL", "COMMENTS", "CR_LF", "DATA_LINES", "NO_COMPLETED", "PREVIEWS"})
    void eventsAreReadHoweverTheyAreWritten(EventStyle style) throws Exception {
        fault(Fault.events(style).and(Fault.gzip()));

        ImageResult result = run("3&responseFormat=b64_json");

        assertThat(indices(used)).isEqualTo(upTo(3));
        assertThat(indices(result.getImages())).isEqualTo(upTo(3));
        assertThat(result.getFailures()).isEmpty();
        assertThat(result.getCost()).isNotNull();
    }

    @Test
    void imagesThatComeInAnotherOrderKeepTheirPlaces() throws Exception {
        fault(Fault.events(EventStyle.REVERSED).always());

        ImageResult result = run("3");

        assertThat(indices(used)).containsExactly(3, 2, 1);
        assertThat(indices(result.getImages())).containsExactly(1, 2, 3);
        Exchange whole = send(uri("3&resultMode=image"), "a fox");
        assertThat(indices(whole.getMessage().getBody(List.class))).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"b64_json", "url"})
    void aStreamThatIsCutOffKeepsWhatCameAndListsTheRestAsUnknown(String form) throws Exception {
        fault(Fault.cutAfterEvents(2));

        ImageResult result = run("4&responseFormat=" + form);

        assertThat(indices(used)).isEqualTo(upTo(2));
        assertThat(result.getFailures())
                .extracting(ImageFailure::index, ImageFailure::outcome)
                .containsExactly(tuple(3, "unknown"));
        assertThat(result.getFailures().get(0).message())
                .contains("sent a part of its images, and then the reply broke off");
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void aStreamThatIsCutOffBeforeTheFirstImageIsUnknownAndNotSentAgain() throws Exception {
        fault(Fault.cutAfterEvents(0).always());

        Exchange exchange = begin(uri("4")).get(50, TimeUnit.SECONDS);

        assertThat(exchange.getException()).isInstanceOf(OutcomeUnknownException.class);
        assertThat(used).isEmpty();
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void anImageThatIsRefusedFailsAlone() throws Exception {
        fault(Fault.refuseImages(2));

        ImageResult result = run("3");

        assertThat(indices(used)).containsExactly(1, 3);
        assertThat(result.getFailures())
                .extracting(ImageFailure::index, ImageFailure::outcome)
                .containsExactly(tuple(2, "rejected"));
    }

    @Test
    void anImageThatFailsInsideIsTheLast() throws Exception {
        fault(Fault.failImage(3));

        ImageResult result = run("4");

        assertThat(indices(used)).containsExactly(1, 2);
        assertThat(result.getFailures().get(0).message()).contains("InternalServiceError");
    }

    @Test
    void anErrorOfTheWholeRequestLosesNoImage() throws Exception {
        fault(Fault.events(EventStyle.ERROR));

        ImageResult result = run("3");

        assertThat(indices(used)).containsExactly(1);
        assertThat(result.getFailures()).isNotEmpty();
    }

    @Test
    void aStreamThatIsAbandonedLeavesNoConnectionAndNoFile() throws Exception {
        fault(Fault.slowEvents(LONG));
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody("a fox in four seasons");
        template.asyncSend(uri("3"), exchange).get(50, TimeUnit.SECONDS);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isInstanceOf(ImageIterator.class);
        exchange.getMessage().setBody(null);

        SharedServices shared = context.getComponent("seedream", SeedreamComponent.class).shared();
        await().untilAsserted(
                        () -> {
                            System.gc();
                            assertThat(shared.activeCalls()).isZero();
                            assertThat(shared.http().leasedConnections()).isZero();
                            assertThat(shared.spool().liveFiles()).isZero();
                        });
    }

    @Test
    void whatHadNotComeByTheTimeoutIsUnknown() throws Exception {
        fault(Fault.slowEvents(LONG));

        ImageResult result = run("3&timeout=3000");

        assertThat(indices(used)).containsExactly(1);
        assertThat(result.getFailures())
                .singleElement()
                .satisfies(
                        failure -> {
                            assertThat(failure.outcome()).isEqualTo("unknown");
                            assertThat(failure.message()).contains("the timeout of 3000 ms");
                        });
    }
}
