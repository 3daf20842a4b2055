package io.github.camelseedream.operation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.http.Auth;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample of the specification: one delivery, its secret, and its signature. */
class StandardWebhooksTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String OTHER = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final String WRONG = "v1,AAAA9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final String BODY = "{\"test\": 2432232314}";
    private static final Instant SIGNED_AT = Instant.ofEpochSecond(1614265330);

    private final Map<String, String> headers =
            new HashMap<>(
                    Map.of(
                            "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                            "webhook-timestamp", "1614265330",
                            "webhook-signature", SIGNATURE));

    @Test
    void theSampleIsBelieved() {
        assertThatCode(() -> check(BODY, SIGNED_AT, SECRET)).doesNotThrowAnyException();
    }

    @Test
    void oneOfSeveralSignaturesIsEnough() {
        headers.put("webhook-signature", WRONG + " v1a,AAAA v1, v1,?? " + SIGNATURE);

        assertThatCode(() -> check(BODY, SIGNED_AT, SECRET)).doesNotThrowAnyException();
    }

    @Test
    void whileSecretsAreChangedEitherIsEnough() {
        assertThatCode(() -> check(BODY, SIGNED_AT, OTHER, SECRET)).doesNotThrowAnyException();
        assertThatCode(() -> check(BODY, SIGNED_AT, SECRET, OTHER)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {OTHER, "whsec_", "whsec_!!"})
    void anotherSecretIsRefused(String secret) {
        assertThatThrownBy(() -> check(BODY, SIGNED_AT, secret))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "it is signed with none of the 1 known secrets. Check that the provider's"
                                + " secret is in the option webhookApiKeys, and that the body is as"
                                + " it came, byte for byte");
    }

    @Test
    void whatWasChangedOnTheWayIsRefused() {
        assertThatThrownBy(() -> check(BODY + " ", SIGNED_AT, SECRET))
                .hasMessageStartingWith("it is signed with none");
        headers.put("webhook-id", "msg_other");
        assertThatThrownBy(() -> check(BODY, SIGNED_AT, SECRET))
                .hasMessageStartingWith("it is signed with none");
    }

    /** A signature of another version is none that is known. */
    @ParameterizedTest
    @ValueSource(
            strings = {WRONG, "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "v1,", "v2,AAAA"})
    void aWrongSignatureIsRefused(String signature) {
        headers.put("webhook-signature", signature);

        assertThatThrownBy(() -> check(BODY, SIGNED_AT, SECRET))
                .hasMessageStartingWith("it is signed with none");
    }

    @Test
    void itsTimeMayBeFiveMinutesFromNow() {
        for (long seconds : new long[] {-300, 300}) {
            assertThatCode(() -> check(BODY, SIGNED_AT.plusSeconds(seconds), SECRET))
                    .doesNotThrowAnyException();
        }
        for (long seconds : new long[] {-301, 301}) {
            assertThatThrownBy(() -> check(BODY, SIGNED_AT.plusSeconds(seconds), SECRET))
                    .hasMessage(
                            "it was signed at 2021-02-25T15:02:10Z, more than 5 minutes from now."
                                    + " Check the clock of this machine, and that seedream:webhook"
                                    + " stands before any queue");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "9223372036854775807", "1614265330.5"})
    void aTimeThatIsNoneIsRefused(String timestamp) {
        headers.put("webhook-timestamp", timestamp);

        assertThatThrownBy(() -> check(BODY, SIGNED_AT, SECRET))
                .hasMessage("its webhook-timestamp is no Unix time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook-id", "webhook-timestamp", "webhook-signature"})
    void eachOfItsHeadersIsNeeded(String name) {
        headers.remove(name);

        assertThatThrownBy(() -> check(BODY, SIGNED_AT, SECRET))
                .hasMessage(
                        "it lacks webhook-id, webhook-timestamp or webhook-signature. Check that"
                                + " the headers it came with reach seedream:webhook");
    }

    private void check(String body, Instant now, String... secrets) {
        List<Auth> known =
                Stream.of(secrets).map(secret -> new Auth(Auth.Style.BEARER, secret)).toList();
        StandardWebhooks.check(
                body.getBytes(StandardCharsets.UTF_8),
                name -> headers.getOrDefault(name, ""),
                known,
                now);
    }
}
