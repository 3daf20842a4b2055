package io.github.camelseedream.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Plain calls with some headers. JSON is written with single quotes. Immutable. */
final class JsonCaller {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String root;
    private final Map<String, String> headers;

    JsonCaller(SeedreamSimulator simulator) {
        this(simulator.url(), Map.of());
    }

    private JsonCaller(String root, Map<String, String> headers) {
        this.root = root;
        this.headers = headers;
    }

    /** The same caller with one more header, or another value of it. */
    JsonCaller with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new JsonCaller(root, more);
    }

    HttpResponse<byte[]> get(String pathOrUrl) {
        return send("GET", pathOrUrl, BodyPublishers.noBody());
    }

    HttpResponse<byte[]> post(String pathOrUrl, String json) {
        return with("Content-Type", "application/json")
                .send("POST", pathOrUrl, BodyPublishers.ofString(json.replace('\'', '"')));
    }

    HttpResponse<byte[]> post(String path, Form form) {
        return with("Content-Type", form.contentType())
                .send("POST", path, BodyPublishers.ofByteArray(form.bytes()));
    }

    HttpResponse<byte[]> put(String pathOrUrl, byte[] body) {
        return send("PUT", pathOrUrl, BodyPublishers.ofByteArray(body));
    }

    private HttpResponse<byte[]> send(String method, String pathOrUrl, BodyPublisher body) {
        URI uri = URI.create(pathOrUrl.startsWith("http") ? pathOrUrl : root + pathOrUrl);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60)).method(method, body);
        headers.forEach(request::header);
        try {
            return HTTP.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
