package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.simulator.fault.Fault;
import io.github.camelseedream.simulator.journal.RecordedRequest;
import java.util.List;
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
class HealthCheckTest extends TailoredRouteTest {

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
        "uniall, /uniall/v1/models"
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
        "apimart, lost-key, 200",
        "uniall, bad-key, 401"
    })
    void aKeyThatDoesNotWorkIsDown(String provider, String key, String status) throws Exception {
        if (provider.equals("lumenfall")) {
            fault(Fault.status(401));
        }

        HealthCheck.Result result = check(provider, key);

        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(result.getMessage().orElseThrow()).contains(provider, status);
        assertThat(told(result)).doesNotContain(key);
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
                        "has no key. Set the option apiKey or apiKeys.uniall, or the environment"
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
