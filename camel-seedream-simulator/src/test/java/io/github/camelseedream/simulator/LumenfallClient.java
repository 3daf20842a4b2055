package io.github.camelseedream.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A caller that knows nothing of the simulator's classes: plain HTTP, written from the docs. */
final class LumenfallClient {

    static final ObjectMapper JSON = new ObjectMapper();
    static final String GENERATIONS = "/lumenfall/openai/v1/images/generations";
    static final String EDITS = "/lumenfall/openai/v1/images/edits";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String root;
    private String authorization = "Bearer lmnfl_abc.secret";

    LumenfallClient(SeedreamSimulator simulator) {
        root = simulator.url();
    }

    /** The same caller with another Authorization header; null for none. */
    LumenfallClient withAuthorization(String header) {
        authorization = header;
        return this;
    }

    HttpResponse<byte[]> generate(String json) {
        return post(GENERATIONS, "application/json", json);
    }

    HttpResponse<byte[]> edit(Form form) {
        return post(EDITS, form);
    }

    HttpResponse<byte[]> post(String path, Form form) {
        return send(
                request(path)
                        .header("Content-Type", form.contentType())
                        .POST(BodyPublishers.ofByteArray(form.bytes())));
    }

    HttpResponse<byte[]> post(String path, String contentType, String body) {
        return send(
                request(path)
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<byte[]> get(String pathOrUrl) {
        return send(request(pathOrUrl).GET());
    }

    HttpResponse<byte[]> delete(String path) {
        return send(request(path).DELETE());
    }

    HttpRequest generation(String json) {
        return request(GENERATIONS)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<byte[]> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + text(response), e);
        }
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String pathOrUrl) {
        URI uri = URI.create(pathOrUrl.startsWith("http") ? pathOrUrl : root + pathOrUrl);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60));
        return authorization == null ? request : request.header("Authorization", authorization);
    }
}
