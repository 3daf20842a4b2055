package io.github.camelseedream.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.result.TaskProgress;
import io.github.camelseedream.simulator.fault.Fault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;

/** What the snippets about tasks do. */
final class TaskExpectations {

    private static final String PROMPT = "a lighthouse at dusk";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofHours(1);

    private TaskExpectations() {}

    /** It has the fields of a real one, and is read as one. */
    static void handle(Playground playground, Snippet snippet) throws Exception {
        playground.useTasks();
        playground.context.start();
        String real =
                playground
                        .template()
                        .requestBodyAndHeader(
                                "seedream:submit",
                                PROMPT,
                                "CamelSeedreamAttributes",
                                Map.of("order", 17),
                                String.class);

        JsonNode shown = JSON.readTree(snippet.text());
        JsonNode made = JSON.readTree(real);
        assertThat(shown.fieldNames()).toIterable().containsExactlyElementsOf(made::fieldNames);
        assertThat(shown.get("attributes")).isEqualTo(made.get("attributes"));
        assertThat(shown.get("output").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(made.get("output")::fieldNames);
        assertThat(shown.at("/parts/0").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(made.at("/parts/0")::fieldNames);
        assertThat(playground.send("seedream:status", snippet.text()).getException())
                .as("a real handle, but of a task that is not there")
                .hasMessageContaining("404");
    }

    static void submitAndAwait(Playground playground, Snippet snippet) throws Exception {
        playground.useTasks();
        playground.simulator.tasks().duration(LONG);
        playground.start(snippet);

        playground.template().sendBody(snippet.input(), PROMPT);
        playground.simulator.clock().advance(LONG);

        await().untilAsserted(() -> assertThat(playground.files("images")).hasSize(1));
        assertThat(playground.simulator.submits()).hasSize(1);
    }

    static void status(Playground playground, Snippet snippet) throws Exception {
        playground.useTasks();
        playground.simulator.tasks().duration(LONG);
        playground.start(snippet);
        String handle = playground.template().requestBody("seedream:submit", PROMPT, String.class);
        playground.simulator.clock().advance(LONG.dividedBy(2));

        Exchange answer = playground.send(snippet.input(), handle);

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(TaskProgress.class))
                .satisfies(progress -> assertThat(progress.percent()).isBetween(1, 99));
    }

    /** What is stopped makes no image, and what had ended is fetched. */
    static void cancel(Playground playground, Snippet snippet) throws Exception {
        playground.useTasks("replicate");
        playground.simulator.tasks().duration(LONG);
        playground.start(snippet);
        String stopped = playground.template().requestBody("seedream:submit", PROMPT, String.class);

        assertThat(playground.send(snippet.input(), stopped).getException()).isNull();
        String late = playground.template().requestBody("seedream:submit", PROMPT, String.class);
        playground.simulator.clock().advance(LONG);
        assertThat(playground.send(snippet.input(), late).getException()).isNull();

        assertThat(playground.files("images")).hasSize(1);
    }

    /** Not only at a timeout: also when the context stops. */
    static void store(Playground playground, Snippet snippet) throws Exception {
        playground.useTasks();
        playground.simulator.tasks().duration(LONG);
        playground.start(snippet);
        playground.template().asyncRequestBody(snippet.input(), PROMPT);
        await().until(() -> playground.simulator.submits().size() == 1);
        await().until(() -> playground.simulator.requests().size() > 1);

        playground.context.stop();

        assertThat(playground.files("waiting"))
                .singleElement()
                .satisfies(file -> assertThat(file).content().startsWith("{\"provider\""));
    }

    static void resume(Playground playground, Snippet snippet) throws Exception {
        playground.useTasks();
        playground.context.start();
        String handle = playground.template().requestBody("seedream:submit", PROMPT, String.class);
        Path waiting = Files.createDirectories(playground.directory.resolve("waiting"));
        Files.writeString(waiting.resolve("poster.json"), handle);

        playground.start(snippet);

        await().untilAsserted(() -> assertThat(playground.files("images")).hasSize(1));
        assertThat(playground.files("images").get(0).getFileName().toString())
                .startsWith("poster.")
                .doesNotEndWith("json");
    }

    static void webhook(Playground playground, Snippet snippet) throws Exception {
        playground.useTasks();
        playground.simulator.tasks().duration(LONG);
        playground.start(snippet);
        playground.simulator.fault(Fault.taskFails());
        for (int i = 0; i < 2; i++) {
            assertThat(playground.send(snippet.input(), PROMPT).getException()).isNull();
        }
        assertThat(playground.files("waiting")).hasSize(2);
        playground.simulator.clock().advance(LONG);

        await().until(() -> playground.simulator.tasks().deliveries().size() == 2);
        assertThat(playground.simulator.tasks().deliveries())
                .as("the failure is answered with 200 too")
                .allSatisfy(delivery -> assertThat(delivery.isDelivered()).isTrue());
        assertThat(playground.files("images")).hasSize(1);
        assertThat(forged(playground)).isEqualTo(401);
    }

    private static int forged(Playground playground) throws Exception {
        URI hook = URI.create("http://127.0.0.1:" + playground.platformPort + "/seedream");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(hook)
                                .header("X-Webhook-Signature", "00")
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    static void ownKey(Playground playground, Snippet snippet) throws Exception {
        playground.useTasks();
        playground.start(snippet);
        for (int i = 0; i < 2; i++) {
            playground.template().requestBodyAndHeader(snippet.input(), PROMPT, "order", 17);
        }
        assertThat(playground.simulator.submits())
                .hasSize(2)
                .allSatisfy(
                        submit ->
                                assertThat(submit.header("Idempotency-Key")).contains("order-17"));
        assertThat(playground.simulator.tasks().tasks()).hasSize(1);
    }

    static void missing(Playground playground, Snippet snippet) throws Exception {
        playground.useTasks();
        playground.simulator.fault(Fault.taskFails());
        playground.start(snippet);
        assertThat(playground.send(snippet.input(), PROMPT).getException()).isNull();
        assertThat(playground.files("images")).hasSize(4);
        assertThat(playground.simulator.submits())
                .as("the failed one is asked for anew")
                .hasSize(5);

        playground.simulator.clear();
        playground.simulator.fault(Fault.status(401).onPath("/jobs/"));
        assertThat(playground.send(snippet.input(), PROMPT).getException()).isNull();
        assertThat(playground.files("images")).hasSize(8);
        assertThat(playground.simulator.submits()).as("the late one is not").hasSize(4);
    }
}
