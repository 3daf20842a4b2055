package io.github.camelseedream;

import static org.awaitility.Awaitility.await;

import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.simulator.task.Webhook;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/**
 * What tests of deliveries share: a real HTTP consumer that the simulator's webhooks are sent to,
 * and deliveries made by hand.
 */
@Timeout(60)
public abstract class WebhookTest extends MultiComponentRouteTest {

    static final Duration LONG = Duration.ofMinutes(10);
    static final String HOOK = "platform-http:/hook";

    private int port;

    @Override
    void configure(SeedreamComponent seedream) {
        seedream.getConfiguration().setProvider("apiframe");
        seedream.getConfiguration().setBaseUrl(SIMULATOR.baseUrl("apiframe"));
        seedream.getConfiguration().setPollInitialDelay(20);
        seedream.getConfiguration().setPollDelay(20);
    }

    @BeforeEach
    void startServer() throws Exception {
        simulator().clear();
        simulator().tasks().duration(LONG);
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        VertxPlatformHttpServerConfiguration configuration =
                new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(port);
        context.addService(new VertxPlatformHttpServer(configuration));
    }

    /** What every webhook needs: the result goes its way, and the provider gets a short answer. */
    static void answering(RouteBuilder routes) {
        routes.from(HOOK)
                .to("seedream:webhook")
                .to("mock:arrived")
                .setBody(routes.constant("thanks"));
    }

    URI hook() {
        return URI.create("http://127.0.0.1:" + port + "/hook");
    }

    /** Submits a request whose end is reported to the hook. */
    Exchange submit(String uri) {
        return submit(uri, "completed,failed");
    }

    Exchange submit(String uri, String events) {
        return send(
                uri,
                "a lighthouse",
                Map.of(
                        SeedreamConstants.WEBHOOK_URL,
                        hook().toString(),
                        SeedreamConstants.WEBHOOK_EVENTS,
                        events,
                        SeedreamConstants.ATTRIBUTES,
                        Map.of("order", 17)));
    }

    /** The status of the hook's answer. */
    int post(String body, Map<String, String> headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(hook())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** Makes a delivery of the simulator again, word for word. */
    int again(Webhook webhook) throws IOException, InterruptedException {
        return post(webhook.body(), webhook.headers());
    }

    /** A delivery without HTTP. */
    Exchange deliver(String uri, Object body, String signature, Map<String, Object> more) {
        Map<String, Object> headers = new HashMap<>(more);
        headers.put("X-Webhook-Signature", signature);
        return send(uri, body, headers);
    }

    Exchange deliver(String uri, String body) {
        return deliver(uri, body, signature("test-key", body), Map.of());
    }

    static String signature(String key, String body) {
        return signature(key, body.getBytes(StandardCharsets.UTF_8));
    }

    public static String signature(String key, byte[] body) {
        try {
            byte[] secret =
                    MessageDigest.getInstance("SHA-256")
                            .digest(key.getBytes(StandardCharsets.UTF_8));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String progress(String task, int percent) {
        return "{\"event\":\"progress\",\"jobId\":\""
                + task
                + "\",\"status\":\"PROCESSING\",\"progress\":"
                + percent
                + "}";
    }

    public static String completed(String task, String url) {
        return "{\"event\":\"completed\",\"jobId\":\""
                + task
                + "\",\"status\":\"COMPLETED\",\"result\":{\"images\":[\""
                + url
                + "\"]}}";
    }

    List<Exchange> arrived(int count) {
        return await().until(
                        () -> getMockEndpoint("mock:arrived").getExchanges(),
                        exchanges -> exchanges.size() == count);
    }

    /** The one task of a request that was submitted. */
    static String id(Exchange submitted) {
        TaskHandle handle = submitted.getMessage().getBody(TaskHandle.class);
        return handle.getParts().get(0).ids().get(0);
    }

    static Object header(Exchange exchange, String name) {
        return exchange.getMessage().getHeader("CamelSeedreamResult" + name);
    }

    /** How often the provider was asked how a task stands. */
    static long questions() {
        return simulator().requests().stream()
                .filter(request -> request.method().equals("GET"))
                .filter(request -> request.path().matches(".*/(jobs|tasks)/.*"))
                .count();
    }
}
