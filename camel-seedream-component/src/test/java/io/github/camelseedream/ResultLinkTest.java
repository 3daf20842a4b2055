package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.error.DownloadException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.http.camel.RawServer;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.GeneratedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the links in an answer lead, and how an image that is paid for is fetched. */
class ResultLinkTest extends MultiComponentRouteTest {

    private static final String JOB = "7d8e1f0a-5b1c-4c2e-9f3d-2a6b8c0d4e5f";
    private static final byte[] IMAGE = SampleImages.png(64, 48);

    private final Queue<String> statusesOfTheImage = new ArrayDeque<>();
    private volatile String link;
    private volatile String postStatus = "200 OK";
    private RawServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = new RawServer(this::answer);
        add("sync", options -> options.setBaseUrl(server.uri("/v1").toString()));
        add(
                "tasks",
                options -> {
                    options.setBaseUrl(server.uri("/").toString());
                    options.setProvider("apiframe");
                    options.setPollInitialDelay(1);
                    options.setPollDelay(1);
                });
    }

    @AfterEach
    void stopServer() throws IOException {
        server.close();
    }

    private boolean answer(String request, OutputStream out) throws IOException {
        String target = request.split(" ")[1];
        if (target.contains("/jobs/")) {
            json(
                    out,
                    "{\"jobId\":\"%s\",\"status\":\"COMPLETED\",\"result\":[\"%s\"]}"
                            .formatted(JOB, link));
        } else if (request.startsWith("POST") && target.startsWith("/v1/")) {
            json(out, "{\"data\":[{\"url\":\"%s\"}]}".formatted(link));
        } else if (request.startsWith("POST")) {
            json(out, "{\"jobId\":\"%s\",\"status\":\"QUEUED\"}".formatted(JOB));
        } else if (!statusesOfTheImage.isEmpty()) {
            write(out, statusesOfTheImage.remove(), new byte[0]);
        } else {
            write(out, "200 OK", IMAGE);
        }
        return true;
    }

    private void json(OutputStream out, String body) throws IOException {
        write(out, postStatus, body.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(OutputStream out, String statusAndHeaders, byte[] body)
            throws IOException {
        String head =
                "HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n"
                        .formatted(statusAndHeaders, body.length);
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
    }

    private List<String> asked() {
        return server.requests.stream().map(r -> r.substring(0, r.indexOf(" HTTP"))).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "sync, /files/x.png?sig=a%2Bb, /files/x.png?sig=a%2Bb",
        "sync, x.png, /v1/images/x.png",
        "sync, ../x.png, /v1/x.png",
        "sync, //localhost:PORT/x.png, /x.png",
        "tasks, /files/x.png, /files/x.png",
        "tasks, //localhost:PORT/x.png, /x.png"
    })
    void aRelativeLinkLeadsFromTheAnswerThatItStandsIn(
            String scheme, String relative, String path) {
        link = relative.replace("PORT", String.valueOf(server.uri("/").getPort()));

        Exchange exchange = send(scheme + ":generate?resultMode=image", "a cat");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(GeneratedImage.class).getUrl())
                .isEqualTo(server.uri(path).toString());
        assertThat(asked()).endsWith("GET " + path);
        assertThat(server.requests.get(server.requests.size() - 1))
                .doesNotContainIgnoringCase("authorization");
    }

    @Test
    void aRelativeLinkIsWholeWhereItIsHandedOn() {
        link = "/files/{x}.png";

        assertThat(send("sync:generate?resultMode=url", "a cat").getMessage().getBody())
                .isEqualTo(server.uri("/files/%7Bx%7D.png").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"//169.254.169.254/x.png", "//2852039166/x.png"})
    void aRelativeLinkToAnotherHostIsCheckedLikeAnyOther(String elsewhere) {
        link = elsewhere;

        assertThat(send("sync:generate?resultMode=image", "a cat").getException())
                .isInstanceOf(DownloadException.class)
                .hasMessageContaining("otherwise not public address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://cdn.example:99999/x.png",
                "https://cdn.example:2147483648/x",
                "https://cdn.example:-5/x",
                "https://[::1/x",
                "https://?from=https://x/a",
                "//h:99999/x"
            })
    void aLinkThatCannotBeCalledIsAnImageThatMayBePaidFor(String broken) {
        link = broken;

        for (String scheme : List.of("sync", "tasks")) {
            Exception failure = send(scheme + ":generate?resultMode=image", "a cat").getException();

            assertThat(failure)
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasMessageContaining("its link is of no use");
        }
    }

    @Test
    void anImageThatIsNotThereYetIsAskedForAgain() {
        link = "/x.png";
        statusesOfTheImage.addAll(List.of("404 Not Found", "403 Forbidden"));

        Exchange exchange = send("sync:generate?resultMode=image", "a cat");

        assertThat(exchange.getMessage().getBody()).isInstanceOf(GeneratedImage.class);
        assertThat(asked()).endsWith("GET /x.png", "GET /x.png", "GET /x.png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "301 Moved\r\nLocation: /elsewhere",
                "302 Found\r\nLocation: /elsewhere",
                "303 See Other\r\nLocation: /elsewhere"
            })
    void aRedirectAfterAPostMayStandForAnImageThatIsMade(String redirect) {
        postStatus = redirect;

        assertThat(send("sync:generate", "a cat").getException())
                .isInstanceOf(OutcomeUnknownException.class)
                .extracting(failure -> ((SeedreamException) failure).outcome())
                .isEqualTo(CallOutcome.UNKNOWN);
        assertThat(server.requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"307 Again", "308 Always there", "300 Choose", "305 By proxy"})
    void aRedirectThatKeepsThePostSaysThatNothingWasDone(String redirect) {
        postStatus = redirect + "\r\nLocation: /elsewhere";

        assertThat(send("sync:generate", "a cat").getException())
                .extracting(failure -> ((SeedreamException) failure).outcome())
                .isEqualTo(CallOutcome.REJECTED);
    }

    @Test
    void aRangeThatIsNamedIsFetchedFromThoughItIsNotPublic() {
        link = "http://192.0.2.7:1/x.png";

        add(
                "opened",
                options -> {
                    options.setBaseUrl(server.uri("/v1").toString());
                    // no time for the last and longest pause between tries
                    options.setDownloadTimeout(4000);
                },
                shared -> {
                    shared.setConnectTimeout(1);
                    shared.setAllowedAddressRanges("192.0.2.0/24");
                });

        assertThat(send("sync:generate?resultMode=image", "a cat").getException())
                .hasMessageContaining("option allowedAddressRanges");
        assertThat(send("opened:generate?resultMode=image", "a cat").getException())
                .hasMessageNotContaining("allowedAddressRanges");
    }

    @Test
    void aRangeThatCannotBeReadFailsTheStart() {
        assertThatThrownBy(
                        () -> add("unread", o -> {}, c -> c.setAllowedAddressRanges("198.18/15")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "option allowedAddressRanges: '198.18/15' is no range of addresses."
                                + " Accepted: IP addresses with the length of their prefix,"
                                + " separated by commas, such as 198.18.0.0/15,fd00::/8");
    }
}
