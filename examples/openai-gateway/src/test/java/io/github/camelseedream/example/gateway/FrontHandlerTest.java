package io.github.camelseedream.example.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.simulator.SeedreamSimulator;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.camel.RoutesBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is decided before Camel sees a request. */
class FrontHandlerTest {

    private static final String FOX = "{\"prompt\": \"a red fox\"}";
    private static final String KEY = "Authorization: Bearer sk-first\r\n";

    private static SeedreamSimulator simulator;
    private static GatewayRun gateway;

    @BeforeAll
    static void start() throws Exception {
        simulator = SeedreamSimulator.start();
        gateway = new GatewayRun(simulator).with("maxRequests", 2).start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        simulator.close();
    }

    @BeforeEach
    void forget() {
        simulator.clear();
    }

    /** More than the server has threads. */
    @Test
    void callersWithoutAKeyAreAnsweredAndCutOffHoweverSlowlyTheySend() throws Exception {
        List<RawClient> callers = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                callers.add(
                        new RawClient(gateway)
                                .send(
                                        "POST /v1/images/generations HTTP/1.1\r\nHost: x\r\n"
                                                + "Content-Type: application/json\r\n"
                                                + "Content-Length: 60000000\r\n\r\n{"));
            }
            assertThat(gateway.generate(FOX).statusCode()).isEqualTo(200);
            for (RawClient caller : callers) {
                assertThat(caller.untilClosed())
                        .startsWith("HTTP/1.1 401 ")
                        .contains("Connection: close")
                        .contains("\"code\":\"invalid_api_key\"");
            }
        } finally {
            for (RawClient caller : callers) {
                caller.close();
            }
        }
        assertThat(simulator.submits()).hasSize(1);
    }

    @Test
    void aCallerWithoutAKeyThatSendsMuchSeesItsAnswerAndIsCutOff() throws Exception {
        try (RawClient caller = new RawClient(gateway)) {
            caller.send(
                    "POST /v1/images/edits HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n"
                            + "x".repeat(50_000));

            assertThat(caller.untilClosed()).startsWith("HTTP/1.1 401 ");
        }
    }

    @Test
    void aCallerThatAsksFirstIsNotToldToSend() throws Exception {
        try (RawClient caller = new RawClient(gateway)) {
            caller.send(
                    "POST /v1/images/edits HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n"
                            + "Expect: 100-continue\r\n\r\n");

            assertThat(caller.untilClosed())
                    .startsWith("HTTP/1.1 401 ")
                    .doesNotContain("100 Continue");
        }
    }

    /** They hold their permits meanwhile, but not longer than they may. */
    @Test
    void aBodyThatComesTooSlowlyIsRefusedAndGivesItsPermitBack() throws Exception {
        try (GatewayRun slow =
                new GatewayRun(simulator)
                        .with("maxRequests", 2)
                        .with("maxUploadSeconds", 1)
                        .start()) {
            for (int i = 0; i < 3; i++) {
                String path = i % 2 == 0 ? "generations" : "edits";
                String type = i % 2 == 0 ? "application/json" : "multipart/form-data; boundary=b";
                try (RawClient caller = new RawClient(slow)) {
                    caller.send(
                            "POST /v1/images/"
                                    + path
                                    + " HTTP/1.1\r\nHost: x\r\n"
                                    + KEY
                                    + "Content-Type: "
                                    + type
                                    + "\r\nContent-Length: 100000\r\n\r\n");
                    dripUntilAnswered(caller);

                    assertThat(caller.untilClosed())
                            .contains("408 Request Timeout")
                            .contains("\"code\":\"request_timeout\"")
                            .contains("The body did not arrive whole and in time");
                }
            }
            assertThat(onceAPermitIsFree(slow).statusCode()).isEqualTo(200);
        }
    }

    private static void dripUntilAnswered(RawClient caller) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> {
                            caller.send(" ");
                            return caller.isAnswered();
                        });
    }

    /**
     * CVE-2026-2332: the quote of a chunk extension is not closed. Those that are refused are
     * closed anyway; those that are answered well show what the server makes of the rest.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v1/images/generations HTTP/1.1\r\nHost: x\r\n",
                "POST /v1/images/generations HTTP/1.1\r\nHost: x\r\n" + KEY,
                "GET /v1/models HTTP/1.1\r\nHost: x\r\n" + KEY,
                "GET /health HTTP/1.1\r\nHost: x\r\n"
            })
    void oneRequestHasOneAnswer(String head) throws Exception {
        try (RawClient caller = new RawClient(gateway)) {
            caller.send(
                    head
                            + "Transfer-Encoding: chunked\r\n\r\n"
                            + "1;ext=\"val\r\nX\r\n0\r\n\r\n"
                            + "GET /v1/models HTTP/1.1\r\nHost: x\r\n"
                            + KEY
                            + "\r\n");

            assertThat(
                            Pattern.compile("HTTP/1\\.1 ")
                                    .matcher(caller.untilClosed())
                                    .results()
                                    .count())
                    .isEqualTo(1);
        }
        assertThat(simulator.submits()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/images/generations?dryRun=true",
                "/v1/images/edits?dryRun=true",
                "/v1/images/generations?api-version=2025-04-01-preview",
                "/v1/images/generations?%64ryRun",
                "/v1/images/generations?prompt=x&prompt=y"
            })
    void aQueryThatIsNotKnownNeverMakesAnImage(String path) throws Exception {
        HttpResponse<String> answer = gateway.post(path, "application/json", FOX);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"unknown_parameter\"");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void theQueryIsNamed() throws Exception {
        assertThat(
                        gateway.post("/v1/images/generations?dryRun=true", "application/json", FOX)
                                .body())
                .isEqualTo(
                        "{\"error\":{\"message\":\"The query parameter dryRun is not known here."
                                + " Leave it out; fields go into the body\",\"type\":"
                                + "\"invalid_request_error\",\"param\":\"dryRun\",\"code\":"
                                + "\"unknown_parameter\"}}");
    }

    @Test
    void anotherMethodIsRefusedWithTheOneThereIs() throws Exception {
        HttpResponse<String> answer = call("GET", "/v1/images/generations");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
        assertThat(answer.body())
                .contains(
                        "Not allowed to GET on /v1/images/generations. Accepted: POST",
                        "\"code\":\"method_not_allowed\"");
        assertThat(call("DELETE", "/v1/models").statusCode()).isEqualTo(405);
        assertThat(call("POST", "/files/x").statusCode()).isEqualTo(405);
        assertThat(call("TRACE", "/v1/models").statusCode()).isEqualTo(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/files/../v1/models",
                "/files/..;/v1/models",
                "/files/%2e%2e/v1/models",
                "/files/..%2fv1/models",
                "/health/../v1/models",
                "//v1/models",
                "/v1/models/",
                "/v1/./models",
                "/v1%2fmodels",
                "/V1/models"
            })
    void noSpellingOfAPathGoesAroundTheKey(String path) throws Exception {
        try (RawClient caller = new RawClient(gateway)) {
            String answer =
                    caller.send("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                            .untilClosed();

            assertThat(answer).containsPattern("^HTTP/1\\.1 (400|401|404) ");
            assertThat(answer).contains("\"error\":{\"message\"");
        }
        assertThat(simulator.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/models HTTP/9.9\r\n\r\n",
                "nonsense\r\n\r\n",
                "GET /v1/models HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "POST /v1/images/edits HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n"
            })
    void whatIsNoHttpIsRefusedInOpenAisFormToo(String request) throws Exception {
        try (RawClient caller = new RawClient(gateway)) {
            assertThat(caller.send(request).untilClosed())
                    .startsWith("HTTP/1.1 ")
                    .contains("Content-Type: application/json", "\"error\":{\"message\":")
                    .contains("\"code\":\"invalid_request\"")
                    .doesNotContain("<html", "Jetty");
        }
    }

    @Test
    void aHeadThatIsTooLongIsRefusedInOpenAisFormToo() throws Exception {
        try (RawClient caller = new RawClient(gateway)) {
            assertThat(
                            caller.send(
                                            "GET /v1/models HTTP/1.1\r\nHost: x\r\nX: "
                                                    + "x".repeat(20_000)
                                                    + "\r\n\r\n")
                                    .untilClosed())
                    .startsWith("HTTP/1.1 431 ")
                    .contains("\"code\":\"invalid_request\"");
        }
    }

    @Test
    void anErrorIsAnsweredInOpenAisFormAndGivesItsPermitBack() throws Exception {
        try (GatewayRun broken = broken(new Broken.WithAnError())) {
            for (int i = 0; i < 3; i++) {
                HttpResponse<String> answer = onceAPermitIsFree(broken);

                assertThat(answer.statusCode()).isEqualTo(500);
                assertThat(answer.headers().firstValue("x-should-retry")).hasValue("false");
                assertThat(answer.body())
                        .isEqualTo(
                                "{\"error\":{\"message\":\"The gateway failed; see its log\","
                                        + "\"type\":\"server_error\",\"param\":null,\"code\":"
                                        + "\"internal_error\"}}");
            }
        }
    }

    @Test
    void anAnswerThatNeverComesGivesItsPermitBack() throws Exception {
        try (GatewayRun broken = broken(new Broken.WithoutAnEnd())) {
            for (int i = 0; i < 2; i++) {
                HttpResponse<String> answer = onceAPermitIsFree(broken);

                assertThat(answer.statusCode()).isEqualTo(504);
                assertThat(answer.body()).contains("\"code\":\"timeout\"");
            }
        }
    }

    /** The permit comes back a moment after the answer. */
    private static HttpResponse<String> onceAPermitIsFree(GatewayRun gateway) {
        return await().until(() -> gateway.generate(FOX), answer -> answer.statusCode() != 429);
    }

    private static GatewayRun broken(RoutesBuilder routes) throws Exception {
        return new GatewayRun(simulator)
                .with("maxRequests", 1)
                .with("maxUploadSeconds", 1)
                .with("camel.component.seedream.timeout", 500)
                .with("camel.main.shutdownTimeout", 1)
                .start(routes);
    }

    @Test
    void healthNeedsNoKey() throws Exception {
        HttpResponse<byte[]> answer = gateway.get(gateway.url() + "/health");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).asString().isEqualTo("{\"status\":\"UP\"}");
        assertThat(call("HEAD", "/health").statusCode()).isEqualTo(200);
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void headAnswersAsGetDoes() throws Exception {
        String url =
                gateway.generate(FOX).body().replaceFirst("(?s).*\"url\":\"([^\"]+)\".*", "$1");

        HttpResponse<byte[]> get = gateway.get(url);
        HttpResponse<String> head = call("HEAD", URI.create(url).getPath());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String name : List.of("Content-Length", "Content-Type")) {
            assertThat(head.headers().firstValue(name))
                    .isPresent()
                    .isEqualTo(get.headers().firstValue(name));
        }
        assertThat(call("HEAD", "/v1/models").statusCode()).isEqualTo(200);
        assertThat(call("HEAD", "/files/none").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> call(String method, String path) throws Exception {
        return gateway.send(
                HttpRequest.newBuilder(URI.create(gateway.url() + path))
                        .header("Authorization", "Bearer sk-first")
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build());
    }
}
