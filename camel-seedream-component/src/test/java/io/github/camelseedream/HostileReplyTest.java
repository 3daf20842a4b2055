package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.error.DownloadException;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.exchange.ResultMode;
import io.github.camelseedream.http.camel.RawServer;
import io.github.camelseedream.result.GeneratedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider that means harm: what its replies cannot do. */
@Timeout(120)
@Tag("slow")
class HostileReplyTest extends MultiComponentRouteTest {

    private static final long GIGABYTE = 1L << 30;

    /** What the buffers of two sockets may take in before a closed connection is noticed. */
    private static final long SOON = GIGABYTE / 8;

    private final AtomicLong written = new AtomicLong();
    private volatile RawServer.Answer answer;
    private volatile RawServer.Answer image;
    private RawServer server;
    private SeedreamComponent seedream;

    @BeforeEach
    void startServer() throws IOException {
        server =
                new RawServer(
                        (request, out) ->
                                (request.startsWith("GET ") ? image : answer).to(request, out));
        seedream =
                add(
                        "hostile",
                        options -> {
                            options.setBaseUrl(server.uri("/v1").toString());
                            options.setResultMode(ResultMode.image);
                        },
                        shared -> {
                            shared.setSpoolThreshold(1);
                            shared.setMaxImageBytes(1 << 20);
                        });
    }

    @AfterEach
    void nothingIsLeftBehind() throws IOException {
        server.close();
        await().until(() -> seedream.shared().spool().liveFiles() == 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "jar:file:/tmp/a.jar!/b",
                "ftp://cdn.example/a.png",
                "gopher://cdn.example/_a",
                "exec:rm?args=-rf",
                "exec://rm?args=-rf",
                "javascript:alert(1)",
                "https://me:s3cret@cdn.example/a.png",
                "https://{{env:HOME}}/a.png",
                "direct:admin"
            })
    void whatIsNoLinkOfTheWebNeverReachesARoute(String url) {
        answer = json(data(url));

        for (String uri : List.of("hostile:generate", "hostile:generate?resultMode=url")) {
            Exchange exchange = send(uri, "a cat");

            assertThat(exchange.getException())
                    .isExactlyInstanceOf(OutcomeUnknownException.class)
                    .hasMessageContaining(" came and cannot be used: its link is of no use: ")
                    .hasMessageNotContainingAny("s3cret", "passwd", "HOME", "-rf");
            assertThat(exchange.getMessage().getBody()).isEqualTo("a cat");
        }
        assertThat(server.requests).hasSize(2).allMatch(request -> request.startsWith("POST "));
    }

    @Test
    void aLinkHoldsNothingThatCamelWouldResolve() {
        answer =
                json(data("https://cdn.example/{{env:HOME}}.png?sig=a%2Bb&x=${body}&y=RAW({{z}})"));

        assertThat(send("hostile:generate?resultMode=url", "a cat").getMessage().getBody())
                .isEqualTo(
                        "https://cdn.example/%7B%7Benv:HOME%7D%7D.png?sig=a%2Bb&x=$%7Bbody%7D"
                                + "&y=RAW(%7B%7Bz%7D%7D)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "http://2852039166/latest/",
                "http://0xa9fea9fe/latest/",
                "http://[::ffff:169.254.169.254]/latest/",
                "http://[fe80::1]/",
                "http://0.0.0.0/",
                "http://255.255.255.255/"
            })
    void aLinkOrARedirectDoesNotLeadToTheKeysOfTheMachine(String url) {
        answer = json(data(url));
        assertRefusedAddress(send("hostile:generate", "a cat"), DownloadException.class);

        answer = json(data(server.uri("/moved.png").toString()));
        image = saying("HTTP/1.1 302 Found\r\nLocation: " + url + "\r\nContent-Length: 0\r\n\r\n");
        assertRefusedAddress(send("hostile:generate", "a cat"), DownloadException.class);

        Exchange looked =
                send("hostile:edit?inspectReferences=true&prompt=blue", Map.of("image", url));
        assertRefusedAddress(looked, InvalidRequestException.class);
    }

    private static void assertRefusedAddress(
            Exchange answer, Class<? extends SeedreamException> type) {
        assertThat(answer.getException())
                .isExactlyInstanceOf(type)
                .hasMessageContaining(
                        " is, or resolves to, a loopback, private or otherwise not public address"
                                + ". If images are to come from there, name its range in the"
                                + " option allowedAddressRanges");
    }

    @Test
    void theContentAndNotItsTypeSaysWhatAnImageIs() {
        answer = json(data(server.uri("/a.png").toString()));
        image = whole("Content-Type: image/png\r\n", "<html>".getBytes(StandardCharsets.UTF_8));
        assertThat(failure())
                .isExactlyInstanceOf(DownloadException.class)
                .hasMessageContaining("a markup document such as an HTML page");

        image =
                whole(
                        "Content-Type: text/html\r\nContent-Disposition: filename=../../x\r\n",
                        SampleImages.png(8, 8));
        Exchange exchange = send("hostile:generate", "a cat");
        exchange.getMessage().getBody(GeneratedImage.class).close();
        assertThat(exchange.getMessage().getHeaders())
                .containsEntry(Exchange.CONTENT_TYPE, "image/png")
                .doesNotContainKeys("CamelFileName", "Content-Disposition");
    }

