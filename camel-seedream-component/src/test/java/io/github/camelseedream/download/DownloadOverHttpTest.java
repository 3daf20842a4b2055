package io.github.camelseedream.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.camelseedream.http.AddressPolicy;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.camel.CamelHttpClient;
import io.github.camelseedream.http.camel.HttpSettings;
import io.github.camelseedream.result.MemoryImages;
import io.github.camelseedream.result.StoredImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The downloader on the real client, against a server on loopback. */
class DownloadOverHttpTest {

    private static final byte[] IMAGE = MemoryImages.image(new byte[300_000]);

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final MemoryImages store = new MemoryImages();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private CamelHttpClient client;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        context.start();
        client = client(AddressPolicy.ANY);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        workers.shutdownNow();
        client.stop();
        context.stop();
    }

    private CamelHttpClient client(AddressPolicy rule) {
        CamelHttpClient made =
                CamelHttpClient.forDownloads(context, HttpSettings.builder().build(), rule);
        made.start();
        return made;
    }

    private void serve(HttpHandler handler) {
        server.createContext(
                "/",
                exchange -> {
                    calls.incrementAndGet();
                    try (exchange) {
                        handler.handle(exchange);
                    }
                });
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private StoredImage fetch(String url, Duration timeout) throws DownloadFailedException {
        return new Downloader(client.fetch(), true, timeout, pauses::add)
                .fetch(url, Deadline.after(Duration.ofSeconds(30)), store);
    }

    private StoredImage fetch(String path) throws DownloadFailedException {
        return fetch(url(path), Duration.ofSeconds(20));
    }

    private DownloadFailedException failure(String path) {
        return catchThrowableOfType(DownloadFailedException.class, () -> fetch(path));
    }

    private static byte[] bytes(StoredImage image) throws IOException {
        try (InputStream in = image.open()) {
            return in.readAllBytes();
        }
    }

    @Test
    void fetchesAnImageAndGivesTheConnectionBack() throws IOException {
        serve(exchange -> answer(exchange, "image/png", IMAGE));

        assertThat(bytes(fetch("/a.png?sig=1"))).isEqualTo(IMAGE);
        await().untilAsserted(() -> assertThat(client.leasedConnections()).isZero());
        assertThat(client.idleConnections()).isOne();
    }

    @Test
    void fetchesACompressedImage() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(IMAGE);
        }
        serve(
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Encoding", "gzip");
                    answer(exchange, "image/png", zipped.toByteArray());
                });

        assertThat(bytes(fetch("/a.png"))).isEqualTo(IMAGE);
    }

    @Test
    void triesAgainWhenTheConnectionBreaksOffInTheImage() throws IOException {
        serve(
                exchange -> {
                    exchange.sendResponseHeaders(200, IMAGE.length);
                    int length = calls.get() == 1 ? 200_000 : IMAGE.length;
                    exchange.getResponseBody().write(IMAGE, 0, length);
                    exchange.getResponseBody().flush();
                });

        assertThat(bytes(fetch("/a.png"))).isEqualTo(IMAGE);
        assertThat(calls).hasValue(2);
        assertThat(pauses).containsExactly(Duration.ofMillis(200));
        assertThat(store.held()).isOne();
    }

    @Test
    void followsARedirectToAnotherPathWithItsQuery() throws IOException {
        serve(
                exchange -> {
                    if (exchange.getRequestURI().toString().equals("/moved/b?x=%2B")) {
                        answer(exchange, "image/png", IMAGE);
                    } else {
                        exchange.getResponseHeaders().add("Location", "moved/b?x=%2B");
                        exchange.sendResponseHeaders(302, -1);
                    }
                });

        assertThat(bytes(fetch("/a"))).isEqualTo(IMAGE);
    }

    @Test
    void refusesToFetchFromThisMachineWhereOnlyPublicAddressesAreAllowed() {
        serve(exchange -> answer(exchange, "image/png", IMAGE));
        client.stop();
        client = client(AddressPolicy.PUBLIC_ONLY);

        assertThat(failure("/a?secret=1"))
                .hasMessage(
                        "localhost is, or resolves to, a loopback, private or otherwise not public"
                                + " address. If images are to come from there, name its range in"
                                + " the option allowedAddressRanges");
        assertThat(calls).hasValue(0);
        assertThat(pauses).isEmpty();
    }

    @Test
    void saysThatALinkHasExpired() {
        serve(exchange -> exchange.sendResponseHeaders(410, -1));

        assertThat(failure("/a?secret=1"))
                .hasMessage("the link has expired or is not valid (HTTP status 410)");
        assertThat(calls).hasValue(1);
    }

    @Test
    void saysWhatCameInPlaceOfAnImage() {
        byte[] page = "<!DOCTYPE html><html>Log in</html>".getBytes(StandardCharsets.UTF_8);
        serve(exchange -> answer(exchange, "text/html; charset=utf-8", page));

        assertThat(failure("/a?secret=1"))
                .hasMessage("not an image (HTTP status 200, content type text/html)");
        assertThat(store.held()).isZero();
    }

    @Test
    void givesUpWhereNobodyListens() {
        int port = server.getAddress().getPort();
        server.stop(0);

        assertThatThrownBy(
                        () ->
                                fetch(
                                        "http://localhost:" + port + "/a?secret=1",
                                        Duration.ofSeconds(20)))
                .isInstanceOf(DownloadFailedException.class)
                .hasMessageContaining("refused")
                .hasMessageNotContaining("secret");
        assertThat(pauses).hasSizeGreaterThan(1);
    }

    @Test
    void givesUpOnAServerThatDripsInItsTime() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        serve(
                exchange -> {
                    exchange.sendResponseHeaders(200, IMAGE.length);
                    try {
                        for (byte b : IMAGE) {
                            exchange.getResponseBody().write(b);
                            exchange.getResponseBody().flush();
                            if (over.await(20, TimeUnit.MILLISECONDS)) {
                                return;
                            }
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        long before = System.nanoTime();

        assertThatThrownBy(() -> fetch(url("/a?secret=1"), Duration.ofMillis(300)))
                .isInstanceOf(DownloadFailedException.class)
                .hasMessageStartingWith("the timeout of ")
                .hasMessageNotContaining("secret");

        over.countDown();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        assertThat(store.held()).isZero();
        await().untilAsserted(() -> assertThat(client.leasedConnections()).isZero());
    }
}
