package io.github.camelseedream.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.springboot.Catalogue.Option;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** An actuator that shows every value shows no key. */
class SecretsTest {

    private static final String SECRET = "sk-very-secret";

    private Application application;

    @BeforeEach
    void start() {
        application =
                Application.start(
                        WebApplicationType.SERVLET,
                        Application.Empty.class,
                        "server.port=0",
                        "management.endpoints.web.exposure.include=env,configprops",
                        "management.endpoint.env.show-values=always",
                        "management.endpoint.configprops.show-values=always",
                        "my.key=" + SECRET + "-1",
                        "camel.component.seedream.api-key=${my.key}",
                        "camel.component.seedream.apiKeys.lumenfall=" + SECRET + "-2",
                        "camel.component.seedream.webhook-api-keys=old," + SECRET + "-7",
                        "told.twice=" + SECRET + "-7",
                        "camel.component.seedream.headers.X-Auth=" + SECRET + "-3",
                        "camel.component.seedream.model=seedream-4.0",
                        "told.elsewhere=--key=" + SECRET + "-2 --size=2K");
        application
                .bean(ConfigurableEnvironment.class)
                .getPropertySources()
                .addFirst(
                        new SystemEnvironmentPropertySource(
                                "someSystemEnvironment",
                                Map.of(
                                        "CAMEL_COMPONENT_SEEDREAM_APIKEYS_APIFRAME",
                                        SECRET + "-4",
                                        "CAMEL_COMPONENT_SEEDREAM_HEADERS_AUTHORIZATION",
                                        SECRET + "-5",
                                        "LUMENFALL_API_KEY",
                                        SECRET + "-6")));
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "configprops"})
    void noKeyIsShown(String endpoint) throws Exception {
        assertThat(actuator(endpoint)).contains("seedream-4.0").doesNotContain(SECRET);
    }

    @Test
    void aSinglePropertyShowsNoKey() throws Exception {
        for (String name :
                new String[] {
                    "my.key",
                    "camel.component.seedream.api-key",
                    "camel.component.seedream.apiKeys.lumenfall",
                    "LUMENFALL_API_KEY",
                    "told.elsewhere"
                }) {
            assertThat(actuator("env/" + name)).contains("******").doesNotContain(SECRET);
        }
    }

    @Test
    void everySecretOptionOfTheCatalogueIsMasked() {

        SanitizingFunction function =
                new SeedreamSanitizingAutoConfiguration()
                        .seedreamSanitizingFunction(
                                application.bean(ConfigurableEnvironment.class));
        assertThat(Catalogue.options()).filteredOn(Option::isSecret).hasSizeGreaterThan(1);
        for (Option option : Catalogue.options()) {
            SanitizableData shown =
                    function.apply(new SanitizableData(null, option.property(), "x"));
            assertThat(shown.getValue())
                    .as(option.name())
                    .isEqualTo(
                            option.isSecret() || option.name().equals("headers") ? "******" : "x");
        }
    }

    private String actuator(String endpoint) throws Exception {
        HttpResponse<String> answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        "http://127.0.0.1:"
                                                                + application.port()
                                                                + "/actuator/"
                                                                + endpoint))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(endpoint).isEqualTo(200);
        return answer.body();
    }
}
