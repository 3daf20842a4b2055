package io.github.camelseedream.example.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.SeedreamSimulatorExtension;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where the links of images lead. */
class LinksTest {

    private static final String FOX = "{\"prompt\": \"a red fox\"}";

    @RegisterExtension
    static final SeedreamSimulatorExtension SIMULATOR = new SeedreamSimulatorExtension();

    private final SeedreamSimulator simulator = SIMULATOR.simulator();

    @Test
    void aLinkLeadsToTheAddressThatWasCalledWhereverItListens() throws Exception {
        try (GatewayRun gateway = new GatewayRun(simulator).with("host", "0.0.0.0").start()) {
            assertThat(gateway.generate(FOX).body())
                    .contains("\"url\":\"" + gateway.url() + "/files/");
            assertThat(called(gateway, "Host: images.lan:8099\r\n"))
                    .contains("\"url\":\"http://images.lan:8099/files/");
            assertThat(called(gateway, "Host: images.lan\r\n"))
                    .contains("\"url\":\"http://images.lan/files/");
            assertThat(called(gateway, "Host: [::1]:8099\r\n"))
                    .contains("\"url\":\"http://[::1]:8099/files/");
        }
    }

    @Test
    void aForwardedAddressIsBelievedOnlyByOption() throws Exception {
        String forwarded =
                "Host: 10.0.0.7:8090\r\nX-Forwarded-Proto: https\r\n"
                        + "X-Forwarded-Host: images.example\r\n";
        try (GatewayRun gateway = new GatewayRun(simulator).start()) {
            assertThat(called(gateway, forwarded))
                    .contains("\"url\":\"http://10.0.0.7:8090/files/");
        }
        try (GatewayRun gateway = new GatewayRun(simulator).with("trustForwarded", true).start()) {
            assertThat(called(gateway, forwarded))
                    .contains("\"url\":\"https://images.example/files/");
            assertThat(
                            called(
                                    gateway,
                                    "Host: 10.0.0.7\r\n"
                                            + "Forwarded: proto=https;host=a.example:444\r\n"))
                    .contains("\"url\":\"https://a.example:444/files/");
        }
    }

    @Test
    void aPublicUrlGoesBeforeAll() throws Exception {
        try (GatewayRun gateway =
                new GatewayRun(simulator)
                        .with("publicUrl", "https://images.example/ai/")
                        .with("trustForwarded", true)
                        .start()) {
            assertThat(called(gateway, "Host: x\r\nX-Forwarded-Host: other\r\n"))
                    .contains("\"url\":\"https://images.example/ai/files/");
        }
    }

    @Test
    void bothFormsShowTheSameImage() throws Exception {
        try (GatewayRun gateway =
                new GatewayRun(simulator).with("responseFormat", "both").start()) {
            JsonNode image =
                    new ObjectMapper().readTree(gateway.generate(FOX).body()).get("data").get(0);

            assertThat(gateway.get(image.get("url").textValue()).body())
                    .isEqualTo(Base64.getDecoder().decode(image.get("b64_json").textValue()));
        }
    }

    private static String called(GatewayRun gateway, String headers) throws Exception {
        try (RawClient client = new RawClient(gateway)) {
            return client.send(
                            "POST /v1/images/generations HTTP/1.1\r\n"
                                    + headers
                                    + "Authorization: Bearer sk-first\r\nConnection: close\r\n"
                                    + "Content-Type: application/json\r\nContent-Length: "
                                    + FOX.length()
                                    + "\r\n\r\n"
                                    + FOX)
                    .untilClosed();
        }
    }
}
