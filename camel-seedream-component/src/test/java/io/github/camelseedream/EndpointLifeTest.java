package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.simulator.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request outlives its endpoint: what is paid comes home, and nothing is left afterwards. */
@Timeout(300)
@Tag("slow")
class EndpointLifeTest extends MultiComponentRouteTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    private final List<CompletableFuture<Exchange>> answers = new ArrayList<>();

    @Override
    void configure(SeedreamComponent seedream) {
        seedream.getConfiguration().setProvider("apiframe");
        seedream.getConfiguration().setBaseUrl(SIMULATOR.baseUrl("apiframe"));
        seedream.getConfiguration().setPollInitialDelay(50);
        seedream.getConfiguration().setPollDelay(50);
        seedream.getConfiguration().setTimeout(120_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seedream:generate?maxConcurrentCalls=2",
                "seedream:generate?whenFull=reject",
                "seedream:generate",
                "seedream:generate?progressTo=mock:progress&maxConcurrentCalls=3"
            })
    void aTaskIsBroughtHomeThoughItsEndpointIsStopped(String uri) throws Exception {
        simulator().tasks().duration(LONG);
        routes(routes -> routes.from("direct:life").routeId("life").to(uri));
        start("direct:life", 1);
        Endpoint endpoint = context.getEndpoint(uri);

        context.removeEndpoint(endpoint);
        endpoint.stop();
        endTasks();

        assertThatAllCameHome();
    }

    @Test
    void aTaskIsBroughtHomeThoughItsRouteIsRestarted() throws Exception {
        simulator().tasks().duration(LONG);
        routes(
                routes ->
                        routes.from("seda:life?pollTimeout=10")
                                .routeId("life")
                                .to("seedream:generate?maxConcurrentCalls=2"));
        start("seedream:generate?maxConcurrentCalls=2", 1);

        context.getRouteController().stopRoute("life", 1, TimeUnit.SECONDS);
        context.getRouteController().startRoute("life");
        endTasks();

        assertThatAllCameHome();
    }

    @Test
    void aCallOnTheWireComesHomeThoughItsEndpointIsStopped() throws Exception {
        fault(Fault.delay(Duration.ofSeconds(2)));
        simulator().tasks().duration(Duration.ofMillis(1));
        SeedreamEndpoint endpoint =
                context.getEndpoint(
                        "seedream:generate?maxConcurrentCalls=1", SeedreamEndpoint.class);
        start(endpoint.getEndpointUri(), 1);

        endpoint.stop();

        assertThatAllCameHome();
    }

    @Test
    void endpointsThatFallOutOfCamelsCacheEndTheirRequestsWell() throws Exception {
        simulator().tasks().duration(LONG);
        routes(
                routes ->
                        routes.from("direct:many")
                                .toD("seedream:generate?maxConcurrentCalls=2&seed=${header.n}", 5));
        for (int n = 1; n <= 30; n++) {
            int seed = n;
            answers.add(
                    template.asyncSend(
                            "direct:many",
                            exchange -> {
                                exchange.getMessage().setBody("a boat");
                                exchange.getMessage().setHeader("n", seed);
                            }));
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> simulator().submits().size() == 30);
        context.getEndpoints().stream()
                .filter(SeedreamEndpoint.class::isInstance)
                .forEach(Endpoint::stop);
        endTasks();

        assertThatAllCameHome();
    }

    private void start(String uri, int submits) {
        answers.add(template.asyncSend(uri, exchange -> exchange.getMessage().setBody("a boat")));
        await().atMost(Duration.ofMinutes(1)).until(() -> simulator().submits().size() == submits);
    }

    /** A submit is noted before its task is made, which would begin after the clock has moved. */
    private void endTasks() {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> simulator().tasks().tasks().size() == answers.size());
        simulator().clock().advance(LONG);
    }

    private void assertThatAllCameHome() throws InterruptedException, ExecutionException {
        int submits = answers.size();
        for (CompletableFuture<Exchange> answer : answers) {
            Exchange exchange = answer.get();
            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody()).isInstanceOf(GeneratedImage.class);
        }
        assertThat(simulator().submits()).hasSize(submits);
        SeedreamComponent component = context.getComponent("seedream", SeedreamComponent.class);
        await().untilAsserted(
                        () -> {
                            assertThat(component.shared().activeRequests().size()).isZero();
                            assertThat(component.shared().activeCalls()).isZero();
                        });
    }
}
