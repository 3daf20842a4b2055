package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.journal.RecordedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** What a client on the web writes into its headers goes no further than the route. */
class HostileHttpTest extends WebhookTest {

    private static final String STEERING =
            "CamelHttpUri,CamelHttpPath,CamelHttpQuery,CamelHttpMethod,CamelHttpHost,CamelHttpRawQuery,"
                    + "camelhttpuri,CAMELHTTPMETHOD";

    @Test
    void headersOfAClientNeitherReachTheProviderNorTurnTheCall() throws Exception {
        routes(
                routes ->
                        routes.from(HOOK)
                                .to("seedream:submit")
                                .to("mock:arrived")
                                .setBody(routes.constant("thanks")));
        try (SeedreamSimulator thief = SeedreamSimulator.start()) {
            String answer = exchange(hostileDelivery(thief.url() + "/x"));

            assertThat(answer).contains("HTTP/1.1 200 ", "thanks");
            assertThat(thief.requests()).isEmpty();
        }
        RecordedRequest call = onlySubmit();
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.path()).startsWith("/apiframe/");
        assertThat(call.query()).isNullOrEmpty();
        assertThat(call.json().path("prompt").asText()).isEqualTo("a cat");
        assertThat(call.json().path("model").asText()).isEqualTo("seedream-4.5");
        assertThat(call.header("Host").orElseThrow()).startsWith("127.0.0.1:");
        assertThat(call.header("Transfer-Encoding")).isEmpty();
        assertThat(call.toString())
                .doesNotContain("stolen", "evil.example", "Cookie", "X-Forwarded-Host");
    }

    private static String hostileDelivery(String elsewhere) {
        StringBuilder headers = new StringBuilder();
        for (String name : STEERING.split(",")) {
            headers.append(name).append(": ").append(elsewhere).append("\r\n");
        }
        return "POST /hook?dryRun=true HTTP/1.1\r\nHost: evil.example\r\n"
                + headers
                + "Authorization: Bearer stolen\r\n"
                + "X-API-Key: stolen\r\n"
                + "Proxy-Authorization: Basic stolen\r\n"
                + "Cookie: session=stolen\r\n"
                + "X-Forwarded-Host: evil.example\r\n"
                + "Idempotency-Key: stolen\r\n"
                + "Accept-Encoding: stolen\r\n"
                + "Expect: 100-continue\r\n"
                + "CamelSeedreamModel: stolen\r\n"
                + "CamelSeedreamBaseUrl: http://evil.example\r\n"
                + "camelSeedreamProvider: stolen\r\n"
                + "CamelSeedreamTask: stolen\r\n"
                + "Content-Type: text/plain\r\n"
                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                + "5\r\na cat\r\n0\r\n\r\n";
    }

    @Test
    void aClientThatSaysItsBodyIsPackedDoesNotMakeTheCallSaySo() throws Exception {
        Exchange answer =
                send(
                        "seedream:submit",
                        "a cat",
                        Map.of(
                                "Content-Encoding", "gzip",
                                "Transfer-Encoding", "chunked",
                                "Content-Length", "1",
                                "Host", "evil.example",
                                "Cookie", "stolen"));

        assertThat(answer.getException()).isNull();
        assertThat(onlySubmit().header("Content-Encoding")).isEmpty();
        assertThat(onlySubmit().header("Transfer-Encoding")).isEmpty();
        assertThat(onlySubmit().header("Cookie")).isEmpty();
    }

    /** Camel's own filter is the first wall; the component does not rely on it. */
    @Test
    void whatARouteLetsThroughIsStillOnlyAParameter() {
        Exchange answer = send("seedream:submit", "a cat", Map.of("CamelSeedreamApiKey", "stolen"));

        assertThat(answer.getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageNotContaining("stolen");
        assertThat(simulator().requests()).isEmpty();
    }

    /** Byte for byte, since clients of today refuse to write such headers. */
    private String exchange(String request) throws IOException {
        try (Socket socket = new Socket(hook().getHost(), hook().getPort());
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).strip();
        }
    }
}
