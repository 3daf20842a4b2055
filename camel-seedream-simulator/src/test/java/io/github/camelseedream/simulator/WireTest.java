package io.github.camelseedream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.simulator.fault.Fault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens on the wire, seen without an HTTP client in between. */
class WireTest {

    @RegisterExtension
    static final SeedreamSimulatorExtension SIMULATOR = new SeedreamSimulatorExtension();

    @Test
    void aDroppedConnectionIsReset() throws IOException {
        SIMULATOR.simulator().fault(Fault.dropAfterAccept());

        try (Socket socket = generation()) {
            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void aCutBodyPromisesMoreThanItSends() throws IOException {
        SIMULATOR.simulator().fault(Fault.cutBody());
        ByteArrayOutputStream received = new ByteArrayOutputStream();

        try (Socket socket = generation()) {
            InputStream in = socket.getInputStream();
            assertThatThrownBy(() -> in.transferTo(received)).isInstanceOf(SocketException.class);
        }

        String[] answer = received.toString(StandardCharsets.UTF_8).split("\r\n\r\n", 2);
        assertThat(answer[0]).startsWith("HTTP/1.1 200 OK");
        int promised =
                Integer.parseInt(answer[0].replaceAll("(?s).*Content-Length: (\\d+).*", "$1"));
        assertThat(answer[1].length()).isBetween(1, promised / 2);
        assertThat(SIMULATOR.simulator().acceptedCount()).isEqualTo(1);
    }

    @Test
    void aSlowBodyTrickles() throws IOException {
        SIMULATOR.simulator().fault(Fault.slowBody(800));
        Instant start = Instant.now();

        try (Socket socket = generation()) {
            assertThat(socket.getInputStream().readAllBytes()).hasSizeGreaterThan(400);
        }

        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void aBodyIsSaidInOtherWordsThoughTheCallIsTaken() throws IOException {
        SIMULATOR.simulator().fault(Fault.body("[7]"));

        assertThat(answer()).startsWith("HTTP/1.1 200 OK").endsWith("\r\n\r\n[7]");
        assertThat(SIMULATOR.simulator().acceptedCount()).isEqualTo(1);
    }

    @Test
    void aBodyMayBeEmpty() throws IOException {
        SIMULATOR.simulator().fault(Fault.status(500).and(Fault.body("")));

        assertThat(answer()).startsWith("HTTP/1.1 500 ").endsWith("\r\n\r\n");
    }

    @Test
    void aHugeBodyStaysTheAnswerItWas() throws IOException {
        SIMULATOR.simulator().fault(Fault.bodyBytes(1_000_000));

        String[] answer = answer().split("\r\n\r\n", 2);
        assertThat(answer[1].length()).isBetween(1_000_000, 1_010_000);
        assertThat(answer[1].strip()).startsWith("{\"id\":").endsWith("}");
    }

    @Test
    void aBodyIsCompressedUnderItsOwnLength() throws IOException {
        SIMULATOR.simulator().fault(Fault.gzip());

        byte[] answer;
        try (Socket socket = generation()) {
            answer = socket.getInputStream().readAllBytes();
        }
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        int body = text.indexOf("\r\n\r\n") + 4;
        assertThat(text)
                .contains("Content-Encoding: gzip")
                .contains("Content-Length: " + (answer.length - body));
        try (InputStream plain =
                new GZIPInputStream(new ByteArrayInputStream(answer, body, answer.length - body))) {
            assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("{\"id\":");
        }
    }

    @Test
    void aTimeToWaitMayBeADateAfterThatOfTheAnswer() throws IOException {
        SIMULATOR.simulator().fault(Fault.status(429).retryAfterDate(Duration.ofHours(1)));

        String answer = answer();

        assertThat(Duration.between(date("Date", answer), date("Retry-After", answer)))
                .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
    }

    private static Instant date(String header, String answer) {
        String value = answer.replaceAll("(?s).*\r\n" + header + ": ([^\r]+)\r.*", "$1");
        return DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
    }

    private static String answer() throws IOException {
        try (Socket socket = generation()) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void brokenHttpIsRefused() throws IOException {
        try (Socket socket = connected("this is not HTTP\r\n\r\n")) {
            assertThat(
                            new String(
                                    socket.getInputStream().readAllBytes(),
                                    StandardCharsets.US_ASCII))
                    .contains(" 400 ");
        }
    }

    private static Socket generation() throws IOException {
        String body = "{\"model\":\"seedream-4.5\",\"prompt\":\"x\"}";
        return connected(
                """
                POST /lumenfall/openai/v1/images/generations HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer any\r
                Content-Type: application/json\r
                Connection: close\r
                Content-Length: %d\r
                \r
                %s\
                """
                        .formatted(body.length(), body));
    }

    private static Socket connected(String request) throws IOException {
        URI url = URI.create(SIMULATOR.simulator().url());
        Socket socket = new Socket(url.getHost(), url.getPort());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        return socket;
    }
}
