package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskFailedException;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.CancelOutcome;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.TaskCancellation;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.result.TaskProgress;
import io.github.camelseedream.simulator.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code seedream:cancel}: a handle in, what became of its tasks out. */
@Timeout(60)
class CancelRouteTest extends MultiComponentRouteTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    @Override
    void configure(SeedreamComponent seedream) {
        SeedreamConfiguration options = seedream.getConfiguration();
        options.setProvider("replicate");
        options.setBaseUrl(SIMULATOR.baseUrl("replicate"));
        options.setPollInitialDelay(20);
        options.setPollDelay(20);
    }

    @BeforeEach
    void tasksTakeLong() {
        simulator().clear();
        simulator().tasks().duration(LONG);
    }

    @Test
    void aTaskIsStoppedAndItsImageNeverComes() {
        TaskHandle task = submit("seedream:submit");

        Exchange answer = send("seedream:cancel", task);

        TaskCancellation cancellation = answer.getMessage().getBody(TaskCancellation.class);
        assertThat(cancellation.outcome()).isEqualTo(CancelOutcome.cancelled);
        assertThat(cancellation.tasks()).isEqualTo(Map.of(id(task), CancelOutcome.cancelled));
        assertThat(cancellation.task()).isEqualTo(task);
        assertThat(header(answer, "Status")).isEqualTo("cancelled");
        assertThat(header(answer, "Provider")).isEqualTo("replicate");
        assertThat(answer.getMessage().getHeader("CamelSeedreamResultAttributes"))
                .isEqualTo(Map.of("order", 17));
        assertThat(cancels()).isEqualTo(1);
        TaskProgress progress =
                send("seedream:status", task).getMessage().getBody(TaskProgress.class);
        assertThat(progress.status()).isEqualTo("failed");
        SeedreamException lost = failure(send("seedream:await", task));
        assertThat(lost).isExactlyInstanceOf(TaskFailedException.class);
        assertThat(lost.outcome()).isEqualTo(CallOutcome.UNKNOWN);
    }

    @Test
    void atFalOneThatWaitsInTheQueueIsStoppedAndOneUnderWayPerhaps() {
        add(
                "fal",
                options -> {
                    options.setProvider("fal");
                    options.setBaseUrl(SIMULATOR.baseUrl("fal"));
                });
        TaskHandle waiting = submit("fal:submit");
        assertThat(header(send("fal:cancel", waiting), "Status")).isEqualTo("cancelled");
        assertThat(header(send("fal:cancel", waiting), "Status")).isEqualTo("ended");
        SeedreamException lost = failure(send("fal:await", waiting));
        assertThat(lost).isExactlyInstanceOf(TaskFailedException.class);
        assertThat(lost.outcome()).isEqualTo(CallOutcome.UNKNOWN);

        TaskHandle underWay = submit("fal:submit");
        simulator().clock().advance(LONG.dividedBy(2));
        assertThat(header(send("fal:cancel", underWay), "Status")).isEqualTo("requested");
        assertThat(
                        header(
                                send(
                                        "fal:cancel",
                                        handle("fal", "00000000-0000-0000-0000-000000000000")),
                                "Status"))
                .isEqualTo("unknown");
    }

    @Test
    void itsAnswerIsPlainJson() throws Exception {
        TaskHandle task = submit("seedream:submit");

        Object answer = send("seedream:cancel", task).getMessage().getBody();

        JsonNode json = new ObjectMapper().readTree(new ObjectMapper().writeValueAsBytes(answer));
        assertThat(json.path("outcome").asText()).isEqualTo("cancelled");
        assertThat(json.path("tasks").path(id(task)).asText()).isEqualTo("cancelled");
    }

    @Test
    void eachTaskOfARequestIsStopped() {
        TaskHandle task = submit("seedream:submit?count=3");

        TaskCancellation cancellation =
                send("seedream:cancel", task).getMessage().getBody(TaskCancellation.class);

        assertThat(cancellation.tasks()).hasSize(3).containsValue(CancelOutcome.cancelled);
        assertThat(cancellation.outcome()).isEqualTo(CancelOutcome.cancelled);
        assertThat(cancels()).isEqualTo(3);
    }

    @Test
    void aTaskThatHasEndedStaysAndItsImageCanBeAwaited() {
        TaskHandle task = submit("seedream:submit");
        simulator().clock().advance(LONG);

        Exchange answer = send("seedream:cancel", task);

        assertThat(header(answer, "Status")).isEqualTo("ended");
        assertThat(send("seedream:await", task).getMessage().getBody())
                .isInstanceOf(GeneratedImage.class);
    }

    @Test
    void aTaskThatTheProviderDoesNotKnowIsNotStopped() {
        Exchange answer = send("seedream:cancel", handle("replicate", "abc"));

        assertThat(answer.getException()).isNull();
        assertThat(header(answer, "Status")).isEqualTo("unknown");
    }

    @Test
    void whatTheProviderRefusesIsItsError() {
        TaskHandle task = submit("seedream:submit");
        fault(Fault.status(401).onPath("/cancel"));
        fault(Fault.status(503).onPath("/cancel"));

        assertThat(failure(send("seedream:cancel", task)))
                .isExactlyInstanceOf(AuthenticationException.class);
        SeedreamException busy = failure(send("seedream:cancel", task));

        assertThat(busy).isExactlyInstanceOf(ProviderException.class);
        assertThat(busy.isRepeatable()).isTrue();
        assertThat(header(send("seedream:cancel", task), "Status")).isEqualTo("cancelled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apiframe", "apimart"})
    void aProviderThatStopsNoTaskIsRefusedAndThoseThatDoAreNamed(String provider) {
        add(
                "other",
                options -> {
                    options.setProvider(provider);
                    options.setBaseUrl(SIMULATOR.baseUrl(provider));
                });

        Exchange answer = send("other:cancel", handle(provider, "abc"));

        assertThat(answer.getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "Nothing was sent; the request for provider "
                                + provider
                                + " is not valid:\n  - provider '"
                                + provider
                                + "' stops no task, so cancel is not for it. Accepted: replicate,"
                                + " fal");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void aProviderThatAnswersAtOnceHasNothingToStop() {
        add(
                "other",
                options -> {
                    options.setProvider("lumenfall");
                    options.setBaseUrl(SIMULATOR.baseUrl("lumenfall"));
                });

        assertThat(send("other:cancel", handle("lumenfall", "abc")).getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("answers at once and has no tasks, so cancel is not for it.");
    }

    @Test
    void aForgedIdIsRefused() {
        Exchange answer = send("seedream:cancel", handle("replicate", "../account"));

        assertThat(answer.getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("task '../account' (handle) is no id of a task of replicate");
        assertThat(simulator().requests()).isEmpty();
    }

    private static TaskHandle handle(String provider, String id) {
        return TaskHandle.builder()
                .provider(provider)
                .model("seedream-4.5")
                .part(new TaskHandle.Part(1, 1, List.of(id)))
                .build();
    }

    private TaskHandle submit(String uri) {
        return send(uri, "a lighthouse", Map.of(SeedreamConstants.ATTRIBUTES, Map.of("order", 17)))
                .getMessage()
                .getBody(TaskHandle.class);
    }

    private static String id(TaskHandle task) {
        List<String> ids = task.getParts().get(0).ids();
        assertThat(ids).hasSize(1);
        return ids.get(0);
    }

    private static Object header(Exchange exchange, String name) {
        return exchange.getMessage().getHeader("CamelSeedreamResult" + name);
    }

    private static SeedreamException failure(Exchange exchange) {
        return exchange.getException(SeedreamException.class);
    }

    private long cancels() {
        return simulator().requests().stream()
                .filter(request -> request.path().endsWith("/cancel"))
                .count();
    }
}
