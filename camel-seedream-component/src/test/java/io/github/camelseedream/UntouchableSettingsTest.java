package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.journal.RecordedRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A message cannot say where a call goes, with which key, or how much it may take. */
class UntouchableSettingsTest extends MultiComponentRouteTest {

    private static final List<String> SETTINGS =
            List.of(
                    "baseUrl",
                    "apiKey",
                    "apiKeys",
                    "webhookApiKeys",
                    "idempotentRepository",
                    "proxyHost",
                    "sslContextParameters",
                    "timeout",
                    "maxImageBytes",
                    "spoolDirectory",
                    "referenceDirectory",
                    "maxConcurrentCalls");

    private SeedreamSimulator thief;

    @BeforeEach
    void startThief() {
        thief = SeedreamSimulator.start();
    }

    @AfterEach
    void nothingWentElsewhere() {
        assertThat(thief.requests()).isEmpty();
        thief.close();
    }

    @Test
    void headersThatLookLikeSettingsAreRefused() {
        for (String setting : SETTINGS) {
            String name =
                    "CamelSeedream"
                            + Character.toUpperCase(setting.charAt(0))
                            + setting.substring(1);

            Exchange answer =
                    send("seedream:generate", "a cat", Map.of(name, thief.baseUrl("lumenfall")));

            assertThat(answer.getException())
                    .isExactlyInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining(
                            "header "
                                    + name
                                    + " is a setting of the endpoint and the component, which no"
                                    + " message changes. Remove it")
                    .hasMessageNotContaining(thief.url());
        }
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void headersOfHttpAreIgnored() {
        send("seedream:generate", "a cat");
        String usual = authorization(onlySubmit());
        simulator().clear();
        Map<String, Object> headers = new HashMap<>();
        headers.put(Exchange.HTTP_URI, thief.url());
        headers.put("CamelHttpPath", "/elsewhere");
        headers.put("CamelHttpHost", thief.url());
        headers.put("CamelHttpQuery", "dryRun=true");
        headers.put("CamelHttpMethod", "DELETE");
        headers.put("Authorization", "Bearer stolen");
        headers.put("Host", "elsewhere.example");

        Exchange answer = send("seedream:generate", "a cat", headers);

        assertThat(answer.getException()).isNull();
        assertThat(onlySubmit().method()).isEqualTo("POST");
        assertThat(onlySubmit().path()).isEqualTo("/lumenfall/openai/v1/images/generations");
        assertThat(onlySubmit().query()).isNullOrEmpty();
        assertThat(authorization(onlySubmit())).isEqualTo(usual).doesNotContain("stolen");
        assertThat(onlySubmit().header("Host").orElseThrow()).startsWith("127.0.0.1:");
    }

    @Test
    void fieldsOfABodyThatLookLikeSettingsAreRefused() {
        for (String setting : SETTINGS) {
            Exchange answer =
                    send(
                            "seedream:generate",
                            Map.of("prompt", "a cat", setting, thief.baseUrl("lumenfall")));

            assertThat(answer.getException())
                    .isExactlyInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining(
                            setting
                                    + " (body field "
                                    + setting
                                    + ") is a setting of the endpoint and the component, which no"
                                    + " message changes. Remove it")
                    .hasMessageNotContaining(thief.url());
        }
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void evenWithPassUnknownTheyAreOnlyFieldsOnTheWire() {
        Exchange answer =
                send(
                        "seedream:generate?passUnknown=true",
                        Map.of("prompt", "a cat", "baseUrl", thief.baseUrl("lumenfall")));

        assertThat(answer.getException()).isNull();
        assertThat(onlySubmit().json().path("baseUrl").asText())
                .isEqualTo(thief.baseUrl("lumenfall"));
    }

    @Test
    void theProviderOfAMessageIsANameNeverAnAddress() {
        Exchange answer =
                send(
                        "seedream:generate",
                        "a cat",
                        Map.of("CamelSeedreamProvider", thief.baseUrl("lumenfall")));

        assertThat(answer.getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("is not known. Accepted: lumenfall");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void aMessageNamesOnlyTheProvidersThatAreAllowed() {
        String uri = "seedream:generate?allowedProviders=uniall , gccai";
        String handle =
                "{\"provider\":\"apiframe\",\"model\":\"seedream-4.5\",\"mode\":\"independent\","
                        + "\"submittedAt\":\"2026-01-01T00:00:00Z\",\"parts\":[{\"index\":1,"
                        + "\"count\":1,\"ids\":[\"0b9f2c5e-1111-4222-8333-444455556666\"]}]}";
        for (Exchange answer :
                List.of(
                        send(uri, "a cat", Map.of("CamelSeedreamProvider", "apiframe")),
                        send(uri, Map.of("prompt", "a cat", "provider", "apiframe")),
                        send(uri, Map.of("prompt", "a cat", "PROVIDER", "apiframe")),
                        send(
                                uri,
                                Map.of(
                                        "prompt",
                                        "a cat",
                                        "seedreamParams",
                                        Map.of("provider", "apiframe"))),
                        send(uri.replace("generate", "await"), handle),
                        send(uri.replace("generate", "status"), handle))) {
            assertThat(answer.getException())
                    .isExactlyInstanceOf(InvalidRequestException.class)
                    .hasMessage(
                            "Nothing was sent; the request is not valid:\n  - provider 'apiframe' is"
                                    + " not among the allowedProviders of this endpoint. Accepted:"
                                    + " lumenfall, uniall, gccai");
        }
        assertThat(simulator().requests()).isEmpty();

        assertThat(send(uri, "a cat", Map.of("CamelSeedreamProvider", "lumenfall")).getException())
                .as("its own")
                .isNull();
        assertThat(send(uri, "a cat", Map.of("CamelSeedreamProvider", "gccai")).getException())
                .hasMessageContaining("provider 'gccai' has no key");
    }

    private static String authorization(RecordedRequest request) {
        return request.header("Authorization").orElseThrow();
    }
}
