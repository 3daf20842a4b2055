package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.error.ContentRejectedException;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.exchange.ResultMode;
import io.github.camelseedream.http.camel.RawServer;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.ImageResult;
import io.github.camelseedream.result.TaskProgress;
import io.github.camelseedream.simulator.fault.Fault;
import io.github.camelseedream.simulator.journal.RecordedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request to fal from its submission to the images, which a call of their own fetches. */
@Timeout(60)
class FalRouteTest extends MultiComponentRouteTest {

    private static final String RESULT = "{\"images\":[{\"url\":\"https://v3b.fal.media/x.png\"}]}";

    @BeforeEach
    void clear() {
        simulator().clear();
    }

    @Test
    void theImagesAreFetchedOnceTheRequestHasEnded() {
        add(SIMULATOR.baseUrl("fal"), ResultMode.result);

        ImageResult result = (ImageResult) generated("fal:generate");

        assertThat(result.getImages()).hasSize(1);
        assertThat(result.getCost()).hasToString("0.04 USD");
        List<String> paths =
                simulator().requests().stream()
                        .map(RecordedRequest::path)
                        .filter(path -> path.startsWith("/fal/queue/"))
                        .toList();
        assertThat(paths.get(0))
                .endsWith("/fal/queue/fal-ai/bytedance/seedream/v4.5/text-to-image");
        assertThat(paths.get(paths.size() - 1))
                .matches("/fal/queue/fal-ai/bytedance/requests/[^/]+");
        assertThat(paths.subList(1, paths.size() - 1))
                .isNotEmpty()
                .allMatch(path -> path.endsWith("/status"));
    }

    @Test
    void aRequestThatWaitsSaysHowManyAreBeforeIt() {
        add(SIMULATOR.baseUrl("fal"), ResultMode.result);
        fault(Fault.taskTakes(Duration.ofHours(1)));
        Object handle = send("fal:submit", "a fox").getMessage().getBody();

        TaskProgress waits = send("fal:status", handle).getMessage().getBody(TaskProgress.class);

        assertThat(waits.status()).isEqualTo("pending");
        assertThat(waits.position()).isZero();
    }

    /** The place is the storage's own: it gets the bytes as they are, and no key. */
    @Test
    void aReferenceIsPutWhereTheStorageSaysWithoutTheKey() {
        add(SIMULATOR.baseUrl("fal"), ResultMode.url);
        byte[] image = SampleImages.png(640, 360);

        assertThat(send("fal:edit?prompt=fox", image).getException()).isNull();

        RecordedRequest put = simulator().requests().get(1);
        assertThat(put.method()).isEqualTo("PUT");
        assertThat(put.headers())
                .containsEntry("content-type", List.of("image/png"))
                .doesNotContainKey("authorization");
        assertThat(simulator().submits().get(0).json().at("/image_urls/0").asText())
                .startsWith(simulator().url() + "/fal/media/");
    }

    @Test
    void aPlaceThatFailsIsAskedForAgain() {
        add(SIMULATOR.baseUrl("fal"), ResultMode.url);
        fault(Fault.status(403).onMethod("PUT"));

        assertThat(send("fal:edit?prompt=fox", SampleImages.png(640, 360)).getException()).isNull();
        assertThat(simulator().requests())
                .filteredOn(request -> request.path().endsWith("/initiate"))
                .hasSize(2);
    }

    /** The handle knows the path, so that another process can go on. */
    @Test
    void aHandleIsEnoughToFetchThem() {
        add(SIMULATOR.baseUrl("fal"), ResultMode.url);
        String task =
                send("fal:submit?model=seedream-5.5", "a fox").getMessage().getBody(String.class);

        Exchange answer = send("fal:await", task);

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(String.class)).startsWith("http");
    }

    @Test
    void moderationIsNoFailureToRepeat() {
        add(SIMULATOR.baseUrl("fal"), ResultMode.url);
        fault(Fault.taskFails().code("content_policy_violation").message("flagged"));

        assertThat(send("fal:generate", "a fox").getException())
                .isExactlyInstanceOf(ContentRejectedException.class)
                .hasMessageContaining("flagged");
    }

    /** The queue takes anything, and says what is wrong once it looks at it. */
    @Test
    void anInputThatIsRefusedLaterSaysWhy() {
        add(SIMULATOR.baseUrl("fal"), ResultMode.url);

        SeedreamException refused =
                (SeedreamException)
                        send("fal:generate?parameters.depth=7&passUnknown=true", "a fox")
                                .getException();

        assertThat(refused)
                .isExactlyInstanceOf(ProviderException.class)
                .hasMessageContaining("extra_forbidden")
                .hasMessageContaining("in body.depth");
        assertThat(refused.outcome()).isEqualTo(CallOutcome.REJECTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "429 Too Many Requests\r\nRetry-After: 0",
                "502 Bad Gateway",
                "503 Service Unavailable",
                "401 Unauthorized",
                "403 Forbidden\r\ncf-mitigated: challenge",
                "200 OK\r\nX-Cut: yes"
            })
    void aResultThatSaysNothingOfTheRequestIsFetchedAgain(String head) throws IOException {
        String body = head.endsWith("yes") ? "{\"images\":[" : "{\"detail\":\"oh\"}";
        try (RawServer server = server(reply(head, body), reply("200 OK", RESULT))) {
            add(server.uri("/fal/queue").toString(), ResultMode.url);

            assertThat(generated("fal:generate")).isEqualTo("https://v3b.fal.media/x.png");
            assertThat(server.requests).filteredOn(sent -> sent.startsWith("POST")).hasSize(1);
        }
    }

    /** With its mark, the same status is how the request ended. */
    @Test
    void aFailureOfTheRequestIsNotPolledAgain() throws IOException {
        String failed = "500 Internal Server Error\r\nX-Fal-Retryable: true";
        try (RawServer server = server(reply(failed, "{\"detail\":\"the model broke\"}"))) {
            add(server.uri("/fal/queue").toString(), ResultMode.url);

            SeedreamException error =
                    (SeedreamException) send("fal:generate", "a fox").getException();
            assertThat(error).hasMessageContaining("the model broke");
            assertThat(error.isRepeatable()).isTrue();
        }
    }

    /** A host that takes a request, has done it at once, and answers these to who fetches it. */
    private static RawServer server(String... results) throws IOException {
        Deque<String> left = new ArrayDeque<>(Arrays.asList(results));
        return new RawServer(
                (request, out) -> {
                    String line = request.lines().findFirst().orElse("");
                    String answer =
                            line.startsWith("POST")
                                    ? RawServer.ok("{\"request_id\":\"rid-1\"}")
                                    : line.contains("/status ")
                                            ? RawServer.ok("{\"status\":\"COMPLETED\"}")
                                            : left.remove();
                    out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
                    out.flush();
                    return true;
                });
    }

    private static String reply(String head, String body) {
        return "HTTP/1.1 " + head + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private void add(String baseUrl, ResultMode mode) {
        add(
                "fal",
                options -> {
                    options.setProvider("fal");
                    options.setBaseUrl(baseUrl);
                    options.setResultMode(mode);
                    options.setPollInitialDelay(10);
                    options.setPollDelay(20);
                });
    }

    private Object generated(String uri) {
        Exchange answer = send(uri, "a fox");
        assertThat(answer.getException()).isNull();
        return answer.getMessage().getBody();
    }
}
