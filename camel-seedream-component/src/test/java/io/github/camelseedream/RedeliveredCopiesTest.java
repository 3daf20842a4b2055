package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskTimedOutException;
import io.github.camelseedream.simulator.fault.Fault;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.support.OffUuidGenerator;
import org.apache.camel.support.SimpleUuidGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Camel redelivers three times around steps for which it makes a new exchange each time. The new
 * one is the same order: it is paid once, and where it is sent again, it is with the same key.
 */
@Timeout(300)
@Tag("slow")
class RedeliveredCopiesTest extends MultiComponentRouteTest {

    private final AtomicInteger counter = new AtomicInteger();

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // the routes of the tests come later
            }
        };
    }

    @BeforeEach
    void components() {
        for (String provider : List.of("lumenfall", "apiframe")) {
            add(
                    provider,
                    options -> {
                        options.setProvider(provider);
                        options.setBaseUrl(SIMULATOR.baseUrl(provider));
                        // too short for Apiframe's own repetitions
                        options.setTimeout(provider.equals("apiframe") ? 900 : 20_000);
                        options.setPollInitialDelay(20);
                        options.setPollDelay(20);
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "to, lumenfall, 1, 0",
        "to, apiframe, 4, 1",
        "toD, lumenfall, 1, 0",
        "toD, apiframe, 4, 1",
        "enrich, lumenfall, 1, 0",
        "enrich, apiframe, 4, 1",
        "circuitBreaker, lumenfall, 1, 0",
        "circuitBreaker, apiframe, 4, 1",
        "seda, lumenfall, 1, 0",
        "seda, apiframe, 4, 1",
        "split, lumenfall, 1, 0",
        "split, apiframe, 4, 1",
        "splitOfEnrich, lumenfall, 1, 0",
        "splitOfEnrich, apiframe, 4, 1",
        "recipientList, lumenfall, 1, 0",
        "recipientList, apiframe, 4, 1",
        "multicast, lumenfall, 1, 0",
        "multicast, apiframe, 1, 1", // Camel does not redeliver it
        "routingSlip, lumenfall, 1, 0",
        "routingSlip, apiframe, 4, 1",
        "wrapped, lumenfall, 1, 0",
        "wrapped, apiframe, 4, 1",
    })
    void anUnansweredOrderIsPaidOnce(String eip, String provider, int posts, int keys)
            throws Exception {
        fault(Fault.dropAfterAccept().always());
        Exchange answer = redelivered(eip, provider + ":generate");

        assertThat(simulator().submits()).hasSizeBetween(1, posts);
        assertThat(keys()).hasSize(keys);
        assertThat(ours(answer.getException())).isExactlyInstanceOf(OutcomeUnknownException.class);
    }

    /** All at once, since each of them waits for its timeout four times. */
    @Test
    void aTaskThatIsNotReadyIsWaitedForAgain() throws Exception {
        simulator().tasks().duration(Duration.ofMinutes(10));
        Map<String, CompletableFuture<Exchange>> answers = new HashMap<>();
        for (String eip :
                List.of(
                        "to",
                        "enrich",
                        "circuitBreaker",
                        "seda",
                        "split",
                        "recipientList",
                        "multicast")) {
            String route = redelivering(eip, "apiframe:generate?timeout=2500", exchange -> {});
            answers.put(
                    eip, template.asyncSend(route, exchange -> exchange.getMessage().setBody(eip)));
        }

        assertThat(answers)
                .allSatisfy(
                        (eip, answer) ->
                                assertThat(ours(answer.join().getException()))
                                        .isExactlyInstanceOf(TaskTimedOutException.class));
        assertThat(simulator().submits())
                .extracting(submit -> submit.json().path("prompt").asText())
                .containsExactlyInAnyOrderElementsOf(answers.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"enrich", "circuitBreaker", "seda", "split", "recipientList"})
    void anImageThatCouldNotBeFetchedIsFetchedWithoutASecondCall(String eip) throws Exception {
        fault(Fault.status(410).onPath("/media/").times(2));

        Exchange answer = redelivered(eip, "lumenfall:generate?resultMode=image&timeout=20000");

        assertThat(answer.getException()).isNull();
        assertThat(simulator().submits()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"lumenfall, 1", "apiframe, 1"})
    void aPromptThatIsMadeAnewIsTheSameOrder(String provider, int posts) throws Exception {
        fault(Fault.dropAfterAccept().always());
        for (String eip : List.of("to", "enrich", "split")) {
            simulator().clear();
            fault(Fault.dropAfterAccept().always());

            Exchange answer =
                    redelivered(
                            eip,
                            provider + ":generate",
                            exchange ->
                                    exchange.getMessage()
                                            .setBody("coin " + counter.incrementAndGet()));

            assertThat(simulator().submits()).hasSize(posts);
            assertThat(ours(answer.getException()))
                    .isExactlyInstanceOf(OutcomeUnknownException.class);
        }
    }

    @Test
    void aRepetitionThatIsAllowedIsSentForCopiesToo() throws Exception {
        fault(Fault.dropAfterAccept());

        Exchange answer = redelivered("enrich", "lumenfall:generate?repeatUnknown=true");

        assertThat(answer.getException()).isNull();
        assertThat(simulator().submits()).hasSize(2);
    }

    @Test
    void whatWasRejectedIsSentAgainForCopiesToo() throws Exception {
        fault(Fault.status(402).times(2));

        assertThat(redelivered("enrich", "apiframe:generate?timeout=20000").getException())
                .isNull();
        assertThat(simulator().submits()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"lumenfall, 0", "apiframe, 6"})
    void equalPromptsOfOneExchangeAreOrdersOfTheirOwn(String provider, int keys) throws Exception {
        simulator().tasks().duration(Duration.ofMillis(1));
        String uri = provider + ":generate?timeout=20000";
        routes(
                routes ->
                        routes.from("direct:many")
                                .to(uri)
                                .setBody(exchange -> "a coin")
                                .to(uri)
                                .setBody(exchange -> List.of("a coin", "a coin"))
                                .split(routes.body())
                                .parallelProcessing()
                                .to(uri)
                                .end()
                                .loop(2)
                                .setBody(exchange -> "a coin")
                                .to(uri));

        assertThat(send("direct:many", "a coin").getException()).isNull();
        assertThat(simulator().submits()).hasSize(6);
        assertThat(keys()).hasSize(keys);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lumenfall", "apiframe"})
    void anotherBranchWithTheSamePromptIsNotTakenForTheOneThatFailed(String provider)
            throws Exception {
        simulator().tasks().duration(Duration.ofMillis(1));
        String uri = provider + ":generate?timeout=20000";
        AtomicInteger failing = new AtomicInteger(1);
        routes(
                routes -> {
                    routes.from("direct:outer")
                            .errorHandler(
                                    routes.defaultErrorHandler()
                                            .maximumRedeliveries(1)
                                            .redeliveryDelay(0)
                                            .logExhausted(false))
                            .to("direct:branches");
                    routes.from("direct:branches")
                            .errorHandler(routes.noErrorHandler())
                            .split(routes.body())
                            .stopOnException()
                            .process(
                                    exchange -> {
                                        int index =
                                                exchange.getProperty(
                                                        ExchangePropertyKey.SPLIT_INDEX,
                                                        Integer.class);
                                        if (index == 1 && failing.getAndDecrement() > 0) {
                                            fault(Fault.status(410).onPath("/media/"));
                                        }
                                    })
                            .to(uri + "&resultMode=image")
                            .end();
                });

        Exchange answer = send("direct:outer", List.of("a coin", "a coin"));

        assertThat(answer.getException()).isNull();
        // the first is made anew, since its image was lost with the exchange; the second is not
        assertThat(simulator().submits()).hasSize(3);
    }

    @Test
    void aStepInCatchThatAsksForSomethingElseIsACallOfItsOwn() throws Exception {
        fault(Fault.dropAfterAccept());
        routes(
                routes -> {
                    routes.from("direct:plan")
                            .doTry()
                            .to("direct:make")
                            .doCatch(OutcomeUnknownException.class)
                            .setBody(exchange -> "a simpler coin")
                            .to("direct:make")
                            .end();
                    routes.from("direct:make")
                            .errorHandler(routes.noErrorHandler())
                            .to("lumenfall:generate");
                });

        assertThat(send("direct:plan", "a coin").getException()).isNull();
        assertThat(simulator().submits()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "simple", "off"})
    void keysAreUniqueAcrossProcessesHoweverCamelMakesItsIds(String ids) throws Exception {
        if (ids.equals("simple")) {
            context.setUuidGenerator(new SimpleUuidGenerator());
        } else if (ids.equals("off")) {
            context.setUuidGenerator(new OffUuidGenerator());
        }
        fault(Fault.dropAfterAccept().always());

        redelivered("enrich", "apiframe:generate");
        redelivered("split", "apiframe:generate");
        redelivered("to", "apiframe:generate");

        assertThat(keys()).hasSize(3).allSatisfy(key -> assertThat(key).hasSize(64));
    }

    @Test
    void noPropertyOfTheExchangeShowsTheKeyOfTheEndpoint() throws Exception {
        routes(
                routes ->
                        routes.from("direct:keyed")
                                .to("lumenfall:generate?apiKey=RAW(sk-MARKER-4711)"));

        Exchange answer = send("direct:keyed", "a coin");

        assertThat(answer.getException()).isNull();
        assertThat(answer.getProperties()).isNotEmpty();
        assertThat(answer.getProperties().toString()).doesNotContain("MARKER", "RAW");
    }

    private static List<String> keys() {
        return simulator().submits().stream()
                .flatMap(call -> call.header("Idempotency-Key").stream())
                .distinct()
                .toList();
    }

    private static Throwable ours(Throwable error) {
        Throwable cause = error;
        while (cause != null && !(cause instanceof SeedreamException)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private Exchange redelivered(String eip, String uri) throws Exception {
        return redelivered(eip, uri, exchange -> {});
    }

    private Exchange redelivered(String eip, String uri, Processor before) throws Exception {
        return send(redelivering(eip, uri, before), "a coin", Map.of("seed", 7));
    }

    /** A route that redelivers three times around the step. */
    private String redelivering(String eip, String uri, Processor before) throws Exception {
        String name = eip + '-' + counter.incrementAndGet();
        routes(
                routes -> {
                    routes.from("direct:" + name)
                            .errorHandler(
                                    routes.defaultErrorHandler()
                                            .maximumRedeliveries(3)
                                            .redeliveryDelay(0)
                                            .logExhausted(false))
                            .to("direct:sub-" + name);
                    String to = uri;
                    if (eip.equals("seda")) {
                        to = "seda:" + name + "?waitForTaskToComplete=Always";
                        // a stop waits that long
                        routes.from("seda:" + name + "?pollTimeout=10")
                                .errorHandler(routes.noErrorHandler())
                                .to(uri);
                    }
                    step(
                            eip,
                            to,
                            routes.from("direct:sub-" + name)
                                    .errorHandler(routes.noErrorHandler())
                                    .process(before));
                });
        return "direct:" + name;
    }

    private static void step(String eip, String uri, ProcessorDefinition<?> route) {
        switch (eip) {
            case "to", "seda" -> route.to(uri);
            case "toD" -> route.toD(uri + "?seed=${header.seed}");
            case "enrich" -> route.enrich(uri);
            case "circuitBreaker" -> route.circuitBreaker().inheritErrorHandler(true).to(uri).end();
            case "split" -> route.split().body().to(uri).end();
            case "splitOfEnrich" -> route.split().body().enrich(uri).end();
            case "recipientList" -> route.recipientList().constant(uri);
            case "multicast" -> route.multicast().to(uri).end();
            case "routingSlip" -> route.routingSlip().constant(uri);
            case "wrapped" ->
                    route.doTry()
                            .enrich(uri)
                            .doCatch(Exception.class)
                            .process(RedeliveredCopiesTest::wrap)
                            .end();
            default -> throw new IllegalArgumentException(eip);
        }
    }

    private static void wrap(Exchange exchange) {
        throw new IllegalStateException(
                exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class));
    }
}
