package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.camelseedream.simulator.fault.Fault;
import io.github.camelseedream.simulator.journal.RecordedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The health check of accounts: which call it makes, and what it says. */
class HealthCheckTest extends MultiComponentRouteTest {

    private HealthCheckRepository producers;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        HealthCheckRegistry registry = new DefaultHealthCheckRegistry(context);
        producers = (HealthCheckRepository) registry.resolveById("producers");
        producers.setEnabled(true);
        registry.register(producers);
        context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
        return context;
    }

    @BeforeEach
    void clear() {
        simulator().clear();
    }

    @ParameterizedTest
    @CsvSource({
        "lumenfall, /lumenfall/v1/balance",
        "apiframe, /apiframe/v2/me",
        "apimart, /apimart/v1/balance",
        "gccai, /gccai/v1/balance",
        "uniall, /uniall/v1/models",
        "fal, /fal/api/v1/models/pricing"
    })
    void aCallThatCostsNothingShowsThatTheKeyWorks(String provider, String path) throws Exception {
        HealthCheck.Result result = check(provider, "test-key");

        assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(simulator().requests()).extracting(RecordedRequest::path).containsExactly(path);
        assertThat(simulator().submits()).isEmpty();
        assertThat(simulator().acceptedCount()).isZero();
        assertThat(result.getCheck().isLiveness()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "lumenfall, bad-key, 401",
        "apimart, bad-key, 401",
        "apimart, lost-key, Failed to get token info",
        "uniall, bad-key, 401",
        "fal, bad-key, 401",
        "modelark, bad-key, 401",
        "volcengine, bad-key, 401",
        "openai-compatible, bad-key, 401",
        "replicate, bad-key, 401"
    })
    void aKeyThatDoesNotWorkIsDown(String provider, String key, String said) throws Exception {
        if (provider.equals("lumenfall")) {
            fault(Fault.status(401));
        }

        HealthCheck.Result result = check(provider, key);

        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getMessage().orElseThrow()).contains(provider, said);
        assertThat(told(result)).doesNotContain(key);
    }

    @Test
    void aBadKeyIsSaidWithWhereItCameFrom() throws Exception {
        assertThat(check("uniall", "bad-key").getMessage().orElseThrow())
                .contains("uniall", "401")
                .endsWith("The key came from the option apiKey: check it there");
    }

    /** The balance of Lumenfall is not below a gateway's base URL. */
    @ParameterizedTest
    @CsvSource({"lumenfall/openai/v1, ''", "openai/v1, 404", "lumenfall, 405", "v1, 501"})
    void aGatewayWithoutBalanceIsAskedForItsModels(String path, String status) throws Exception {
        try (Gateway gateway = new Gateway(status.isEmpty() ? 404 : Integer.parseInt(status))) {
            HealthCheck.Result result = checkAt(gateway.url("/" + path));

            assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(result.getMessage()).isEmpty();
            assertThat(gateway.paths()).last().isEqualTo("/" + path + "/models");
        }
    }

    @Test
    void aHostWithoutAnythingToAskForIsUpAndSaysThatNothingWasShown() throws Exception {
        try (Gateway gateway = new Gateway(404)) {
            gateway.models(404);
            HealthCheck.Result result = checkAt(gateway.url("/v1"));

            assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
            assertThat(result.getMessage().orElseThrow())
                    .startsWith(
                            "is there, but could not answer a free question: lumenfall refused the"
                                    + " call with status 404")
                    .endsWith(
                            "If it does not know the path, check the option baseUrl, "
                                    + gateway.url("/v1"));
            assertThat(result.getError()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"429, UP", "500, UP", "503, UP", "401, DOWN", "403, DOWN", "402, DOWN"})
    void onlyWhatAnOperatorCanMendIsDown(int status, HealthCheck.State state) throws Exception {
        try (Gateway gateway = new Gateway(404)) {
            gateway.models(status);
            HealthCheck.Result result = checkAt(gateway.url("/v1"));

            assertThat(result.getState()).isEqualTo(state);
            assertThat(result.getMessage().orElseThrow())
                    .contains("lumenfall", String.valueOf(status));
            assertThat(result.getError()).isEmpty();
        }
    }

    private HealthCheck.Result checkAt(String baseUrl) throws Exception {
        add("gate", options -> options.setBaseUrl(baseUrl));
        context.getEndpoint("gate:generate").start();
        return result("producer:gate-lumenfall-" + URI.create(baseUrl).getAuthority());
    }

    /** A host that knows its models and nothing else. */
    private static final class Gateway implements AutoCloseable {

        private final HttpServer server;
        private final List<String> paths = new CopyOnWriteArrayList<>();
        private volatile int models = 200;

        Gateway(int otherwise) throws IOException {
            InetAddress here = InetAddress.getLoopbackAddress();
            server = HttpServer.create(new InetSocketAddress(here, 0), 0);
            server.createContext(
                    "/",
                    call -> {
                        String path = call.getRequestURI().getPath();
                        paths.add(path);
                        byte[] body = "{\"data\":[]}".getBytes(StandardCharsets.UTF_8);
                        call.sendResponseHeaders(
                                path.endsWith("/models") ? models : otherwise, body.length);
                        call.getResponseBody().write(body);
                        call.close();
                    });
            server.start();
        }

        void models(int status) {
            models = status;
        }

        String url(String path) {
            return "http://127.0.0.1:" + server.getAddress().getPort() + path;
        }

        List<String> paths() {
            return paths;
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @Test
    void aProviderThatIsNotThereIsDown() throws Exception {
        add("off", options -> options.setBaseUrl("http://127.0.0.1:1/v1"));
        context.getEndpoint("off:generate").start();

        assertThat(result("producer:off-lumenfall-127.0.0.1:1").getState())
                .isEqualTo(HealthCheck.State.DOWN);
    }

    @Test
    void aKeyThatIsMissingIsDownAndSaysSo() throws Exception {
        HealthCheck.Result result = check("uniall", null);

        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getMessage().orElseThrow())
                .isEqualTo(
                        "provider 'uniall' has no key. Set the option apiKey or apiKeys.uniall, or the environment"
                                + " variable UNIALL_API_KEY");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void endpointsOfOneAccountHaveOneCheckAndTakeItAlong() throws Exception {
        long before = producers.stream().count();
        add("art", options -> options.setApiKey("secret-one"));
        context.getEndpoint("art:generate").start();
        context.getEndpoint("art:edit").start();
        context.getEndpoint("art:edit?apiKey=secret-two").start();

        assertThat(producers.stream().map(HealthCheck::getId).filter(id -> id.contains("art")))
                .allSatisfy(id -> assertThat(id).doesNotContain("secret"))
                .hasSize(2)
                .doesNotHaveDuplicates();
        for (String uri : List.of("art:generate", "art:edit", "art:edit?apiKey=secret-two")) {
            context.getEndpoint(uri).stop();
        }
        assertThat(producers.stream().count()).isEqualTo(before);
    }

    @Test
    void theComponentMaySwitchItOff() throws Exception {
        SeedreamComponent quiet = add("quiet", options -> {});
        quiet.setHealthCheckProducerEnabled(false);
        context.getEndpoint("quiet:generate").start();

        assertThat(producers.stream().filter(check -> check.getId().contains("quiet")))
                .singleElement()
                .satisfies(check -> assertThat(check.isEnabled()).isFalse());
    }

    private HealthCheck.Result check(String provider, String key) throws Exception {
        add(
                "checked",
                options -> {
                    options.setProvider(provider);
                    options.setBaseUrl(SIMULATOR.baseUrl(provider));
                    options.setApiKey(key);
                });
        context.getEndpoint("checked:generate").start();
        String id =
                producers.stream()
                        .map(HealthCheck::getId)
                        .filter(known -> known.startsWith("producer:checked-" + provider))
                        .findFirst()
                        .orElseThrow();
        return result(id);
    }

    private HealthCheck.Result result(String id) {
        HealthCheck check =
                producers.stream()
                        .filter(known -> known.getId().equals(id))
                        .findFirst()
                        .orElseThrow();
        return check.callReadiness();
    }

    private static String told(HealthCheck.Result result) {
        return result.getMessage() + " " + result.getDetails() + " " + result.getCheck().getId();
    }
}
