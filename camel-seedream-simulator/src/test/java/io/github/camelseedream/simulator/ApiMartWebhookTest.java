package io.github.camelseedream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.WebhookReceiver.Letter;
import io.github.camelseedream.simulator.fault.Fault;
import io.github.camelseedream.simulator.fault.TaskEnd;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiMartWebhookTest extends SimulatorTest {

    private static final Duration LONG = Duration.ofHours(10);

    private final WebhookReceiver receiver = new WebhookReceiver();
    private final ApiMartClient client = new ApiMartClient(simulator);

    @BeforeEach
    void setDuration() {
        simulator.tasks().duration(LONG);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void tellsOfCompletionInTheWordsOfAQueryAndUnsigned() throws IOException {
        String id = submit(receiver.url());
        simulator.clock().advance(LONG);

        Letter letter = letter(1);

        assertThat(letter.path()).isEqualTo("/hook/callback");
        assertThat(letter.headers().keySet()).noneMatch(header -> header.matches("(?i).*sign.*"));
        JsonNode body = LumenfallClient.JSON.readTree(letter.body());
        assertThat(body).isEqualTo(LumenfallClient.json(client.get("/tasks/" + id)));
        assertThat(body.at("/data/status").asText()).isEqualTo("completed");
    }

    @Test
    void tellsOfFailure() throws IOException {
        simulator.fault(Fault.taskFails().message("out of paint"));
        submit(receiver.url() + "/");
        simulator.clock().advance(LONG);

        Letter letter = letter(1);

        assertThat(letter.path()).isEqualTo("/hook/callback");
        JsonNode data = LumenfallClient.JSON.readTree(letter.body()).path("data");
        assertThat(data.path("status").asText()).isEqualTo("failed");
        assertThat(data.path("error").toString())
                .isEqualTo(
                        "{\"message\":\"out of paint\",\"type\":\"task_failed\",\"param\":\"\","
                                + "\"code\":\"task_failed\"}");
    }

    @Test
    void tellsNothingElse() {
        simulator.fault(Fault.taskEnds(TaskEnd.CANCELLED));
        submit(receiver.url());
        simulator.clock().advance(LONG);
        String id = submit(receiver.url());
        simulator.clock().advance(LONG);

        assertThat(letter(1).body()).contains(id);
        await().until(() -> simulator.tasks().deliveries().size() == 1);
    }

    @Test
    void triesThreeTimesMore() {
        receiver.answerNext(500, 503, 502, 500);
        submit(receiver.url());
        simulator.clock().advance(LONG);

        await().until(
                        () -> {
                            simulator.clock().advance(Duration.ofSeconds(60));
                            return receiver.letters().size() == 4;
                        });
        await().until(() -> simulator.tasks().deliveries().size() == 4);
        assertThat(simulator.tasks().deliveries().get(3).webhook().retries())
                .containsExactly(
                        Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60));
    }

    private String submit(String webhook) {
        return client.submit(
                "{'model': 'seedream-4.5', 'prompt': 'x', 'webhook': '" + webhook + "'}");
    }

    private Letter letter(int number) {
        return await().until(receiver::letters, letters -> letters.size() >= number)
                .get(number - 1);
    }
}
