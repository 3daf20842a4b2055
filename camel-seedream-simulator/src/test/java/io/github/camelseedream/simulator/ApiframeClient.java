package io.github.camelseedream.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A caller that knows nothing of the simulator's classes: plain HTTP, written from the docs. */
final class ApiframeClient {

    static final String KEY = "afk_test_key_000000000000000000000000";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String root;
    private String key = KEY;

    ApiframeClient(SeedreamSimulator simulator) {
        root = simulator.baseUrl("apiframe");
    }

    /** The same caller with another key; null for none. */
    ApiframeClient withKey(String other) {
        key = other;
        return this;
    }

    HttpResponse<byte[]> generate(String json) {
        return generate(json, null);
    }

    /** With an idempotency key unless that is null. Single quotes stand for double ones. */
    HttpResponse<byte[]> generate(String json, String idempotencyKey) {
        HttpRequest.Builder request =
                request("/v2/images/generate")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json.replace('\'', '"')));
        return send(
                idempotencyKey == null
                        ? request
                        : request.header("Idempotency-Key", idempotencyKey));
    }

    /** Submits a job that must be accepted; gives its id. */
    String submit(String json) {
        HttpResponse<byte[]> response = generate(json);
        if (response.statusCode() != 202) {
            throw new AssertionError(LumenfallClient.text(response));
        }
        return LumenfallClient.json(response).path("jobId").asText();
    }

    JsonNode job(String id) {
        return LumenfallClient.json(get("/v2/jobs/" + id));
    }

    HttpResponse<byte[]> upload(byte[] file) {
        return upload(new Form().file("file", "x.bin", "application/octet-stream", file));
    }

    HttpResponse<byte[]> upload(Form form) {
        return send(
                request("/v2/uploads")
                        .header("Content-Type", form.contentType())
                        .POST(BodyPublishers.ofByteArray(form.bytes())));
    }

    HttpResponse<byte[]> get(String pathOrUrl) {
        return send(request(pathOrUrl).GET());
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String pathOrUrl) {
        URI uri = URI.create(pathOrUrl.startsWith("http") ? pathOrUrl : root + pathOrUrl);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60));
        return key == null ? request : request.header("X-API-Key", key);
    }
}
