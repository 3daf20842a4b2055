package io.github.camelseedream.http.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.http.AddressPolicy;
import io.github.camelseedream.http.Auth;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.http.HttpReply;
import io.github.camelseedream.http.SendException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server on loopback whose certificate is good for localhost, where it is trusted. */
class CamelHttpTlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir private static Path folder;
    private static RawServer server;
    private static Path keys;

    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeAll
    static void serve() throws Exception {
        keys = folder.resolve("keys.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "SAN=dns:localhost",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                PASSWORD,
                                "-keystore",
                                keys.toString())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
        server =
                new RawServer(
                        serverSocket(),
                        (request, out) -> {
                            out.write(RawServer.ok("done").getBytes(StandardCharsets.US_ASCII));
                            out.flush();
                            return true;
                        });
    }

    private static ServerSocket serverSocket() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory own =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(own.getKeyManagers(), null, null);
        return tls.getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterAll
    static void close() throws Exception {
        server.close();
    }

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    private static SSLContextParameters trusting() {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + keys);
        store.setPassword(PASSWORD);
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        return parameters;
    }

    private static URI at(String host) {
        return URI.create("https://" + host + ":" + server.uri("/").getPort() + "/v1");
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofSeconds(20));
    }

    private static int answer(HttpReply reply) {
        try (reply) {
            return reply.status();
        }
    }

    private int call(HttpSettings settings, String host) throws SendException {
        CamelHttpClient client = CamelHttpClient.forProviders(context, settings);
        client.start();
        try {
            Auth auth = new Auth(Auth.Style.BEARER, "k");
            return answer(
                    client.transport(at(host), auth, Map.of()).send(HttpCall.get("x"), soon()));
        } finally {
            client.stop();
        }
    }

    private int fetch(HttpSettings settings) throws SendException {
        CamelHttpClient client =
                CamelHttpClient.forDownloads(context, settings, AddressPolicy.PRIVATE_TOO);
        client.start();
        try {
            return answer(client.fetch().get(at("localhost"), soon()));
        } finally {
            client.stop();
        }
    }

    @Test
    void callsAndDownloadsTrustWhatSslContextParametersTrust() throws Exception {
        HttpSettings settings = HttpSettings.builder().sslContextParameters(trusting()).build();

        assertThat(call(settings, "localhost")).isEqualTo(200);
        assertThat(fetch(settings)).isEqualTo(200);
    }

    @Test
    void theSettingsOfTheContextCountWhereTheyAreAskedFor() throws Exception {
        context.setSSLContextParameters(trusting());

        assertThat(
                        call(
                                HttpSettings.builder().useGlobalSslContextParameters(true).build(),
                                "localhost"))
                .isEqualTo(200);
        assertThatThrownBy(() -> call(HttpSettings.builder().build(), "localhost"))
                .isInstanceOf(SendException.class)
                .hasCauseInstanceOf(SSLException.class);
    }

    @Test
    void aCertificateOfAnotherHostIsRefusedThoughItsIssuerIsTrusted() {
        HttpSettings settings = HttpSettings.builder().sslContextParameters(trusting()).build();

        assertThatThrownBy(() -> call(settings, "127.0.0.1"))
                .isInstanceOf(SendException.class)
                .hasCauseInstanceOf(SSLException.class);
    }
}
