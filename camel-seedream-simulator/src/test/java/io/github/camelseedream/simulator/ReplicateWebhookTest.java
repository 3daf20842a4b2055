package io.github.camelseedream.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.simulator.WebhookReceiver.Letter;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Signed reports, as https://replicate.com/docs/topics/webhooks has them. */
@Timeout(60)
class ReplicateWebhookTest extends SimulatorTest {

    private static final String API = "/replicate/v1";

    private final WebhookReceiver receiver = new WebhookReceiver();
    private JsonCaller caller;

    @BeforeEach
    void connect() {
        caller = new JsonCaller(simulator).with("Authorization", "Bearer r8_any");
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void startAndEndAreReportedAndSignedWithTheSecretOfTheAccount()
            throws GeneralSecurityException {
        create("");

        await().until(() -> receiver.letters().size() == 2);

        assertThat(receiver.letters())
                .extracting(letter -> status(letter))
                .containsExactly("processing", "succeeded");
        for (Letter letter : receiver.letters()) {
            assertThat(letter.header("webhook-signature")).isEqualTo(signature(letter));
        }
        assertThat(receiver.letters())
                .extracting(letter -> letter.header("webhook-id"))
                .doesNotHaveDuplicates();
    }

    @Test
    void onlyTheEventsAskedForAreReported() {
        create(",'webhook_events_filter':['completed']");

        await().until(() -> !receiver.letters().isEmpty());

        assertThat(receiver.letters())
                .extracting(letter -> status(letter))
                .containsExactly("succeeded");
    }

    @Test
    void anAddressThatIsNeitherHttpsNorOnThisMachineIsRefused() {
        String body = "{'input':{'prompt':'a'},'webhook':'http://a.example/hook'}";

        assertThat(caller.post(API + "/models/bytedance/seedream-4/predictions", body).statusCode())
                .isEqualTo(422);
    }

    private void create(String more) {
        String body = "{'input':{'prompt':'a fox'},'webhook':'" + receiver.url() + "'" + more + "}";
        HttpResponse<byte[]> created =
                caller.post(API + "/models/bytedance/seedream-4/predictions", body);
        assertThat(created.statusCode()).as(LumenfallClient.text(created)).isEqualTo(201);
    }

    private static String status(Letter letter) {
        return List.of("starting", "processing", "succeeded", "failed").stream()
                .filter(word -> letter.body().contains("\"status\":\"" + word + "\""))
                .findFirst()
                .orElse("");
    }

    /** Written from the page, apart from the simulator's own code. */
    private String signature(Letter letter) throws GeneralSecurityException {
        String secret =
                LumenfallClient.json(caller.get(API + "/webhooks/default/secret"))
                        .path("key")
                        .asText();
        Mac mac = Mac.getInstance("HmacSHA256");
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed =
                letter.header("webhook-id")
                        + "."
                        + letter.header("webhook-timestamp")
                        + "."
                        + letter.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    }
}
