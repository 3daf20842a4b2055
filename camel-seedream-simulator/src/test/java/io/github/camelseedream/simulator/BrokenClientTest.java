package io.github.camelseedream.simulator;

import static io.github.camelseedream.simulator.LumenfallClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelseedream.simulator.fault.Fault;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that are slow, cut off, too long or broken: each is told so, and none holds it up. */
class BrokenClientTest {

    private static final String EDITS = "/lumenfall/openai/v1/images/edits";
    private static final String GENERATIONS = "/lumenfall/openai/v1/images/generations";

    @RegisterExtension
    static final SeedreamSimulatorExtension SIMULATOR = new SeedreamSimulatorExtension();

    private final LumenfallClient client = new LumenfallClient(SIMULATOR.simulator());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; boundary=x|--x\r\nContent-Disposition: form-da",
                "multipart/form-data; boundary=x|no boundary anywhere",
                "multipart/form-data; boundary=x|--x--\r\n",
                "multipart/form-data; boundary=x|",
                "multipart/form-data|--x\r\n\r\nhello\r\n--x--",
                "multipart/form-data; boundary=|a",
                "multipart/form-data; boundary=x|--x\r\nnonsense\r\n\r\nhello\r\n--x--\r\n",
                "text/plain|hello",
                "application/x-www-form-urlencoded|prompt=%zz&n",
                "|"
            })
    void aBrokenFormIsRefused(String sent) throws IOException {
        String[] parts = sent.split("\\|", -1);
        for (String path : List.of(EDITS, GENERATIONS, "/uniall/v1/images/edits")) {
            assertThat(answer(request(path, parts[0], parts[1])))
                    .as(path)
                    .startsWith("HTTP/1.1 400 ");
        }
        assertThat(answer(request("/apiframe/v2/uploads", parts[0], parts[1])))
                .startsWith("HTTP/1.1 4");
        assertThat(answer(request("/_sim/faults", parts[0], parts[1]))).startsWith("HTTP/1.1 400");
        assertThat(SIMULATOR.simulator().acceptedCount()).isZero();
    }

    @Test
    void aBodyThatIsTooLongIsRefusedBeforeItIsSent() throws IOException {
        String head = request(GENERATIONS, "application/json", "").replace(": 0", ": 999999999");

        assertThat(answer(head))
                .startsWith("HTTP/1.1 413 ")
                .contains("A body that is no form can have 268435456 bytes at the most");
    }

    @Test
    void slowSendersHoldUpNobody() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 200; i++) {
                slow.add(sent(request(GENERATIONS, "application/json", "{").replace(": 1", ": 9")));
            }
            for (int i = 0; i < 50; i++) {
                slow.add(sent("POST " + EDITS + " HTTP/1.1\r\nHost: l"));
            }

            assertThat(client.generate(REQUEST).statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        assertThat(client.generate(REQUEST).statusCode()).isEqualTo(200);
        assertThat(SIMULATOR.simulator().acceptedCount()).isEqualTo(2);
    }

    @Test
    void readersThatLeaveHoldUpNobody() throws IOException {
        SIMULATOR.simulator().fault(Fault.bodyBytes(50_000_000).times(20));
        for (int i = 0; i < 20; i++) {
            try (Socket socket = sent(request(GENERATIONS, "application/json", REQUEST))) {
                socket.getInputStream().read();
            }
        }

        assertThat(client.generate(REQUEST).statusCode()).isEqualTo(200);
    }

    @Test
    void anAnswerThatCannotBeMadeIsAnErrorAndNotASilence() {
        SIMULATOR.simulator().fault(Fault.imageBytes(Long.MAX_VALUE / 2));
        String inline = REQUEST.replace("}", ",\"response_format\":\"b64_json\"}");
        assertThat(client.generate(inline).statusCode()).isEqualTo(500);
        SIMULATOR
                .simulator()
                .fault(
                        Fault.imageBytes(Long.MAX_VALUE / 2)
                                .and(Fault.delay(java.time.Duration.ofMillis(1))));
        assertThat(client.generate(inline).statusCode()).isEqualTo(500);
        assertThat(json(client.get("/_sim/stats")).path("inFlight").asInt()).isZero();
    }

    @Test
    void deepAndOddJsonIsRefused() {
        for (String body : List.of("[".repeat(100_000), "{\"model\":".repeat(5_000), "\u0000")) {
            assertThat(client.generate(body).statusCode()).isEqualTo(400);
            assertThat(client.post("/_sim/faults", "application/json", body).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void rememberingManyLongPromptsTakesLittleMemory() throws IOException {
        String prompt = "x".repeat(900_000);
        String body = REQUEST.replace("\"x\"", TextNode.valueOf(prompt).toString());
        for (int i = 0; i < 300; i++) {
            client.generate(body);
            client.edit(Form.edit().text("prompt", prompt.substring(0, 200_000)));
        }
        System.gc();

        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        assertThat(used).isLessThan(400_000_000);
        assertThat(SIMULATOR.simulator().requests()).hasSize(600);
    }

    private static final String REQUEST =
            "{\"model\":\"seedream-4.5\",\"prompt\":\"x\",\"size\":\"64x64\"}";

    private static String request(String path, String type, String body) {
        return """
        POST %s HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer any\r
        X-API-Key: any\r
        User-Agent: test\r
        Content-Type: %s\r
        Connection: close\r
        Content-Length: %d\r
        \r
        %s\
        """
                .formatted(path, type, body.length(), body);
    }

    private static String answer(String request) throws IOException {
        try (Socket socket = sent(request)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Socket sent(String request) throws IOException {
        URI url = URI.create(SIMULATOR.simulator().url());
        Socket socket = new Socket(url.getHost(), url.getPort());
        socket.setSoTimeout(60_000);
        OutputStream out = socket.getOutputStream();
        out.write(request.getBytes(StandardCharsets.UTF_8));
        return socket;
    }
}
