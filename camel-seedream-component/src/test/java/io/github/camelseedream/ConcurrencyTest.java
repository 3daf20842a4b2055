package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.exchange.ResultMode;
import io.github.camelseedream.simulator.fault.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.builder.NotifyBuilder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@Timeout(60)
class ConcurrencyTest extends MultiComponentRouteTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir Path folder;

    @Test
    void aRouteThatIsSlowWithItsResultDoesNotHoldUpAnother() throws Exception {
        add("narrow", options -> options.setMaxConcurrentCalls(1));
        CountDownLatch atWork = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        routes(
                builder -> {
                    builder.from("direct:slow")
                            .to("narrow:generate")
                            .process(
                                    exchange -> {
                                        atWork.countDown();
                                        assertThat(goOn.await(30, TimeUnit.SECONDS)).isTrue();
                                    });
                    builder.from("direct:quick").to("narrow:generate");
                });

        CompletableFuture<Object> slow = template.asyncRequestBody("direct:slow", "a snail");
        assertThat(atWork.await(10, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 5; i++) {
            assertThat(send("direct:quick", "a hare " + i).getException()).isNull();
        }

        assertThat(slow).isNotDone();
        goOn.countDown();
        assertThat(slow).succeedsWithin(SOON);
    }

    @Test
    void twoHundredSlowRoutesDoNotHoldUpEachOthersCalls() throws Exception {
        AtomicInteger atWork = new AtomicInteger();
        CountDownLatch goOn = new CountDownLatch(1);
        add("four", options -> options.setMaxConcurrentCalls(4));
        routes(
                builder ->
                        builder.from("direct:slow")
                                .to("four:generate")
                                .process(
                                        exchange -> {
                                            atWork.incrementAndGet();
                                            goOn.await();
                                        }));
        for (int i = 0; i < 200; i++) {
            template.asyncRequestBody("direct:slow", "snail " + i);
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> atWork.get() == 200);
        goOn.countDown();
        assertThat(simulator().maxInFlight()).isLessThanOrEqualTo(4);
    }

    @Test
    void withOnePlaceGenerateThenEditInOneRouteEnds() throws Exception {
        add(
                "narrow",
                options -> {
                    options.setMaxConcurrentCalls(1);
                    options.setResultMode(ResultMode.image);
                });
        routes(
                builder ->
                        builder.from("direct:both")
                                .to("narrow:generate")
                                .setHeader("CamelSeedreamPrompt")
                                .constant("make it blue")
                                .to("narrow:edit"));

        Exchange answer = send("direct:both", "a red door");

        assertThat(answer.getException()).isNull();
        assertThat(simulator().submits())
                .extracting(request -> request.path().substring(request.path().lastIndexOf('/')))
                .containsExactly("/generations", "/edits");
    }

    @Test
    void withOnePlaceANestedRequestInsideARouteThatHandlesAResultEnds() throws Exception {
        add("narrow", options -> options.setMaxConcurrentCalls(1));
        routes(
                builder -> {
                    builder.from("direct:outer")
                            .to("narrow:generate")
                            .process(
                                    exchange ->
                                            exchange.getMessage()
                                                    .setBody(
                                                            template.requestBody(
                                                                    "direct:inner", "inner")));
                    builder.from("direct:inner").to("narrow:generate");
                });

        Exchange answer = send("direct:outer", "outer");

        assertThat(answer.getException()).isNull();
        assertThat(simulator().submits())
                .extracting(request -> request.json().path("prompt").asText())
                .containsExactly("outer", "inner");
    }

    @Test
    void twoHundredFilesAtOnceAllCompleteAndTheCallsStayBounded() throws Exception {
        add("eight", options -> options.setMaxConcurrentCalls(8));
        fault(Fault.delay(Duration.ofMillis(20)).always());
        for (int i = 0; i < 200; i++) {
            Files.writeString(folder.resolve("prompt-" + i + ".txt"), "boat number " + i);
        }
        NotifyBuilder done =
                new NotifyBuilder(context).fromRoute("files").whenCompleted(200).create();
        routes(
                builder ->
                        builder.from("file:" + folder + "?initialDelay=0")
                                .routeId("files")
                                .to("eight:generate"));

        assertThat(done.matches(40, TimeUnit.SECONDS)).isTrue();
        assertThat(new NotifyBuilder(context).whenFailed(1).create().matches()).isFalse();
        assertThat(simulator().submits())
                .extracting(request -> request.json().path("prompt").asText())
                .hasSize(200)
                .doesNotHaveDuplicates();
        assertThat(simulator().maxInFlight()).isBetween(2, 8);
        assertThat(folder.resolve(".camel")).isDirectoryContaining(file -> true);
    }

    @Test
    void callsOfSeveralPartsShareTheSamePlaces() {
        add("two", options -> options.setMaxConcurrentCalls(2));
        fault(Fault.delay(Duration.ofSeconds(1)).always());

        Exchange one = send("two:generate?count=15", "fifteen boats");

        assertThat(one.getException()).isNull();
        assertThat(simulator().submits())
                .extracting(request -> request.json().path("n").asInt())
                .containsExactlyInAnyOrder(10, 5);
        assertThat(simulator().maxInFlight()).isEqualTo(2);
    }
}
