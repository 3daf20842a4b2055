package io.github.camelseedream.example.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.fault.Fault;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the gateway bounds, and how it says so. */
class LimitsTest {

    private static final String FOX = "{\"prompt\": \"a red fox\"}";

    private SeedreamSimulator simulator;

    @BeforeEach
    void start() {
        simulator = SeedreamSimulator.start();
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void aBodyThatIsTooLongIsRefused() throws Exception {
        try (GatewayRun gateway = new GatewayRun(simulator).with("maxBodyBytes", 1000).start()) {
            HttpResponse<String> answer =
                    gateway.generate("{\"prompt\": \"" + "x".repeat(2000) + "\"}");

            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(answer.body())
                    .isEqualTo(
                            "{\"error\":{\"message\":\"The body is longer than the 1000 bytes that"
                                    + " are taken\",\"type\":\"invalid_request_error\","
                                    + "\"param\":null,\"code\":\"request_too_large\"}}");
        }
    }

    @Test
    void aBodyThatDoesNotTellItsLengthIsRefusedAsWell() throws Exception {
        try (GatewayRun gateway = new GatewayRun(simulator).with("maxBodyBytes", 300_000).start()) {
            String file =
                    "--b\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n"
                            + "Content-Type: image/png\r\n\r\n"
                            + "x".repeat(400_000)
                            + "\r\n--b--\r\n";

            assertThat(
                            chunked(
                                    gateway,
                                    "/v1/images/edits",
                                    "multipart/form-data; boundary=b",
                                    file))
                    .isEqualTo(413);
            assertThat(
                            chunked(
                                    gateway,
                                    "/v1/images/generations",
                                    "application/json",
                                    "{\"prompt\": \"" + "x".repeat(400_000) + "\"}"))
                    .isEqualTo(413);
        }
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void aClientChoosesNeitherWhoIsPaidNorWhoIsCalled() throws Exception {
        try (GatewayRun gateway = new GatewayRun(simulator).start()) {
            HttpResponse<String> answer =
                    gateway.generate("{\"prompt\": \"a fox\", \"provider\": \"apimart\"}");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .isEqualTo(
                            "{\"error\":{\"message\":\"provider is set by whoever runs the gateway,"
                                    + " and not taken from clients. Leave it out\",\"type\":"
                                    + "\"invalid_request_error\",\"param\":\"provider\","
                                    + "\"code\":\"unknown_parameter\"}}");
            String form =
                    "--b\r\nContent-Disposition: form-data; name=\"webhook_url\"\r\n\r\n"
                            + "http://127.0.0.1:1\r\n--b--\r\n";
            assertThat(gateway.post("/v1/images/edits", "multipart/form-data; boundary=b", form))
                    .satisfies(refused -> assertThat(refused.statusCode()).isEqualTo(400))
                    .satisfies(
                            refused -> assertThat(refused.body()).contains("webhook_url is set"));
        }
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void aFormOfSomebodyWithoutAKeyIsNotRead() throws Exception {
        try (GatewayRun gateway = new GatewayRun(simulator).start()) {
            HttpResponse<String> answer =
                    gateway.send(
                            HttpRequest.newBuilder(URI.create(gateway.url() + "/v1/images/edits"))
                                    .header("Authorization", "Basic sk-first")
                                    .header("Content-Type", "multipart/form-data; boundary=b")
                                    .POST(HttpRequest.BodyPublishers.ofString("no form at all"))
                                    .build());

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(gateway.post("/v1/images/edits", "multipart/form-data; boundary=b", "no"))
                    .satisfies(known -> assertThat(known.statusCode()).isEqualTo(400))
                    .satisfies(known -> assertThat(known.body()).contains("invalid_form"));
        }
    }

    /** Boundaries and parts as they come out of broken clients. */
    @Test
    void aFormThatNamesNoBoundaryOrIsBrokenIsRefused() throws Exception {
        String part =
                "--b\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\nx\r\n--b--\r\n";
        try (GatewayRun gateway = new GatewayRun(simulator).start()) {
            for (String boundary :
                    List.of(
                            "",
                            ";",
                            "; boundary",
                            "; boundary=",
                            "; boundary=\"",
                            "; boundary=c")) {
                assertThat(gateway.post("/v1/images/edits", "multipart/form-data" + boundary, part))
                        .as(boundary)
                        .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(400))
                        .satisfies(answer -> assertThat(answer.body()).contains("invalid_form"));
            }
            for (String broken :
                    List.of(
                            "",
                            part.substring(0, 30),
                            part.replace("--b--", "--b"),
                            part.replace("\"prompt\"", "\"prompt"),
                            part.replace("form-data; name", "form-data; nome"),
                            part.replace("Content-Disposition", "Content-Disposition\u0000"),
                            part.replace("\r\n", "\n"))) {
                assertThat(
                                gateway.post(
                                        "/v1/images/edits",
                                        "multipart/form-data; boundary=b",
                                        broken))
                        .as(broken)
                        .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(400));
            }
        }
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void whatIsNoJsonIsRefusedWithThePlace() throws Exception {
        try (GatewayRun gateway = new GatewayRun(simulator).start()) {
            for (String wrong : List.of("{\"prompt\": fox}", "", "[]", FOX + FOX, "null", "5")) {
                assertThat(gateway.generate(wrong).statusCode()).as(wrong).isEqualTo(400);
            }
            assertThat(gateway.generate("{\"prompt\": fox}").body())
                    .contains("The body is no JSON object; see line 1, column 12");
            assertThat(gateway.post("/v1/images/generations", "text/plain", FOX).statusCode())
                    .isEqualTo(415);
            assertThat(gateway.post("/v1/chat/completions", "application/json", FOX))
                    .satisfies(other -> assertThat(other.statusCode()).isEqualTo(404))
                    .satisfies(other -> assertThat(other.body()).contains("unknown_url"));
        }
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void aFieldThatIsGivenTwiceIsRefused() throws Exception {
        String part = "--b\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\nx\r\n";
        try (GatewayRun gateway = new GatewayRun(simulator).start()) {
            for (String twice :
                    List.of(
                            "{\"prompt\": \"a\", \"prompt\": \"b\"}",
                            "{\"prompt\": \"a\", \"parameters\": {\"x\": 1, \"x\": 2}}",
                            "{\"prompt\": \"a\", \"\\u0070rompt\": \"b\"}")) {
                assertThat(gateway.generate(twice).body())
                        .contains(
                                "The body has a field twice; see line 1",
                                "\"code\":\"invalid_json\"");
            }
            assertThat(
                            gateway.post(
                                            "/v1/images/edits",
                                            "multipart/form-data; boundary=b",
                                            part + part + "--b--\r\n")
                                    .body())
                    .contains("prompt is given twice. Send it once", "\"code\":\"invalid_form\"");
        }
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void jsonThatIsMadeToBeExpensiveIsRefused() throws Exception {
        StringBuilder many = new StringBuilder("{\"prompt\": \"x\"");
        for (int i = 0; i < 100_000; i++) {
            many.append(", \"f").append(i).append("\": 1");
        }
        try (GatewayRun gateway = new GatewayRun(simulator).start()) {
            for (String body :
                    List.of(
                            many + "}",
                            "{\"prompt\": " + "[".repeat(50_000) + "]".repeat(50_000) + "}",
                            "{\"" + "x".repeat(1_000_000) + "\": 1}",
                            "{\"n\": " + "9".repeat(1_000_000) + "}")) {
                HttpResponse<String> answer = gateway.generate(body);

                assertThat(answer.statusCode()).isEqualTo(400);
                assertThat(answer.body())
                        .hasSizeLessThan(400)
                        .contains("The body has more fields, or longer or deeper ones, than are");
            }
        }
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void whatDoesNotFitInIsToldToComeAgain() throws Exception {
        simulator.fault(Fault.delay(Duration.ofSeconds(30)));
        try (GatewayRun gateway = new GatewayRun(simulator).with("maxRequests", 1).start()) {
            CompletableFuture<Void> first = inBackground(gateway);
            await().until(() -> simulator.submits().size() == 1);

            HttpResponse<String> answer = gateway.generate(FOX);

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(answer.headers().firstValue("x-should-retry")).hasValue("true");
            assertThat(answer.body())
                    .contains("\"code\":\"rate_limit_exceeded\"")
                    .contains("The gateway is full: 1 requests are under way");
            assertThat(simulator.submits()).hasSize(1);
            simulator.close();
            first.join();
        }
    }

    @Test
    void whatTheComponentHasNoRoomForIsToldToComeAgain() throws Exception {
        simulator.fault(Fault.delay(Duration.ofSeconds(30)));
        try (GatewayRun gateway =
                new GatewayRun(simulator)
                        .with("camel.component.seedream.maxConcurrentCalls", 1)
                        .start()) {
            CompletableFuture<Void> first = inBackground(gateway);
            await().until(() -> simulator.submits().size() == 1);

            HttpResponse<String> answer = gateway.generate(FOX);

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.body()).contains("\"code\":\"rate_limit_exceeded\"");
            assertThat(simulator.submits()).hasSize(1);
            simulator.close();
            first.join();
        }
    }

    @Test
    void aClientThatGoesAwayGivesItsPlaceBack() throws Exception {
        simulator.fault(Fault.delay(Duration.ofSeconds(1)));
        try (GatewayRun gateway = new GatewayRun(simulator).with("maxRequests", 1).start()) {
            try (Socket client = new Socket("127.0.0.1", URI.create(gateway.url()).getPort())) {
                String call =
                        "POST /v1/images/generations HTTP/1.1\r\nHost: x\r\n"
                                + "Authorization: Bearer sk-first\r\n"
                                + "Content-Type: application/json\r\nContent-Length: 23\r\n\r\n"
                                + FOX;
                client.getOutputStream().write(call.getBytes(StandardCharsets.US_ASCII));
                await().until(() -> simulator.submits().size() == 1);
            }

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> gateway.generate(FOX).statusCode() == 200);
        }
    }

    @Test
    void aLinkWorksUntilItExpires() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        Clock clock =
                new Clock() {
                    @Override
                    public ZoneOffset getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(java.time.ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return now.get();
                    }
                };
        try (GatewayRun gateway =
                new GatewayRun(simulator).with("fileLifeSeconds", 60).start(clock)) {
            String url = url(gateway.generate(FOX).body());
            now.set(Instant.ofEpochSecond(59));
            HttpResponse<byte[]> image = gateway.get(url);
            now.set(Instant.ofEpochSecond(60));
            HttpResponse<byte[]> gone = gateway.get(url);

            assertThat(image.statusCode()).isEqualTo(200);
            assertThat(image.headers().firstValue("Cache-Control")).hasValue("private, max-age=1");
            assertThat(image.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(gone.statusCode()).isEqualTo(404);
            assertThat(new String(gone.body(), StandardCharsets.UTF_8))
                    .contains("\"code\":\"file_not_found\"");
        }
    }

    private static String url(String json) {
        return Pattern.compile("\"url\":\"([^\"]+)\"")
                .matcher(json)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private static CompletableFuture<Void> inBackground(GatewayRun gateway) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        gateway.generate(FOX);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private static int chunked(GatewayRun gateway, String path, String type, String body)
            throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
        return gateway.send(
                        HttpRequest.newBuilder(URI.create(gateway.url() + path))
                                .header("Authorization", "Bearer sk-first")
                                .header("Content-Type", type)
                                .POST(
                                        HttpRequest.BodyPublishers.ofInputStream(
                                                () -> new ByteArrayInputStream(bytes)))
                                .build())
                .statusCode();
    }
}
