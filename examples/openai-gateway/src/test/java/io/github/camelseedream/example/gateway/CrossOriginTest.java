package io.github.camelseedream.example.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.simulator.SeedreamSimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a browser is told. Raw, as Java's client does not let a test name its origin. */
class CrossOriginTest {

    private static final String PREFLIGHT =
            "OPTIONS /v1/images/generations HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                    + "Origin: https://chat.example\r\nAccess-Control-Request-Method: POST\r\n"
                    + "Access-Control-Request-Headers: authorization,content-type,x-stainless-os\r\n"
                    + "\r\n";

    private static SeedreamSimulator simulator;

    @BeforeAll
    static void start() {
        simulator = SeedreamSimulator.start();
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void withoutTheOptionNoOriginIsLetIn() throws Exception {
        try (GatewayRun gateway = new GatewayRun(simulator).start()) {
            assertThat(answer(gateway, PREFLIGHT))
                    .startsWith("HTTP/1.1 204 ")
                    .doesNotContain("Access-Control");
        }
    }

    @Test
    void anOriginOfTheOptionIsLetInAndNoOther() throws Exception {
        try (GatewayRun gateway =
                new GatewayRun(simulator)
                        .with("cors", "https://chat.example, http://localhost:3000")
                        .start()) {
            assertThat(answer(gateway, PREFLIGHT))
                    .startsWith("HTTP/1.1 204 ")
                    .contains(
                            "Access-Control-Allow-Origin: https://chat.example\r\n",
                            "Access-Control-Allow-Methods: GET, HEAD, POST\r\n",
                            "Access-Control-Allow-Headers:"
                                    + " authorization,content-type,x-stainless-os\r\n",
                            "Access-Control-Max-Age: 600\r\n",
                            "Vary: Origin\r\n");
            assertThat(answer(gateway, PREFLIGHT.replace("https://chat", "https://evil")))
                    .startsWith("HTTP/1.1 204 ")
                    .doesNotContain("Access-Control");
        }
    }

    @Test
    void theAnswerItselfMayBeReadToo() throws Exception {
        try (GatewayRun gateway = new GatewayRun(simulator).with("cors", "*").start()) {
            for (String key : new String[] {"sk-first", "sk-wrong"}) {
                for (String path : new String[] {"/v1/models", "/v1/nothing", "/files/none"}) {
                    assertThat(
                                    answer(
                                            gateway,
                                            "GET "
                                                    + path
                                                    + " HTTP/1.1\r\nHost: x\r\n"
                                                    + "Connection: close\r\n"
                                                    + "Origin: https://chat.example\r\n"
                                                    + "Authorization: Bearer "
                                                    + key
                                                    + "\r\n\r\n"))
                            .contains(
                                    "Access-Control-Allow-Origin: *\r\n",
                                    "Access-Control-Expose-Headers: Retry-After, X-Request-Id,"
                                            + " x-should-retry\r\n");
                }
            }
        }
    }

    private static String answer(GatewayRun gateway, String request) throws Exception {
        try (RawClient client = new RawClient(gateway)) {
            return client.send(request).untilClosed();
        }
    }
}
