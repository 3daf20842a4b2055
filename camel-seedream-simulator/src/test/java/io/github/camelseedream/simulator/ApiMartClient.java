package io.github.camelseedream.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;

/** Calls as APIMart's pages show them. JSON is written with single quotes. */
final class ApiMartClient {

    private final LumenfallClient http;
    private final String api;

    ApiMartClient(SeedreamSimulator simulator) {
        this(simulator, "apimart");
    }

    /** For the provider of this name, which is one of two. */
    ApiMartClient(SeedreamSimulator simulator, String provider) {
        http = new LumenfallClient(simulator).withAuthorization("Bearer sk-abc");
        api = "/" + provider + "/v1";
    }

    ApiMartClient withAuthorization(String header) {
        http.withAuthorization(header);
        return this;
    }

    HttpResponse<byte[]> generate(String json) {
        return post("/images/generations", json);
    }

    /** Submits a task that must be accepted; gives its id. */
    String submit(String json) {
        HttpResponse<byte[]> answer = generate(json);
        if (answer.statusCode() != 200) {
            throw new AssertionError(LumenfallClient.text(answer));
        }
        return LumenfallClient.json(answer).at("/data/0/task_id").asText();
    }

    /** What a query says of the task. */
    JsonNode task(String id) {
        HttpResponse<byte[]> answer = get("/tasks/" + id + "?language=en");
        if (answer.statusCode() != 200) {
            throw new AssertionError(LumenfallClient.text(answer));
        }
        return LumenfallClient.json(answer).path("data");
    }

    HttpResponse<byte[]> post(String path, String json) {
        return http.post(api + path, "application/json", json.replace('\'', '"'));
    }

    HttpResponse<byte[]> upload(Form form) {
        return http.post(api + "/uploads/images", form);
    }

    /** A path below the base URL, or a whole address. */
    HttpResponse<byte[]> get(String pathOrUrl) {
        return http.get(pathOrUrl.startsWith("http") ? pathOrUrl : api + pathOrUrl);
    }
}
