package io.github.camelseedream.example.gateway;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import io.github.camelseedream.example.shared.CommandLine;
import io.github.camelseedream.simulator.SeedreamSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import org.apache.camel.RoutesBuilder;

/** The gateway on a free port, against a simulator that the test holds. */
final class GatewayRun implements AutoCloseable {

    static final String KEY = "sk-second";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Properties properties = new Properties();
    private Gateway gateway;

    GatewayRun(SeedreamSimulator simulator, String provider) throws IOException {
        with("provider", provider);
        with("baseUrl", simulator.baseUrl(provider));
        with("apiKey", "any");
        with("keys", "sk-first, " + KEY);
        with("port", freePort());
        with("camel.component.seedream.pollInitialDelay", "10ms");
        with("camel.component.seedream.pollDelay", "50ms");
    }

    GatewayRun(SeedreamSimulator simulator) throws IOException {
        this(simulator, "lumenfall");
    }

    GatewayRun with(String option, Object value) {
        properties.setProperty(option, value.toString());
        return this;
    }

    /** With something else in the component's place. */
    GatewayRun start(RoutesBuilder more) {
        gateway = gateway(Clock.systemUTC());
        gateway.add(more);
        gateway.start();
        return this;
    }

    GatewayRun start() {
        return start(Clock.systemUTC());
    }

    GatewayRun start(Clock clock) {
        gateway = gateway(clock);
        gateway.start();
        return this;
    }

    private Gateway gateway(Clock clock) {
        return new Gateway(
                new GatewayOptions(properties, CommandLine.of(properties), name -> null), clock);
    }

    Properties properties() {
        return properties;
    }

    String url() {
        return "http://127.0.0.1:" + properties.getProperty("port");
    }

    /** The official client, which sends nothing twice unless told so. */
    OpenAIClient client() {
        return client(KEY, 0);
    }

    OpenAIClient client(String key, int maxRetries) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(url() + "/v1")
                .apiKey(key)
                .maxRetries(maxRetries)
                .timeout(Duration.ofSeconds(60))
                .build();
    }

    HttpResponse<String> post(String path, String contentType, String body) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(url() + path))
                        .header("Authorization", "Bearer " + KEY)
                        .header("Content-Type", contentType)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    HttpResponse<String> generate(String json) throws Exception {
        return post("/v1/images/generations", "application/json", json);
    }

    HttpResponse<String> send(HttpRequest request) throws Exception {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<byte[]> get(String url) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(url)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        if (gateway != null) {
            gateway.close();
        }
    }
}
