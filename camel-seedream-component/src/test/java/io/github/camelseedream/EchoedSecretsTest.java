package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelseedream.exchange.ResultMode;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider that repeats what it was told, everywhere: no key and no credential comes back. */
class EchoedSecretsTest extends MultiComponentRouteTest {

    private static final String KEY = "mark-of-the-key-0123456789";
    private static final String PASSWORD = "mark-of-the-proxy-4711";
    private static final String TOKEN = "mark-of-the-tenant-4712";
    private static final String ECHO = KEY + " and Basic " + PASSWORD + " and " + TOKEN;
    private static final String HIDDEN = "xxxxxx and xxxxxx and xxxxxx";

    private static final String IMAGE =
            Base64.getEncoder().encodeToString(SampleImages.png(64, 64));

    private Secrets secrets;
    private HttpServer server;
    private volatile int status = 200;

    @BeforeEach
    void start() throws IOException {
        secrets = new Secrets(KEY, PASSWORD, TOKEN);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        add(
                "echo",
                options -> {
                    options.setProvider("lumenfall");
                    options.setBaseUrl("http://127.0.0.1:" + server.getAddress().getPort());
                    options.setApiKey(KEY);
                    options.setHeaders(
                            new HashMap<>(
                                    Map.of(
                                            "Proxy-Authorization",
                                            "Basic " + PASSWORD,
                                            "X-Tenant",
                                            TOKEN)));
                    options.setResultMode(ResultMode.result);
                });
    }

    @AfterEach
    void stop() {
        server.stop(0);
        secrets.close();
        secrets.assertUnseen();
    }

    private void answer(HttpExchange call) throws IOException {
        call.getRequestBody().readAllBytes();
        String json = call.getRequestURI().getPath().endsWith("/models") ? MODELS : IMAGES;
        byte[] body =
                (status == 200 ? json : "{'error':{'code':'ECHO','message':'ECHO'}}")
                        .replace('\'', '"')
                        .replace("ECHO", ECHO)
                        .replace("IMAGE", IMAGE)
                        .getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.getResponseHeaders().add("X-Request-Id", ECHO);
        call.sendResponseHeaders(status, body.length);
        call.getResponseBody().write(body);
        call.close();
    }

    private static final String MODELS =
            "{'data':[{'id':'ECHO','ECHO':['ECHO',{'owned_by':'ECHO'}]}]}";

    private static final String IMAGES =
            "{'created':1,'id':'ECHO','size':'ECHO','output_format':'ECHO','model':'ECHO',"
                    + "'metadata':{'executed_model':'ECHO','provider':'ECHO','model':'ECHO',"
                    + "'attempts':[{'ECHO':'ECHO'}]},"
                    + "'data':[{'b64_json':'IMAGE','revised_prompt':'ECHO'}]}";

    @Test
    void inAResult() {
        Exchange answer = send("echo:generate", "a cat");

        assertThat(answer.getException()).isNull();
        ImageResult result = answer.getMessage().getBody(ImageResult.class);
        see(answer);
        for (GeneratedImage image : result.getImages()) {
            assertThat(image.getRevisedPrompt()).hasToString(HIDDEN);
            secrets.see("image", image);
            image.close();
        }
        secrets.see("model", result.getModel());
        secrets.see("metadata", result.getMetadata());
        secrets.see("adjustments", result.getAdjustments());
        assertThat(result.getMetadata().toString()).contains(HIDDEN);
    }

    @Test
    void inTheListOfModels() {
        Exchange answer = send("echo:models", null);

        see(answer);
        assertThat(answer.getMessage().getBody().toString()).contains(HIDDEN);
        secrets.see("models", answer.getMessage().getBody());
    }

    @Test
    void inAFailure() {
        for (int failure : new int[] {400, 401, 402, 403, 409, 422, 500}) {
            status = failure;
            Exchange answer = send("echo:generate", "a cat");

            assertThat(answer.getException()).hasMessageContaining("xxxxxx");
            secrets.see("failure", answer.getException());
            see(answer);
            secrets.see("models", send("echo:models", null).getException());
        }
    }

    private void see(Exchange answer) {
        answer.getMessage().getHeaders().forEach(secrets::see);
        secrets.see("exchange", answer);
        secrets.see("properties", answer.getAllProperties());
    }
}
