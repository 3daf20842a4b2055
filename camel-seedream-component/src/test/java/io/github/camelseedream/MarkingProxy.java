package io.github.camelseedream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands in front of a simulator and gives every URL of an image a query, as a store that presigns
 * them does.
 */
final class MarkingProxy implements AutoCloseable {

    private static final Set<String> NOT_PASSED_ON =
            Set.of("host", "content-length", "connection", "upgrade", "http2-settings");

    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final URI behind;
    private final String query;

    MarkingProxy(URI behind, String query) throws IOException {
        this.behind = behind;
        this.query = query;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/", this::pass);
        server.start();
    }

    /** The same base URL, by way of the proxy. */
    String url(String baseUrl) {
        return baseUrl.replace(behind.getAuthority(), "127.0.0.1:" + server.getAddress().getPort());
    }

    private void pass(HttpExchange call) throws IOException {
        try (call) {
            HttpResponse<byte[]> reply =
                    client.send(copy(call), HttpResponse.BodyHandlers.ofByteArray());
            reply.headers()
                    .map()
                    .forEach(
                            (name, values) -> {
                                if (!NOT_PASSED_ON.contains(name.toLowerCase(java.util.Locale.ROOT))
                                        && !name.startsWith(":")
                                        && !name.equalsIgnoreCase("transfer-encoding")) {
                                    call.getResponseHeaders().put(name, values);
                                }
                            });
            byte[] body = marked(call, reply);
            call.sendResponseHeaders(reply.statusCode(), body.length == 0 ? -1 : body.length);
            call.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest copy(HttpExchange call) throws IOException {
        URI uri = call.getRequestURI();
        String passed = uri.getRawQuery() == null ? "" : uri.getRawQuery().replace(query, "");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(
                                behind.resolve(
                                        uri.getRawPath() + (passed.isEmpty() ? "" : "?" + passed)))
                        .method(
                                call.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(
                                        call.getRequestBody().readAllBytes()));
        call.getRequestHeaders()
                .forEach(
                        (name, values) -> {
                            if (!NOT_PASSED_ON.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                                values.forEach(value -> request.header(name, value));
                            }
                        });
        return request.build();
    }

    private byte[] marked(HttpExchange call, HttpResponse<byte[]> reply) {
        if (call.getRequestURI().getPath().contains("/media/")) {
            return reply.body();
        }
        String text = new String(reply.body(), StandardCharsets.ISO_8859_1);
        return text.replaceAll("(https?://[^\"\\s]*/media/[^\"?\\s]*)", "$1?" + query)
                .replace(behind.getAuthority(), "127.0.0.1:" + server.getAddress().getPort())
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
