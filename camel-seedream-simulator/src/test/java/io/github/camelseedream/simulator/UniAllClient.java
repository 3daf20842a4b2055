package io.github.camelseedream.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;

/** Calls as UniAll's page shows them. JSON is written with single quotes. */
final class UniAllClient {

    static final String GENERATIONS = "/uniall/v1/images/generations";
    static final String EDITS = "/uniall/v1/images/edits";

    private final LumenfallClient http;

    UniAllClient(SeedreamSimulator simulator) {
        http = new LumenfallClient(simulator);
    }

    UniAllClient withAuthorization(String header) {
        http.withAuthorization(header);
        return this;
    }

    HttpResponse<byte[]> generate(String json) {
        return post(GENERATIONS, json);
    }

    HttpResponse<byte[]> edit(String json) {
        return post(EDITS, json);
    }

    HttpResponse<byte[]> edit(Form form) {
        return http.post(EDITS, form);
    }

    HttpResponse<byte[]> post(String path, String json) {
        return http.post(path, "application/json", json.replace('\'', '"'));
    }

    HttpResponse<byte[]> get(String pathOrUrl) {
        return http.get(pathOrUrl);
    }

    /** The file behind the first address of an answer. */
    byte[] firstImage(HttpResponse<byte[]> answer) {
        JsonNode url = LumenfallClient.json(answer).at("/data/0/url");
        return get(url.asText()).body();
    }
}
