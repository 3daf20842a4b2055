package io.github.camelseedream.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManyCallsTest {

    private static final int CALLERS = 2000;

    @Test
    void twoThousandCallsWaitTogetherWithoutAThreadEach() throws IOException {
        var options = SimulatorOptions.defaults().withDelay(Duration.ofSeconds(2));
        try (SeedreamSimulator simulator = SeedreamSimulator.start(options)) {
            Instant start = Instant.now();
            List<Socket> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                callers.add(call(simulator));
            }
            long threads = serverThreads();
            for (Socket caller : callers) {
                try (caller) {
                    assertThat(
                                    new String(
                                            caller.getInputStream().readAllBytes(),
                                            StandardCharsets.US_ASCII))
                            .startsWith("HTTP/1.1 200");
                }
            }

            assertThat(threads).isLessThan(100);
            assertThat(simulator.maxInFlight()).isGreaterThan(CALLERS / 2);
            assertThat(simulator.acceptedCount()).isEqualTo(CALLERS);
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
        }
    }

    private static long serverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("seedream-simulator"))
                .count();
    }

    private static Socket call(SeedreamSimulator simulator) throws IOException {
        String body = "{\"model\":\"seedream-4.5\",\"prompt\":\"x\"}";
        URI url = URI.create(simulator.url());
        Socket socket = new Socket(url.getHost(), url.getPort());
        String request =
                "POST /lumenfall/openai/v1/images/generations HTTP/1.1\r\nHost: localhost\r\n"
                        + "Authorization: Bearer any\r\nConnection: close\r\n"
                        + "Content-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