    @ParameterizedTest
    @CsvSource({
        "200, {\"data\":\", aaaaaaaa, OutcomeUnknownException",
        "200, [, '{},', OutcomeUnknownException",
        "200, '{\"a\":1', 0, OutcomeUnknownException",
        "200, '[', '         ', OutcomeUnknownException",
        "400, 'no: ', aaaaaaaa, ProviderException",
        "400, '{\"error\":{\"message\":\"', aaaaaaaa, ProviderException",
        "500, '<html>', aaaaaaaa, OutcomeUnknownException"
    })
    void aReplyOfAGigabyteIsNotRead(int status, String start, String more, String error) {
        answer = flood("HTTP/1.1 " + status + " X\r\n\r\n" + start, more);

        SeedreamException thrown = failure();

        assertThat(thrown.getClass().getSimpleName()).isEqualTo(error);
        assertThat(thrown.getMessage()).hasSizeLessThan(1000);
        assertThat(written).hasValueLessThan(SOON);
    }

    @Test
    void anImageOfAGigabyteIsNotFetched() {
        answer = json(data(server.uri("/a.png").toString()));
        image = flood("HTTP/1.1 200 OK\r\n\r\n\u0089PNG\r\n\u001a\n", "\0\0\0\0");

        assertThat(failure())
                .isExactlyInstanceOf(DownloadException.class)
                .hasMessageContaining(": more than 1048576 bytes");
        assertThat(written).hasValueLessThan(SOON);
    }

    /** It is read to its end, since the image beside it may be good, but goes nowhere. */
    @Test
    void anImageOfAGigabyteWithinJsonIsNotKept() {
        answer = flood("HTTP/1.1 200 OK\r\n\r\n{\"data\":[{\"b64_json\":\"", "iVBORw0KGgo=");

        assertThat(failure()).isExactlyInstanceOf(OutcomeUnknownException.class);
        assertThat(seedream.shared().spool().liveBytes()).isZero();
    }

    @Test
    void aDecompressionBombIsBoundedByWhatItBecomes() throws IOException {
        byte[] bomb = gzip("[", " ", GIGABYTE / 8);
        assertThat(bomb).hasSizeLessThan(1 << 20);
        answer = whole("Content-Encoding: gzip\r\nContent-Type: application/json\r\n", bomb);
        assertThat(failure())
                .isExactlyInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("it is beyond what a reply may be: ");

        answer = json(data(server.uri("/a.png").toString()));
        image = whole("Content-Encoding: gzip\r\n", gzip("\u0089PNG\r\n\u001a\n", "\0", 1 << 26));
        assertThat(failure())
                .isExactlyInstanceOf(DownloadException.class)
                .hasMessageContaining(": more than 1048576 bytes");
    }

    @Test
    void aPixelBombIsDeliveredAsItCameAndNeverDecoded() {
        byte[] bomb = SampleImages.pngThatClaims(50_000, 50_000);
        answer = json("{\"data\":[{\"b64_json\":\"" + base64(bomb) + "\"}]}");

        Exchange exchange = send("hostile:generate?provider=uniall&outputFormat=gif", "a cat");

        assertThat(exchange.getException()).isNull();
        try (GeneratedImage image = exchange.getMessage().getBody(GeneratedImage.class)) {
            assertThat(image.getMediaType()).isEqualTo("image/png");
        }
        assertThat(exchange.getMessage().getHeader("CamelSeedreamResultAdjustments").toString())
                .contains("it has 2500000000 pixels, and up to 100000000 are decoded");
    }

    private SeedreamException failure() {
        return send("hostile:generate", "a cat").getException(SeedreamException.class);
    }

    private static String data(String url) {
        return "{\"data\":[{\"url\":\"" + url + "\"}]}";
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static RawServer.Answer json(String body) {
        return whole("Content-Type: application/json\r\n", body.getBytes(StandardCharsets.UTF_8));
    }

    private static RawServer.Answer whole(String headers, byte[] body) {
        String head =
                "HTTP/1.1 200 OK\r\n" + headers + "Content-Length: " + body.length + "\r\n\r\n";
        return (request, out) -> {
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
            return true;
        };
    }

    private static RawServer.Answer saying(String reply) {
        return (request, out) -> {
            out.write(reply.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return true;
        };
    }

    /** A gigabyte, made while it is sent. */
    private RawServer.Answer flood(String start, String more) {
        byte[] block = more.repeat(100_000 / more.length()).getBytes(StandardCharsets.ISO_8859_1);
        return (request, out) -> {
            written.set(0);
            out.write(start.getBytes(StandardCharsets.ISO_8859_1));
            while (written.get() < GIGABYTE) {
                out.write(block);
                written.addAndGet(block.length);
            }
            return false;
        };
    }

    private static byte[] gzip(String start, String more, long length) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        byte[] block = more.repeat(1 << 16).getBytes(StandardCharsets.ISO_8859_1);
        try (OutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(start.getBytes(StandardCharsets.ISO_8859_1));
            for (long done = 0; done < length; done += block.length) {
                zip.write(block);
            }
        }
        return zipped.toByteArray();
    }
}
