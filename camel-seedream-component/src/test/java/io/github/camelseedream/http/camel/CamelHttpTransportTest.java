package io.github.camelseedream.http.camel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.http.Auth;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.HttpBody;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.http.HttpReply;
import io.github.camelseedream.http.HttpTransport;
import io.github.camelseedream.http.SendException;
import io.github.camelseedream.request.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CamelHttpTransportTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private CamelHttpClient client;

    @BeforeEach
    void start() {
        context.getPropertiesComponent().addInitialProperty("secret", "the-secret");
        context.start();
        client = CamelHttpClient.forProviders(context, HttpSettings.builder().build());
        client.start();
    }

    @AfterEach
    void stop() {
        client.stop();
        context.stop();
    }

    private HttpTransport to(URI baseUrl) {
        return client.transport(
                baseUrl, new Auth(Auth.Style.BEARER, "key-1"), Map.of("X-Extra", "yes"));
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20));
    }

    private static String text(HttpReply reply) throws IOException {
        try (reply) {
            return new String(reply.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aCallBesideTheBaseUrlGoesToTheHostOfThatName() {
        HttpTransport transport =
                client.transport(
                        URI.create("https://queue.example.com"),
                        Map.of("rest", URI.create("https://rest.example.com/v1")),
                        new Auth(Auth.Style.BEARER, "key-1"),
                        Map.of());

        assertThat(transport.uri(HttpCall.get("../rest/files?a=b")))
                .hasToString("https://rest.example.com/v1/files?a=b");
        assertThat(transport.uri(HttpCall.get("rest/files")))
                .hasToString("https://queue.example.com/rest/files");
        assertThat(
                        to(URI.create("https://gateway.example.com/x/queue"))
                                .uri(HttpCall.get("../rest/files")))
                .hasToString("https://gateway.example.com/x/rest/files");
    }

    @Test
    void sendsTheSignedCallAndNoOtherHeader() throws Exception {
        try (RawServer server = RawServer.saying(RawServer.ok("done"))) {
            HttpCall call =
                    new HttpCall(
                            "POST",
                            "images/generations?api-version=1",
                            Map.of("Idempotency-Key", "abc"),
                            HttpBody.json("{}".getBytes(StandardCharsets.UTF_8)));

            assertThat(text(to(server.uri("/v1")).send(call, soon()))).isEqualTo("done");

            assertThat(server.requests.get(0))
                    .startsWith("POST /v1/images/generations?api-version=1 HTTP/1.1\r\n")
                    .endsWith("\r\n\r\n{}");
            assertThat(headerNames(server.requests.get(0)))
                    .containsExactlyInAnyOrder(
                            "X-Extra",
                            "Idempotency-Key",
                            "Authorization",
                            "Content-Type",
                            "Content-Length",
                            "Accept-Encoding",
                            "Host",
                            "Connection",
                            "User-Agent");
            assertThat(server.requests.get(0)).contains("Authorization: Bearer key-1\r\n");
        }
    }

    private static List<String> headerNames(String request) {
        return request.substring(0, request.indexOf("\r\n\r\n"))
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(':')))
                .toList();
    }

    @Test
    void climbsFromTheBaseUrlButStaysOnItsHost() throws Exception {
        try (RawServer server = RawServer.saying(RawServer.ok(""))) {
            HttpTransport transport = to(server.uri("/openai/v1"));

            text(transport.send(HttpCall.get("../../v1/balance"), soon()));
            text(transport.send(HttpCall.get("//elsewhere.example/x"), soon()));
            text(transport.send(HttpCall.get("https://elsewhere.example/x"), soon()));

            assertThat(server.requests).hasSize(3);
            assertThat(server.requests.get(0)).startsWith("GET /v1/balance HTTP/1.1\r\n");
            assertThatThrownBy(() -> transport.send(HttpCall.get("../../../x"), soon()))
                    .isInstanceOfSatisfying(
                            SendException.class,
                            error ->
                                    assertThat(error.phase())
                                            .isEqualTo(SendException.Phase.CONNECT))
                    .hasMessageContaining("the path ../../../x climbs above");
        }
    }

    @Test
    void doesNotResolvePlaceholdersInPaths() throws Exception {
        try (RawServer server = RawServer.saying(RawServer.ok(""))) {
            text(to(server.uri("/v1")).send(HttpCall.get("a/{{secret}}?b={{secret}}"), soon()));

            assertThat(server.requests.get(0))
                    .startsWith("GET /v1/a/%7B%7Bsecret%7D%7D?b=%7B%7Bsecret%7D%7D HTTP/1.1\r\n");
        }
    }

    @Test
    void aFailureStatusIsAReplyAndIsNotRepeated() throws Exception {
        String busy = "HTTP/1.1 503 Busy\r\nRetry-After: 0\r\nContent-Length: 4\r\n\r\nlate";
        try (RawServer server = RawServer.saying(busy)) {
            HttpReply reply = to(server.uri("/v1")).send(post("{}"), soon());

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.header("retry-after")).contains("0");
            assertThat(text(reply)).isEqualTo("late");
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void followsNoRedirect() throws Exception {
        String moved = "HTTP/1.1 307 Moved\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n";
        try (RawServer server = RawServer.saying(moved)) {
            HttpReply reply = to(server.uri("/v1")).send(post("{}"), soon());

            assertThat(reply.status()).isEqualTo(307);
            assertThat(text(reply)).isEmpty();
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void decompressesWhatIsCompressed() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write("packed".repeat(1000).getBytes(StandardCharsets.UTF_8));
        }
        String head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked";
        String chunk = Integer.toHexString(packed.size()) + "\r\n";
        try (RawServer server =
                RawServer.saying(
                        head
                                + "\r\n\r\n"
                                + chunk
                                + packed.toString(StandardCharsets.ISO_8859_1)
                                + "\r\n0\r\n\r\n")) {
            for (int i = 0; i < 3; i++) {
                assertThat(text(to(server.uri("/v1")).send(HttpCall.get("x"), soon())))
                        .isEqualTo("packed".repeat(1000));
            }
            assertThat(server.connections).hasValue(1);
        }
    }

    @Test
    void usesAConnectionAgainForWhatMayBeRepeated() throws Exception {
        try (RawServer server = RawServer.saying(RawServer.ok("again"))) {
            HttpTransport transport = to(server.uri("/v1"));
            for (int i = 0; i < 30; i++) {
                assertThat(text(transport.send(HttpCall.get("x"), soon()))).isEqualTo("again");
            }
            assertThat(server.connections).hasValue(1);
            await().untilAsserted(() -> assertThat(client.leasedConnections()).isZero());
            assertThat(client.idleConnections()).isEqualTo(1);
        }
    }

    @Test
    void aPostOpensAConnectionAndLeavesItToWhatMayBeRepeated() throws Exception {
        try (RawServer server = RawServer.saying(RawServer.ok("once"))) {
            HttpTransport transport = to(server.uri("/v1"));
            for (int i = 1; i <= 10; i++) {
                assertThat(text(transport.send(post("{}"), soon()))).isEqualTo("once");
                assertThat(server.connections).hasValue(i);
                assertThat(text(transport.send(HttpCall.get("x"), soon()))).isEqualTo("once");
                assertThat(server.connections).hasValue(i);
            }
            await().untilAsserted(() -> assertThat(client.leasedConnections()).isZero());
            assertThat(client.idleConnections()).isEqualTo(1);
        }
    }

    /** Whether the news of it has come by the next call is a matter of luck. */
    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void isAnsweredByAServerThatClosesAfterEachAnswerWithoutSayingSo(String method)
            throws Exception {
        HttpCall call = method.equals("GET") ? HttpCall.get("x") : post("{}");
        try (RawServer server =
                new RawServer(
                        (request, out) -> {
                            out.write(RawServer.ok("once").getBytes(StandardCharsets.US_ASCII));
                            out.flush();
                            return false;
                        })) {
            HttpTransport transport = to(server.uri("/v1"));
            for (int i = 1; i <= 100; i++) {
                assertThat(text(transport.send(call, soon()))).isEqualTo("once");
                if (method.equals("GET")) {
                    await().pollInterval(Duration.ofMillis(1)).until(server::hasClosedAll);
                }
            }
            assertThat(server.requests).hasSize(100);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "403 Forbidden\r\nContent-Length: 2\r\n\r\nno",
                "407 Who are you\r\nProxy-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n",
                "502 Bad Gateway\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nno\r\n0\r\n\r\n",
                "302 Log in\r\nLocation: http://login.example/\r\nContent-Length: 0\r\n\r\n"
            })
    void whatAProxyRefusesToConnectIsNotSent(String refusal) throws Exception {
        try (RawServer proxy = RawServer.saying("HTTP/1.1 " + refusal)) {
            int port = proxy.uri("/").getPort();
            CamelHttpClient proxied =
                    CamelHttpClient.forProviders(
                            context, HttpSettings.builder().proxy("localhost", port).build());
            proxied.start();
            HttpTransport transport =
                    proxied.transport(
                            URI.create("https://provider.example/v1"),
                            new Auth(Auth.Style.BEARER, "k"),
                            Map.of());

            SendException refused =
                    catchThrowableOfType(
                            SendException.class, () -> transport.send(post("{}"), soon()));

            assertThat(refused.phase()).isEqualTo(SendException.Phase.CONNECT);
            assertThat(refused)
                    .hasMessage(
                            "the proxy localhost:%d refused to connect: HTTP status %s",
                            port, refusal.substring(0, 3));
            assertThat(proxy.requests)
                    .allSatisfy(request -> assertThat(request).startsWith("CONNECT "));
            assertThat(proxied.leasedConnections()).isZero();
            proxied.stop();
        }
    }

    @Test
    void aReplyReadHalfwayIsDroppedWithoutReadingTheRest() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer server =
                new RawServer(
                        (request, out) -> {
                            out.write(
                                    "HTTP/1.1 200 OK\r\nContent-Length: 999999\r\n\r\nabc"
                                            .getBytes(UTF_8));
                            out.flush();
                            awaitQuietly(never);
                            return false;
                        })) {
            HttpReply reply = to(server.uri("/v1")).send(post("{}"), soon());
            assertThat(reply.body().readNBytes(3)).hasSize(3);

            long before = System.nanoTime();
            reply.close();

            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(2));
            await().untilAsserted(() -> assertThat(client.leasedConnections()).isZero());
            assertThat(client.idleConnections()).isZero();
        } finally {
            never.countDown();
        }
    }

    @Test
    void anExpiredDeadlineAbortsTheCallAndFreesTheConnection() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch arrived = new CountDownLatch(1);
        try (RawServer server =
                new RawServer(
                        (request, out) -> {
                            arrived.countDown();
                            awaitQuietly(never);
                            return false;
                        })) {
            Deadline deadline = soon();
            CompletableFuture.runAsync(
                    () -> {
                        awaitQuietly(arrived);
                        deadline.expire("the route stops");
                    });

            SendException failure =
                    catchThrowableOfType(
                            SendException.class,
                            () -> to(server.uri("/v1")).send(post("{}"), deadline));

            assertThat(failure.phase()).isEqualTo(SendException.Phase.EXCHANGE);
            assertThat(failure).hasMessage("the route stops");
            await().untilAsserted(() -> assertThat(client.leasedConnections()).isZero());
        } finally {
            never.countDown();
        }
    }

    @Test
    void anExpiredDeadlineAbortsTheReadingOfAReply() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer server =
                new RawServer(
                        (request, out) -> {
                            out.write(
                                    "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nabc"
                                            .getBytes(UTF_8));
                            out.flush();
                            awaitQuietly(never);
                            return false;
                        })) {
            Deadline deadline = soon();
            try (HttpReply reply = to(server.uri("/v1")).send(post("{}"), deadline)) {
                reply.body().readNBytes(3);
                CompletableFuture.runAsync(() -> deadline.expire("too slow"));

                assertThatThrownBy(() -> reply.body().read())
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("after 3 bytes")
                        .hasMessageContaining("too slow");
            }
            await().untilAsserted(() -> assertThat(client.leasedConnections()).isZero());
        } finally {
            never.countDown();
        }
    }

    @Test
    void endsACallByItselfWhenTheTimeIsOver() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer server =
                new RawServer(
                        (request, out) -> {
                            awaitQuietly(never);
                            return false;
                        })) {
            SendException failure =
                    catchThrowableOfType(
                            SendException.class,
                            () ->
                                    to(server.uri("/v1"))
                                            .send(
                                                    post("{}"),
                                                    Deadline.after(Duration.ofMillis(200))));

            assertThat(failure.phase()).isEqualTo(SendException.Phase.EXCHANGE);
            assertThat(failure).hasMessage("the timeout of 200 ms ended it");
        } finally {
            never.countDown();
        }
    }

    @Test
    void whatIsLeftOfAMillisecondIsNoReasonToSayThatAReadTimedOut() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (RawServer server =
                new RawServer(
                        (request, out) -> {
                            awaitQuietly(never);
                            return false;
                        })) {
            for (int i = 0; i < 5; i++) {
                Deadline nearlyAMillisecondMore = Deadline.after(Duration.ofNanos(300_950_000));

                assertThatThrownBy(
                                () ->
                                        to(server.uri("/v1"))
                                                .send(post("{}"), nearlyAMillisecondMore))
                        .hasMessage("the timeout of 300 ms ended it");
            }
        } finally {
            never.countDown();
        }
    }

    @Test
    void nothingIsSentWhenTheTimeIsOverBefore() throws Exception {
        try (RawServer server = RawServer.saying(RawServer.ok(""))) {
            SendException failure =
                    catchThrowableOfType(
                            SendException.class,
                            () ->
                                    to(server.uri("/v1"))
                                            .send(post("{}"), Deadline.after(Duration.ZERO)));

            assertThat(failure.phase()).isEqualTo(SendException.Phase.CONNECT);
            assertThat(server.connections).hasValue(0);
        }
    }

    @Test
    void aRefusedConnectionMeansNothingWasSent() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        HttpTransport transport = to(URI.create("http://localhost:" + port + "/v1"));

        SendException failure =
                catchThrowableOfType(SendException.class, () -> transport.send(post("{}"), soon()));

        assertThat(failure.phase()).isEqualTo(SendException.Phase.CONNECT);
        assertThat(failure.host()).isEqualTo("localhost:" + port);
        assertThat(failure).hasMessageContaining("refused");
    }

    @Test
    void anUnknownHostMeansNothingWasSent() {
        HttpTransport transport = to(URI.create("http://no-such-host.invalid/v1"));

        SendException failure =
                catchThrowableOfType(SendException.class, () -> transport.send(post("{}"), soon()));

        assertThat(failure.phase()).isEqualTo(SendException.Phase.CONNECT);
    }

    @Test
    void aFailedTlsHandshakeMeansNothingWasSent() throws Exception {
        try (RawServer server = RawServer.saying("not TLS at all\r\n\r\n")) {
            URI https = URI.create(server.uri("/v1").toString().replace("http:", "https:"));
            CompletableFuture<Void> drop =
                    CompletableFuture.runAsync(
                                    () -> await().until(() -> server.connections.get() > 0))
                            .thenRun(() -> closeQuietly(server));

            SendException failure =
                    catchThrowableOfType(
                            SendException.class, () -> to(https).send(post("{}"), soon()));

            assertThat(failure.phase()).isEqualTo(SendException.Phase.CONNECT);
            drop.join();
        }
    }

    @Test
    void aConnectionDroppedAfterTheRequestMeansItMayHaveArrived() throws Exception {
        try (RawServer server = new RawServer((request, out) -> false)) {
            SendException failure =
                    catchThrowableOfType(
                            SendException.class,
                            () -> to(server.uri("/v1")).send(post("{}"), soon()));

            assertThat(failure.phase()).isEqualTo(SendException.Phase.EXCHANGE);
            assertThat(server.requests).hasSize(1);
        }
    }

    @Test
    void aReplyCutOffIsAnIoException() throws Exception {
        try (RawServer server =
                new RawServer(
                        (request, out) -> {
                            out.write(
                                    "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nabc"
                                            .getBytes(UTF_8));
                            return false;
                        })) {
            HttpReply reply = to(server.uri("/v1")).send(post("{}"), soon());

            assertThatThrownBy(() -> text(reply)).isInstanceOf(IOException.class);
            await().untilAsserted(() -> assertThat(client.leasedConnections()).isZero());
        }
    }

    @Test
    void writesAFormByteForByteWithItsLength() throws Exception {
        byte[] image = {(byte) 0x89, 'P', 'N', 'G', 0, 13, 10};
        try (RawServer server = RawServer.saying(RawServer.ok(""))) {
            HttpBody form =
                    new HttpBody.Form(
                            List.of(
                                    new HttpBody.Field("prompt", "ein Bär"),
                                    new HttpBody.FilePart(
                                            "image[]", "a.png", "image/png", Content.of(image))));

            text(to(server.uri("/v1")).send(HttpCall.post("images/edits", form), soon()));

            String request = server.requests.get(0);
            String body = request.substring(request.indexOf("\r\n\r\n") + 4);
            String boundary = body.substring(2, body.indexOf("\r\n"));
            assertThat(request)
                    .contains(
                            "\r\nContent-Type: multipart/form-data; boundary=" + boundary + "\r\n")
                    .contains("\r\nContent-Length: " + body.length() + "\r\n")
                    .doesNotContain("Transfer-Encoding");
            assertThat(body)
                    .isEqualTo(
                            "--"
                                    + boundary
                                    + "\r\n"
                                    + "Content-Disposition: form-data; name=\"prompt\"\r\n"
                                    + "Content-Type: text/plain; charset=UTF-8\r\n\r\n"
                                    + latin1("ein Bär")
                                    + "\r\n"
                                    + "--"
                                    + boundary
                                    + "\r\n"
                                    + "Content-Disposition: form-data; name=\"image[]\"; filename=\"a.png\"\r\n"
                                    + "Content-Type: image/png\r\n\r\n"
                                    + new String(image, StandardCharsets.ISO_8859_1)
                                    + "\r\n"
                                    + "--"
                                    + boundary
                                    + "--\r\n");
        }
    }

    @Test
    void aPostWithoutBodySaysThatItHasNone() throws Exception {
        try (RawServer server = RawServer.saying(RawServer.ok(""))) {
            text(to(server.uri("/v1")).send(HttpCall.post("x", HttpBody.NONE), soon()));

            assertThat(server.requests.get(0)).contains("Content-Length: 0\r\n");
        }
    }

    @Test
    void aContentThatShrankIsNoticed() throws Exception {
        Content shrunk =
                new Content() {
                    @Override
                    public java.io.InputStream open() {
                        return java.io.InputStream.nullInputStream();
                    }

                    @Override
                    public long length() {
                        return 5;
                    }
                };
        try (RawServer server = RawServer.saying(RawServer.ok(""))) {
            HttpCall call = HttpCall.post("x", new HttpBody.Whole("image/png", shrunk));

            assertThatThrownBy(() -> to(server.uri("/v1")).send(call, soon()))
                    .isInstanceOf(SendException.class)
                    .hasMessageContaining("changed while it was sent");
            await().untilAsserted(() -> assertThat(client.leasedConnections()).isZero());
        }
    }

    @Test
    void whatMoneyDependsOnHoldsOnAUsersComponentToo() throws Exception {
        org.apache.camel.component.http.HttpComponent theirs =
                context.getComponent("http", org.apache.camel.component.http.HttpComponent.class);
        CamelHttpClient onTheirs =
                CamelHttpClient.forProviders(
                        context, HttpSettings.builder().httpComponent(theirs).build());
        onTheirs.start();
        String busy = "HTTP/1.1 429 Busy\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n";
        try (RawServer server = RawServer.saying(busy)) {
            HttpTransport transport =
                    onTheirs.transport(
                            server.uri("/v1"), new Auth(Auth.Style.BEARER, "k"), Map.of());
            try (HttpReply reply = transport.send(post("{}"), soon())) {
                assertThat(reply.status()).isEqualTo(429);
            }
            assertThat(server.requests).hasSize(1);
            assertThat(context.getEndpoints()).isEmpty();
        } finally {
            onTheirs.stop();
        }
    }

    @Test
    void callsTheProviderOnTheConnectionsOfTheRouteAuthorsConfigurer() throws Exception {
        InMemoryDnsResolver names = new InMemoryDnsResolver();
        names.add("provider.example", InetAddress.getLoopbackAddress());
        HttpSettings settings =
                HttpSettings.builder()
                        .httpClientConfigurer(
                                builder ->
                                        builder.setConnectionManager(
                                                PoolingHttpClientConnectionManagerBuilder.create()
                                                        .setDnsResolver(names)
                                                        .build()))
                        .build();
        CamelHttpClient configured = CamelHttpClient.forProviders(context, settings);
        configured.start();
        try (RawServer server = RawServer.saying(RawServer.ok("done"))) {
            URI base = URI.create("http://provider.example:" + server.uri("/").getPort() + "/v1");
            HttpTransport transport =
                    configured.transport(base, new Auth(Auth.Style.BEARER, "k"), Map.of());

            assertThat(text(transport.send(post("{}"), soon()))).isEqualTo("done");
        } finally {
            configured.stop();
        }
    }

    private static HttpCall post(String json) {
        return HttpCall.post("images", HttpBody.json(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static String latin1(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception ignored) {
            // closed is closed
        }
    }
}
