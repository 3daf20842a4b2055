package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.PartialResultException;
import io.github.camelseedream.exchange.ResultMode;
import io.github.camelseedream.result.Adjustment;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageFailure;
import io.github.camelseedream.result.ImageIterator;
import io.github.camelseedream.result.ImageResult;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.simulator.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Under resultMode=stream each image is in the route as soon as it is finished. */
@Timeout(60)
class StreamedImagesTest extends MultiComponentRouteTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);

    private static final Integer[] TEN = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};

    /** Twelve images of lumenfall are two calls, of ten and of two. */
    private static final String SECOND_CALL = "\"n\":2";

    private final List<GeneratedImage> used = new CopyOnWriteArrayList<>();

    @Override
    void configure(SeedreamComponent seedream) {
        SeedreamConfiguration options = seedream.getConfiguration();
        options.setBaseUrl(null);
        options.setResultMode(ResultMode.stream);
        options.setPollInitialDelay(20);
        options.setPollDelay(50);
        seedream.setSpoolThreshold(100);
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:split")
                        .toD("${header.uri}")
                        .split(body())
                        .streaming()
                        .process(exchange -> used.add(image(exchange)))
                        .end();
                from("direct:first")
                        .toD("${header.uri}")
                        .process(exchange -> used.add(images(exchange).next()));
                from("direct:whole")
                        .toD("${header.uri}")
                        .split(body())
                        .process(exchange -> used.add(image(exchange)))
                        .end();
                from("direct:loop")
                        .toD("${header.uri}")
                        .process(exchange -> images(exchange).forEachRemaining(used::add));
                from("direct:redelivered")
                        .errorHandler(
                                defaultErrorHandler()
                                        .maximumRedeliveries(2)
                                        .redeliveryDelay(0)
                                        .logExhausted(false))
                        .to("direct:split");
            }
        };
    }

    /** A split looks ahead, and takes null for an image that did not come after all. */
    @Test
    void aSplitThatWaitsForAllGetsEachImageAndNoMore() throws Exception {
        fault(Fault.status(500).and(Fault.delay(ONE_SECOND)).whenBodyContains(SECOND_CALL));

        Exchange exchange = run("direct:whole", uri("lumenfall", "count=12"));

        assertThat(exchange.getException()).isNull();
        assertThat(indices()).containsExactly(TEN);
    }

    @ParameterizedTest
    @MethodSource("simulatedProviders")
    void everyProviderGivesItsImagesOneByOne(String provider) throws Exception {
        Exchange exchange = run("direct:split", uri(provider, "count=2"));

        assertThat(exchange.getException()).isNull();
        assertThat(indices()).containsExactlyInAnyOrder(1, 2);
        assertThat(images(exchange).getResult().getImages()).hasSize(2);
    }

    /** Outside of a split, hasNext() tells the truth. */
    @Test
    void aLoopOverTheIteratorGetsEachImageAndNoMore() throws Exception {
        Exchange exchange = run("direct:loop", uri("lumenfall", "count=12"));

        assertThat(exchange.getException()).isNull();
        assertThat(indices()).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    }

    private static GeneratedImage image(Exchange exchange) {
        return exchange.getMessage().getBody(GeneratedImage.class);
    }

    private static ImageIterator images(Exchange exchange) {
        return exchange.getMessage().getBody(ImageIterator.class);
    }

    private static String uri(String provider, String options) {
        return "seedream:generate?provider="
                + provider
                + "&baseUrl="
                + SIMULATOR.baseUrl(provider)
                + "&"
                + options;
    }

    private CompletableFuture<Exchange> begin(String route, String uri) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody("a boat");
        exchange.getMessage().setHeader("uri", uri);
        return template.asyncSend(route, exchange);
    }

    private Exchange run(String route, String uri) throws Exception {
        return begin(route, uri).get(50, TimeUnit.SECONDS);
    }

    private void awaitUsed(int count) {
        await().untilAsserted(() -> assertThat(used).hasSize(count));
    }

    private SharedServices shared() {
        return context.getComponent("seedream", SeedreamComponent.class).shared();
    }

    private void assertNothingIsLeft() {
        used.clear();
        await().untilAsserted(
                        () -> {
                            System.gc();
                            assertThat(shared().activeCalls()).isZero();
                            assertThat(shared().http().leasedConnections()).isZero();
                            assertThat(shared().workers().waiting()).isLessThanOrEqualTo(1);
                            assertThat(shared().spool().liveFiles()).isZero();
                        });
    }

    @Test
    void theImagesOfACallThatIsFinishedAreUsedWhileAnotherCallGoesOn() throws Exception {
        fault(Fault.delay(LONG).whenBodyContains(SECOND_CALL));

        CompletableFuture<Exchange> exchange =
                begin("direct:split", uri("lumenfall", "count=12&timeout=4000"));
        awaitUsed(10);

        assertThat(exchange).isNotDone();
        assertThat(used).extracting(GeneratedImage::getIndex).containsExactly(TEN);
        assertThat(used).allMatch(image -> image.getWidth() > 0);
        ImageResult result = images(exchange.get(50, TimeUnit.SECONDS)).getResult();
        assertThat(result.getImages()).hasSize(10);
        assertThat(result.getFailures())
                .extracting(ImageFailure::index, ImageFailure::outcome)
                .containsExactly(tuple(11, "unknown"), tuple(12, "unknown"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"apiframe", "apimart"})
    void theImageOfATaskThatHasEndedIsUsedWhileAnotherGoesOn(String provider) throws Exception {
        fault(Fault.taskTakes(LONG));

        CompletableFuture<Exchange> exchange =
                begin("direct:split", uri(provider, "count=3&timeout=4000"));
        awaitUsed(2);

        assertThat(exchange).isNotDone();
        ImageResult result = images(exchange.get(50, TimeUnit.SECONDS)).getResult();
        assertThat(result.getTask().getParts()).hasSize(1);
        assertThat(result.getFailures())
                .extracting(ImageFailure::error)
                .containsExactly("TaskTimedOutException");
        assertThat(result.getFailures().get(0).index()).isNotIn(indices());
    }

    private List<Integer> indices() {
        return used.stream().map(GeneratedImage::getIndex).toList();
    }

    @Test
    void whereTheFirstIsHereTheHeadersTellWhatIsKnownByThen() throws Exception {
        fault(Fault.delay(LONG).whenBodyContains(SECOND_CALL));
        Map<String, Object> known =
                Map.of(
                        "CamelSeedreamResultProvider",
                        "lumenfall",
                        "CamelSeedreamResultModel",
                        "seedream-4.5",
                        "CamelSeedreamResultMode",
                        "independent");

        Exchange exchange = run("direct:first", uri("lumenfall", "count=12"));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders()).containsAllEntriesOf(known);
        assertThat(exchange.getMessage().getHeaders())
                .doesNotContainKeys("CamelSeedreamResultCount", Exchange.CONTENT_TYPE);
    }

    @Test
    void failThrowsAfterTheLastImageThatCame() throws Exception {
        fault(Fault.status(500).whenBodyContains(SECOND_CALL).always());

        Exchange exchange = run("direct:split", uri("lumenfall", "count=12&partialFailure=fail"));

        assertThat(used).hasSize(10);
        PartialResultException error = exchange.getException(PartialResultException.class);
        assertThat(error.result().getImages()).hasSize(10);
        assertThat(images(exchange).getResult()).isSameAs(error.result());
    }

    @Test
    void aRedeliveryGivesTheImagesThatCameAgainAndPaysForNoneTwice() throws Exception {
        fault(Fault.status(500).whenBodyContains(SECOND_CALL).always());

        Exchange exchange =
                run("direct:redelivered", uri("lumenfall", "count=12&partialFailure=fail"));

        assertThat(exchange.getException()).isInstanceOf(PartialResultException.class);
        assertThat(used).hasSize(30);
        assertThat(simulator().submits()).hasSize(2);
    }

    @Test
    void aRequestThatFailsBeforeAnImageIsMadeFailsTheExchange() throws Exception {
        fault(Fault.status(500).always());

        Exchange exchange = run("direct:redelivered", uri("lumenfall", "count=2"));

        assertThat(exchange.getException()).isInstanceOf(OutcomeUnknownException.class);
        assertThat(exchange.getMessage().getBody()).isEqualTo("a boat");
        assertThat(simulator().submits()).hasSize(1);
        simulator().clear();
        assertThat(run("direct:split", uri("lumenfall", "apiKey=bad-key")).getException())
                .isExactlyInstanceOf(AuthenticationException.class)
                .hasMessageContaining("option apiKey");
        assertNothingIsLeft();
    }

    @Test
    void anIteratorThatNobodyClosesIsClosedWhenTheExchangeIsDone() throws Exception {
        fault(Fault.delay(LONG).whenBodyContains(SECOND_CALL));

        assertClosed(images(run("direct:first", uri("lumenfall", "count=12"))));

        assertThat(used).hasSize(1);
        assertNothingIsLeft();
    }

    private static void assertClosed(ImageIterator images) {
        assertThatThrownBy(images::hasNext)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("split(body()).streaming()");
        await().untilAsserted(() -> assertThat(images.getResult()).isNotNull());
        assertThat(images.getResult().getFailures().get(0).message())
                .contains("the iterator over its images was closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lumenfall", "apiframe"})
    void aTimeoutLeavesNothing(String provider) throws Exception {
        fault(Fault.delay(LONG).whenBodyContains(SECOND_CALL));
        fault(Fault.taskTakes(LONG));

        run("direct:split", uri(provider, "count=12&timeout=2000"));

        assertThat(used).isNotEmpty();
        assertNothingIsLeft();
    }

    @Test
    void whatWasNotSentWhenItIsClosedIsNotSentAnyMore() throws Exception {
        fault(Fault.status(429).retryAfter(LONG).whenBodyContains(SECOND_CALL));

        run("direct:first", uri("lumenfall", "count=12&timeout=1200000"));

        assertNothingIsLeft();
        assertThat(simulator().acceptedCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"&synchronous=true", ""})
    void oneImageIsAnIteratorToo(String options) throws Exception {
        Exchange exchange = run("direct:split", uri("lumenfall", "count=1" + options));

        assertThat(exchange.getException()).isNull();
        assertThat(used).hasSize(1);
        assertThat(images(exchange).hasNext()).isFalse();
        assertThat(images(exchange).getResult().getRequestId()).isNotEmpty();
    }

    @Test
    void aSynchronousExchangeUsesImagesAsTheyComeToo() throws Exception {
        fault(Fault.delay(LONG).whenBodyContains(SECOND_CALL));

        CompletableFuture<Exchange> exchange =
                begin("direct:split", uri("lumenfall", "count=12&synchronous=true&timeout=4000"));
        awaitUsed(10);

        assertThat(exchange).isNotDone();
        exchange.get(50, TimeUnit.SECONDS);
    }

    @Test
    void imagesAreConvertedBeforeTheyAreGiven() throws Exception {
        Exchange exchange = run("direct:split", uri("apimart", "count=2&outputFormat=gif"));

        assertThat(exchange.getException()).isNull();
        assertThat(used).extracting(GeneratedImage::getMediaType).containsOnly("image/gif");
        assertThat(used).hasSize(2);
        assertThat(images(exchange).getResult().getAdjustments())
                .extracting(Adjustment::parameter)
                .contains("outputFormat");
    }

    @Test
    void anAwaitThatIsOverBeforeTheFirstImageAnswersWithTheHandle() throws Exception {
        fault(Fault.taskTakes(LONG));
        TaskHandle task =
                send(uri("apiframe", "count=1").replace("generate", "submit"), "a boat")
                        .getMessage()
                        .getBody(TaskHandle.class);

        Exchange pending = send(uri("apiframe", "maxWait=300").replace("generate", "await"), task);

        assertThat(pending.getMessage().getBody()).isInstanceOf(TaskHandle.class);
        assertThat(pending.getMessage().getHeader("CamelSeedreamResultStatus"))
                .isEqualTo("pending");
    }

    @Test
    void anAwaitThatIsOverAfterTheFirstImageHasTheRestInItsResult() throws Exception {
        fault(Fault.taskTakes(LONG));
        TaskHandle task =
                send(uri("apiframe", "count=2").replace("generate", "submit"), "a boat")
                        .getMessage()
                        .getBody(TaskHandle.class);
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(task);
        exchange.getMessage()
                .setHeader("uri", uri("apiframe", "maxWait=3000").replace("generate", "await"));

        Exchange done = template.asyncSend("direct:split", exchange).get(50, TimeUnit.SECONDS);

        assertThat(done.getException()).isNull();
        assertThat(used).hasSize(1);
        assertThat(images(done).getResult().getTask().getParts()).hasSize(1);
    }

    @Test
    void aStopEndsTheWaitForTheNextImage() throws Exception {
        fault(Fault.delay(LONG).whenBodyContains(SECOND_CALL));
        CompletableFuture<Exchange> exchange =
                begin("direct:split", uri("lumenfall", "count=12&partialFailure=fail"));
        awaitUsed(10);

        context.getComponent("seedream", SeedreamComponent.class).stop();

        assertThat(exchange.get(50, TimeUnit.SECONDS).getException())
                .isInstanceOf(PartialResultException.class)
                .hasMessageContaining("the Camel context is stopping");
    }

    @Test
    void theWholeResultIsNotKeptBesideAStream() {
        assertThatThrownBy(
                        () ->
                                context.getEndpoint("seedream:generate?storeFullResponse=true")
                                        .start())
                .rootCause()
                .hasMessageContaining("storeFullResponse does not go with resultMode=stream");
    }
}
