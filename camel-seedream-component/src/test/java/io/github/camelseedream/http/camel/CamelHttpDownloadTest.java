package io.github.camelseedream.http.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.http.AddressPolicy;
import io.github.camelseedream.http.AddressRanges;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.HttpReply;
import io.github.camelseedream.http.RefusedAddressException;
import io.github.camelseedream.http.SendException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Endpoint;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CamelHttpDownloadTest {

    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    private CamelHttpClient client(AddressPolicy rule, HttpSettings settings) {
        context.start();
        CamelHttpClient client = CamelHttpClient.forDownloads(context, settings, rule);
        client.start();
        return client;
    }

    /** One that looks names up where a test says. */
    private CamelHttpClient client(Names names) {
        context.start();
        CamelHttpClient client =
                CamelHttpClient.on(
                        new HttpComponent(),
                        context,
                        HttpSettings.builder().connectTimeout(Duration.ofMillis(300)).build(),
                        AddressPolicy.PUBLIC_ONLY,
                        names);
        client.start();
        return client;
    }

    @FunctionalInterface
    private interface Names extends DnsResolver {

        @Override
        default String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20));
    }

    @Test
    void sendsNeitherKeyNorCookie() throws Exception {
        CamelHttpClient client = client(AddressPolicy.ANY, HttpSettings.builder().build());
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
        CamelHttpClient client = client(AddressPolicy.PUBLIC_ONLY, HttpSettings.builder().build());

        assertThatThrownBy(() -> client.fetch().get(URI.create("http://" + host + ":9/a"), soon()))
                .isInstanceOf(SendException.class)
                .hasCauseInstanceOf(RefusedAddressException.class);
        client.stop();
    }

    /** The second answer of a name that changes is never asked for: the first is connected to. */
    @Test
    void aNameThatChangesItsAddressAfterItWasCheckedGainsNothing() throws Exception {
        InetAddress nobody = InetAddress.getByName("192.0.1.77");
        AtomicInteger asked = new AtomicInteger();
        CamelHttpClient client =
                client(
                        host ->
                                new InetAddress[] {
                                    asked.incrementAndGet() == 1
                                            ? nobody
                                            : InetAddress.getLoopbackAddress()
                                });
        try (RawServer server = RawServer.saying(RawServer.ok("secret"))) {
            URI uri = URI.create("http://rebind.example:" + server.uri("/").getPort() + "/a");

            assertThatThrownBy(() -> client.fetch().get(uri, soon()))
                    .isInstanceOf(SendException.class)
                    .cause()
                    .isNotInstanceOf(RefusedAddressException.class);
            assertThat(asked).hasValue(1);
            assertThatThrownBy(() -> client.fetch().get(uri, soon()))
                    .hasCauseInstanceOf(RefusedAddressException.class);
            assertThat(server.connections).hasValue(0);
        } finally {
            client.stop();
        }
    }

    @Test
    void connectsToANamedRangeThatIsNotPublicAndToNoOther() throws Exception {
        context.start();
        AddressPolicy opened = AddressPolicy.PUBLIC_ONLY.with(AddressRanges.parse("127.0.0.0/30"));
        InMemoryDnsResolver names = new InMemoryDnsResolver();
        names.add("in.example", InetAddress.getByName("127.0.0.1"));
        names.add("out.example", InetAddress.getByName("127.0.0.4"));
        CamelHttpClient client =
                CamelHttpClient.on(
                        new HttpComponent(),
                        context,
                        HttpSettings.builder().build(),
                        opened,
                        names);
        client.start();
        try (RawServer server = RawServer.saying(RawServer.ok("image"))) {
            int port = server.uri("/").getPort();

            try (HttpReply reply =
                    client.fetch().get(URI.create("http://in.example:" + port), soon())) {
                assertThat(reply.status()).isEqualTo(200);
            }
            assertThatThrownBy(
                            () ->
                                    client.fetch()
                                            .get(URI.create("http://out.example:" + port), soon()))
                    .hasCauseInstanceOf(RefusedAddressException.class)
                    .hasMessage(
                            "out.example is, or resolves to, a loopback, private or otherwise not"
                                    + " public address. If images are to come from there, name its"
                                    + " range in the option allowedAddressRanges");
            assertThat(server.connections).hasValue(1);
        } finally {
            client.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"aws-chunked", "utf-8", "binary", "none", "identity", "aws-chunked, UTF-8"})
    void takesWhatIsNoCodingInAContentEncodingForNone(String coding) throws Exception {
        String reply =
                "HTTP/1.1 200 OK\r\nContent-Encoding: "
                        + coding
                        + "\r\nContent-Length: 5\r\n\r\nimage";
        CamelHttpClient client = client(AddressPolicy.ANY, HttpSettings.builder().build());
        try (RawServer server = RawServer.saying(reply)) {
            assertThat(text(client.fetch().get(server.uri("/"), soon()))).isEqualTo("image");
        } finally {
            client.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws-chunked,gzip", "GZIP", "x-gzip, aws-chunked"})
    void readsACodingBesideWhatIsNone(String coding) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(packed)) {
            zip.write("image".getBytes(StandardCharsets.US_ASCII));
        }
        String head =
                "HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n"
                        .formatted(coding, packed.size());
        CamelHttpClient client = client(AddressPolicy.ANY, HttpSettings.builder().build());
        try (RawServer server =
                RawServer.saying(head + packed.toString(StandardCharsets.ISO_8859_1))) {
            assertThat(text(client.fetch().get(server.uri("/"), soon()))).isEqualTo("image");
        } finally {
            client.stop();
        }
    }

    private static String text(HttpReply reply) throws IOException {
        try (reply) {
            return new String(reply.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aReplyWithoutADateHasTheTimeOfItsArrival() throws Exception {
        CamelHttpClient client = client(AddressPolicy.ANY, HttpSettings.builder().build());
        Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try (RawServer server = RawServer.saying(RawServer.ok("image"));
                HttpReply reply = client.fetch().get(server.uri("/"), soon())) {
            Instant date =
                    DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                            reply.header("date").orElseThrow(), Instant::from);

            assertThat(date).isBetween(before, Instant.now());
        } finally {
            client.stop();
        }
    }

    @Test
    void onePrivateAddressAmongSeveralIsEnoughToRefuseAName() throws Exception {
        InetAddress[] both = {InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1")};
        CamelHttpClient client = client(host -> both);

        assertThatThrownBy(() -> client.fetch().get(URI.create("http://both.example/a"), soon()))
                .hasCauseInstanceOf(RefusedAddressException.class);
        client.stop();
    }

    static List<AddressPolicy> rules() {
        return List.of(AddressPolicy.PUBLIC_ONLY, AddressPolicy.PRIVATE_TOO, AddressPolicy.ANY);
    }

    /** As a version of camel-http would that makes its client in another way. */
    @ParameterizedTest
    @MethodSource("rules")
    void doesNotStartWhereTheClientHasOtherConnections(AddressPolicy rule) throws Exception {
        context.start();
        HttpComponent other =
                new HttpComponent() {
                    @Override
                    protected Endpoint createEndpoint(
                            String uri, String remaining, Map<String, Object> parameters)
                            throws Exception {
                        HttpEndpoint made =
                                (HttpEndpoint) super.createEndpoint(uri, remaining, parameters);
                        made.setHttpClient(HttpClients.createDefault());
                        return made;
                    }
                };
        HttpSettings settings = HttpSettings.builder().build();
        CamelHttpClient client =
                CamelHttpClient.on(
                        other, context, settings, rule, SystemDefaultDnsResolver.INSTANCE);

        assertThatThrownBy(client::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The HTTP client made by camel-http "
                                + context.getVersion()
                                + " does not use the connections of this component, which refuse"
                                + " private addresses and endless replies. Without them nothing is"
                                + " sent or fetched. Take out of httpClientConfigurer what answers"
                                + " calls itself, or use a version of Camel that is supported");
    }

    @Test
    void aConfigurerOfTheRouteAuthorGivesDownloadsNoOtherConnections() throws Exception {
        AtomicInteger configured = new AtomicInteger();
        HttpSettings settings =
                HttpSettings.builder()
                        .httpClientConfigurer(
                                builder -> {
                                    configured.incrementAndGet();
                                    builder.setConnectionManager(
                                            new PoolingHttpClientConnectionManager());
                                })
                        .build();
        CamelHttpClient client = client(AddressPolicy.PUBLIC_ONLY, settings);
        try (RawServer server = RawServer.saying(RawServer.ok("secret"))) {
            assertThatThrownBy(() -> client.fetch().get(server.uri("/a"), soon()))
                    .hasCauseInstanceOf(RefusedAddressException.class);
            assertThat(server.connections).hasValue(0);
            assertThat(configured).hasValue(1);
        } finally {
            client.stop();
        }
    }

    @Test
    void aStartAsksNoProxy() throws Exception {
        try (RawServer proxy = RawServer.saying(RawServer.ok("by proxy"))) {
            HttpSettings settings =
                    HttpSettings.builder().proxy("localhost", proxy.uri("/").getPort()).build();

            client(AddressPolicy.PUBLIC_ONLY, settings).stop();

            assertThat(proxy.connections).hasValue(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "127.1",
                "0x7f.0.0.1",
                "0177.0.0.1",
                "[::1]",
                "localhost",
                "metadata.google.internal"
            })
    void aProxyIsNotAskedForWhatIsPlainlyNotPublic(String host) throws Exception {
        try (RawServer proxy = RawServer.saying(RawServer.ok("secret"))) {
            CamelHttpClient client =
                    client(
                            AddressPolicy.PUBLIC_ONLY,
                            HttpSettings.builder()
                                    .proxy("localhost", proxy.uri("/").getPort())
                                    .build());

            assertThatThrownBy(
                            () -> client.fetch().get(URI.create("http://" + host + "/a"), soon()))
                    .isInstanceOf(SendException.class)
                    .hasCauseInstanceOf(RefusedAddressException.class);
            assertThat(proxy.connections).hasValue(0);
            client.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\n|X-A: 1\r\n",
                "HTTP/1.1 200 OK\r\nX-A: |aaaaaaaa",
                "HTTP/1.1 200 |OK OK OK",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;|aaaaaaaa"
            })
    void anEndlessHeadIsNotReadIntoMemory(String headAndMore) throws Exception {
        String[] parts = headAndMore.split("\\|");
        AtomicLong written = new AtomicLong();
        RawServer.Answer endless =
                (request, out) -> {
                    out.write(parts[0].getBytes(StandardCharsets.ISO_8859_1));
                    byte[] more = parts[1].repeat(1000).getBytes(StandardCharsets.ISO_8859_1);
                    while (written.get() < 1L << 30) {
                        out.write(more);
                        written.addAndGet(more.length);
                    }
                    return false;
                };
        CamelHttpClient client = client(AddressPolicy.ANY, HttpSettings.builder().build());
        try (RawServer server = new RawServer(endless)) {
            assertThatThrownBy(
                            () -> {
                                try (HttpReply reply =
                                        client.fetch().get(server.uri("/"), soon())) {
                                    reply.body().readAllBytes();
                                }
                            })
                    .isInstanceOf(IOException.class);
        }
        assertThat(written).hasValueLessThan(64 << 20);
        client.stop();
    }

    @Test
    void asksTheProxyOfTheRouteAuthorWhereverItIs() throws Exception {
        try (RawServer proxy = RawServer.saying(RawServer.ok("by proxy"))) {
            HttpSettings settings =
                    HttpSettings.builder().proxy("localhost", proxy.uri("/").getPort()).build();
            CamelHttpClient client = client(AddressPolicy.PUBLIC_ONLY, settings);

            try (HttpReply reply =
                    client.fetch().get(URI.create("http://cdn.example/a.png"), soon())) {
                assertThat(reply.status()).isEqualTo(200);
            }
            assertThat(proxy.requests.get(0)).startsWith("GET http://cdn.example/a.png HTTP/1.1");
            client.stop();
        }
    }
}
