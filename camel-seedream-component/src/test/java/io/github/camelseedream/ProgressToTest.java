package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.result.TaskProgress;
import io.github.camelseedream.simulator.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The messages of {@code progressTo}. */
@Tag("slow")
@Timeout(60)
class ProgressToTest extends MultiComponentRouteTest {

    private final List<Exchange> told = new CopyOnWriteArrayList<>();

    @Override
    void configure(SeedreamComponent seedream) {
        seedream.getConfiguration().setProvider("apiframe");
        seedream.getConfiguration().setBaseUrl(SIMULATOR.baseUrl("apiframe"));
        seedream.getConfiguration().setPollInitialDelay(20);
        seedream.getConfiguration().setPollDelay(20);
    }

    @BeforeEach
    void clear() throws Exception {
        simulator().clear();
        routes(
                routes -> {
                    routes.from("direct:progress").process(told::add);
                    routes.from("direct:broken")
                            .errorHandler(routes.noErrorHandler())
                            .process(told::add)
                            .throwException(new IllegalStateException("the route is broken"));
                });
    }

    @Test
    void everyChangeIsToldOnceAndThenTheEnd() {
        Exchange answer = send("seedream:generate?count=3&progressTo=direct:progress", "boats");

        assertThat(answer.getException()).isNull();
        awaitEnd();
        // the end may repeat what the last poll said; calls side by side may overtake each other
        List<String> changes =
                progress().subList(0, told.size() - 1).stream()
                        .map(p -> p.task().getParts() + p.status() + p.percent() + p.finished())
                        .toList();
        for (int i = 1; i < changes.size(); i++) {
            assertThat(changes.get(i)).isNotEqualTo(changes.get(i - 1));
        }
        assertThat(progress().get(0).status()).isEqualTo("pending");
        assertThat(told)
                .allSatisfy(
                        message -> {
                            assertThat(message.getExchangeId())
                                    .isNotEqualTo(answer.getExchangeId());
                            assertThat(message.getProperty(Exchange.CORRELATION_ID))
                                    .isEqualTo(answer.getExchangeId());
                            assertThat(
                                            message.getMessage()
                                                    .getHeader("CamelSeedreamResultExchangeId"))
                                    .isEqualTo(answer.getExchangeId());
                        });
        TaskProgress end = progress().get(told.size() - 1);
        assertThat(end.status()).isEqualTo("completed");
        assertThat(end.percent()).isEqualTo(100);
        assertThat(end.task().getParts()).hasSize(3);
        assertThat(told.stream().filter(ProgressToTest::isEnd)).hasSize(1);
        assertThat(told.get(0).getMessage().getHeader("CamelSeedreamResultStatus"))
                .isEqualTo("pending");
    }

    @Test
    void aBrokenRouteThereHarmsNoRequest() {
        Exchange answer = send("seedream:generate?progressTo=direct:broken", "a boat");

        assertThat(answer.getException()).isNull();
        awaitEnd();
        assertThat(told).hasSizeGreaterThan(1);
    }

    @Test
    void aTimeoutIsAnEndWithAHandleToGoOnWith() {
        fault(Fault.taskTakes(Duration.ofMinutes(10)));

        send("seedream:generate?timeout=2000&progressTo=direct:progress", "a slow boat");

        awaitEnd();
        TaskProgress end = progress().get(told.size() - 1);
        assertThat(end.status()).isEqualTo("pending");
        assertThat(end.failures())
                .singleElement()
                .satisfies(
                        failure -> assertThat(failure.error()).isEqualTo("TaskTimedOutException"));
        simulator().clock().advance(Duration.ofMinutes(10));
        TaskHandle handle = end.task();
        assertThat(send("direct:await", handle).getException()).isNull();
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void aProviderThatAnswersAtOnceTellsTheEndOnly() {
        add(
                "now",
                options -> {
                    options.setProvider("lumenfall");
                    options.setBaseUrl(SIMULATOR.baseUrl("lumenfall"));
                });

        send("now:generate?progressTo=direct:progress", "a boat");

        awaitEnd();
        assertThat(told).hasSize(1);
        assertThat(progress().get(0).status()).isEqualTo("completed");
        assertThat(progress().get(0).task().getProvider()).isEqualTo("lumenfall");
    }

    @Test
    void aRequestOnTheThreadOfItsRouteTellsTheSame() {
        send("seedream:generate?synchronous=true&progressTo=direct:progress", "a boat");

        awaitEnd();
        assertThat(told).hasSizeGreaterThan(1);
    }

    @Test
    void anAddressThatCannotBeFailsTheStart() {
        assertThatThrownBy(
                        () -> context.getEndpoint("seedream:generate?progressTo=nowhere:x").start())
                .hasMessageContaining("nowhere");
    }

    private void awaitEnd() {
        await().until(() -> told.stream().anyMatch(ProgressToTest::isEnd));
    }

    private static boolean isEnd(Exchange message) {
        return message.getMessage().getHeader("CamelSeedreamResultEnded", Boolean.class);
    }

    private List<TaskProgress> progress() {
        return told.stream()
                .map(message -> message.getMessage().getBody(TaskProgress.class))
                .toList();
    }
}
