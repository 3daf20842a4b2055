package io.github.camelseedream.http.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.http.AddressRule;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.HttpReply;
import io.github.camelseedream.http.RefusedAddressException;
import io.github.camelseedream.http.SendException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CamelHttpDownloadTest {

    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    private CamelHttpClient client(AddressRule rule, HttpSettings settings) {
        context.start();
        CamelHttpClient client = CamelHttpClient.forDownloads(context, settings, rule);
        client.start();
        return client;
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20));
    }

    @Test
    void sendsNeitherKeyNorCookie() throws Exception {
        CamelHttpClient client = client(AddressRule.ANY, HttpSettings.builder().build());
        String cookie = "HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 2\r\n\r\nok";
        try (RawServer server = RawServer.saying(cookie)) {
            for (int i = 0; i < 2; i++) {
                try (HttpReply reply = client.fetch().get(server.uri("/a?b=%2B"), soon())) {
                    assertThat(new String(reply.body().readAllBytes(), StandardCharsets.UTF_8))
                            .isEqualTo("ok");
                }
            }
            assertThat(server.requests)
                    .hasSize(2)
                    .allSatisfy(
                            request ->
                                    assertThat(request)
                                            .startsWith("GET /a?b=%2B HTTP/1.1\r\n")
                                            .doesNotContainIgnoringCase("authorization")
                                            .doesNotContainIgnoringCase("cookie"));
        } finally {
            client.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "127.0.0.1",
                "127.1",
                "2130706433",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "169.254.169.254",
                "10.0.0.1",
                "[fd00::1]",
                "0.0.0.0"
            })
    void connectsToNoAddressThatIsNotPublic(String host) {
        CamelHttpClient client = client(AddressRule.PUBLIC_ONLY, HttpSettings.builder().build());

        assertThatThrownBy(() -> client.fetch().get(URI.create("http://" + host + ":9/a"), soon()))
                .isInstanceOf(SendException.class)
                .hasCauseInstanceOf(RefusedAddressException.class);
        client.stop();
    }

    @Test
    void asksTheProxyOfTheRouteAuthorWhereverItIs() throws Exception {
        try (RawServer proxy = RawServer.saying(RawServer.ok("by proxy"))) {
            HttpSettings settings =
                    HttpSettings.builder().proxy("localhost", proxy.uri("/").getPort()).build();
            CamelHttpClient client = client(AddressRule.PUBLIC_ONLY, settings);

            try (HttpReply reply =
                    client.fetch().get(URI.create("http://cdn.example/a.png"), soon())) {
                assertThat(reply.status()).isEqualTo(200);
            }
            assertThat(proxy.requests.get(0)).startsWith("GET http://cdn.example/a.png HTTP/1.1");
            client.stop();
        }
    }
}
