package io.github.camelseedream.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.WebhookReceiver.Letter;
import io.github.camelseedream.simulator.fault.Fault;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Signed reports, as https://docs.fal.ai/model-endpoints/webhooks has them. */
@Timeout(60)
class FalWebhookTest extends SimulatorTest {

    private final WebhookReceiver receiver = new WebhookReceiver();
    private FalClient client;

    @BeforeEach
    void connect() {
        client = new FalClient(simulator);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void reportsTheOutputAndIsSignedByAKeyOfTheSet() throws GeneralSecurityException {
        JsonNode submitted = submit();

        Letter letter = letter();

        JsonNode body = tree(letter.body());
        assertThat(body.path("status").asText()).isEqualTo("OK");
        assertThat(body.path("request_id")).isEqualTo(submitted.path("request_id"));
        assertThat(body.at("/payload/images/0/url").isTextual()).isTrue();
        assertThat(letter.header("X-Fal-Webhook-Request-Id"))
                .isEqualTo(submitted.path("request_id").asText());
        JsonNode keys =
                tree(
                        LumenfallClient.text(
                                new JsonCaller(simulator).get("/fal/rest/.well-known/jwks.json")));
        assertThat(keys.path("keys")).hasSize(2);
        assertThat(isSignedBy(keys.at("/keys/0/x").asText(), letter)).isFalse();
        assertThat(isSignedBy(keys.at("/keys/1/x").asText(), letter)).isTrue();
    }

    @Test
    void reportsAFailureWithTheBodyOfItsResult() {
        simulator.fault(Fault.taskFails().code("content_policy_violation"));
        submit();

        JsonNode body = tree(letter().body());

        assertThat(body.path("status").asText()).isEqualTo("ERROR");
        assertThat(body.path("error").asText()).isEqualTo("Invalid status code: 422");
        assertThat(body.at("/payload/detail/0/type").asText())
                .isEqualTo("content_policy_violation");
    }

    @Test
    void aSubmitWithAWebhookNamesTheGatewaysId() {
        assertThat(submit().path("gateway_request_id").isTextual()).isTrue();
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        assertThat(client.submit(FalClient.FOUR_5 + "?fal_webhook=me", "{}").statusCode())
                .isEqualTo(400);
    }

    private JsonNode submit() {
        return client.submitted(
                FalClient.FOUR_5 + "?fal_webhook=" + receiver.url(), "{'prompt':'a fox'}");
    }

    private Letter letter() {
        await().until(() -> !receiver.letters().isEmpty());
        return receiver.letters().get(0);
    }

    /** Written from the page, apart from the simulator's own code. */
    private static boolean isSignedBy(String x, Letter letter) throws GeneralSecurityException {
        byte[] point = Base64.getUrlDecoder().decode(x);
        boolean isOdd = (point[31] & 0x80) != 0;
        point[31] &= 0x7F;
        byte[] bigEndian = new byte[32];
        for (int i = 0; i < 32; i++) {
            bigEndian[i] = point[31 - i];
        }
        PublicKey key =
                KeyFactory.getInstance("Ed25519")
                        .generatePublic(
                                new EdECPublicKeySpec(
                                        NamedParameterSpec.ED25519,
                                        new EdECPoint(isOdd, new BigInteger(1, bigEndian))));
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(letter.body().getBytes(UTF_8));
        String signed =
                String.join(
                        "\n",
                        letter.header("X-Fal-Webhook-Request-Id"),
                        letter.header("X-Fal-Webhook-User-Id"),
                        letter.header("X-Fal-Webhook-Timestamp"),
                        HexFormat.of().formatHex(digest));
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(key);
        signature.update(signed.getBytes(UTF_8));
        return signature.verify(HexFormat.of().parseHex(letter.header("X-Fal-Webhook-Signature")));
    }

    private static JsonNode tree(String json) {
        try {
            return LumenfallClient.JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }
}
