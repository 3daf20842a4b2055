package io.github.camelseedream.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.FalDelivery;
import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.error.TransportException;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.builtin.FalProvider;
import io.github.camelseedream.result.CallContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures by keys that a provider publishes; the sample was made with OpenSSL. */
class PublishedKeysTest {

    private static final FalProvider FAL = new FalProvider();
    private static final CallContext WHERE = new CallContext("fal", "", "");
    private static final Map<String, String> HEADERS =
            Map.of(
                    "X-Fal-Webhook-Request-Id",
                    "rid-1",
                    "X-Fal-Webhook-User-Id",
                    "user-1",
                    "X-Fal-Webhook-Timestamp",
                    "1764460800");
    private static final byte[] BODY =
            ("{\"request_id\":\"rid-1\",\"gateway_request_id\":\"rid-1\",\"status\":\"OK\","
                            + "\"payload\":{\"images\":[{\"url\":"
                            + "\"https://v3b.fal.media/files/x.png\"}]}}")
                    .getBytes(StandardCharsets.UTF_8);
    private static final byte[] SIGNATURE =
            HexFormat.of()
                    .parseHex(
                            "70c20f62cf8b253994c18249e45547ee36dc4dd8310d63df8b4cb43e3563a0448abaf157"
                                    + "b66846f2005ec63f4ab6e2a335430c17ae63ab47bac4f39b11ff1a00");

    /** The second test key of RFC 8032. */
    private static final String OTHER_KEY = "PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw";

    private final List<HttpCall> calls = new ArrayList<>();
    private Instant now = Instant.parse("2025-11-30T00:00:00Z");
    private int status = 200;
    private String set = keys(OTHER_KEY, FalDelivery.PUBLIC_KEY);
    private boolean isReachable = true;
    private final PublishedKeys keys = new PublishedKeys(() -> now, this::answer);

    private Reply answer(HttpCall call) {
        calls.add(call);
        if (!isReachable) {
            throw new TransportException(WHERE, "question", "rest.fal.ai", new IOException("slow"));
        }
        return new Reply(status, name -> Optional.empty(), json(set), "");
    }

    @Test
    void theSampleIsBelieved() {
        assertThat(isSigned(BODY)).isTrue();
        assertThat(calls).containsExactly(HttpCall.get("../rest/.well-known/jwks.json"));
    }

    @Test
    void whatWasChangedOnTheWayIsNot() {
        byte[] changed = BODY.clone();
        changed[20]++;

        assertThat(isSigned(changed)).isFalse();
        assertThat(keys.haveSigned(content(BODY), new byte[64], FAL)).isFalse();
        assertThat(keys.haveSigned(content(BODY), new byte[0], FAL)).isFalse();
    }

    @Test
    void aDayLongTheKeysAreKnown() {
        isSigned(BODY);
        now = now.plus(Duration.ofHours(24)).minusSeconds(1);
        isSigned(BODY);
        assertThat(calls).hasSize(1);

        now = now.plusSeconds(1);
        assertThat(isSigned(BODY)).isTrue();
        assertThat(calls).hasSize(2);
    }

    @Test
    void aNewKeyIsFetchedOnceInAMinuteAtMost() {
        set = keys(OTHER_KEY);
        assertThat(isSigned(BODY)).isFalse();
        set = keys(FalDelivery.PUBLIC_KEY);

        now = now.plusSeconds(59);
        assertThat(isSigned(BODY)).isFalse();
        assertThat(calls).hasSize(1);

        now = now.plusSeconds(1);
        assertThat(isSigned(BODY)).isTrue();
        assertThat(calls).hasSize(2);
    }

    /** Whoever sends wrong signatures makes nobody ask more often. */
    @Test
    void wrongSignaturesDoNotFetchMoreOften() {
        for (int second = 0; second < 180; second++) {
            isSigned("{}".getBytes(StandardCharsets.UTF_8));
            now = now.plusSeconds(1);
        }
        assertThat(calls).hasSize(3);
    }

    @Test
    void aKeyThatIsPublishedNoMoreCountsUntilTheKeysAreFetchedAnew() {
        isSigned(BODY);
        set = keys(OTHER_KEY);
        assertThat(isSigned(BODY)).isTrue();

        now = now.plus(Duration.ofHours(24));
        assertThat(isSigned(BODY)).isFalse();
    }

    @Test
    void withoutKeysTheDeliveryIsToComeAgain() {
        isReachable = false;
        assertThatThrownBy(() -> isSigned(BODY))
                .isExactlyInstanceOf(CapacityExceededException.class)
                .hasMessageContaining("could not be fetched")
                .hasMessageContaining("slow")
                .hasMessageContaining("503");

        isReachable = true;
        assertThatThrownBy(() -> isSigned(BODY))
                .hasMessageContaining("asked for less than a minute ago");
        assertThat(calls).hasSize(1);
        now = now.plusSeconds(60);
        assertThat(isSigned(BODY)).isTrue();
    }

    @Test
    void keysThatAreKnownOutliveAFailedRefresh() {
        isSigned(BODY);
        isReachable = false;
        now = now.plusSeconds(60);

        assertThat(isSigned("{}".getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(isSigned(BODY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "7",
                "{}",
                "{\"keys\":{}}",
                "{\"keys\":\"x\"}",
                "{\"keys\":[null,7,[],{}]}",
                "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\"}]}",
                "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":7}]}",
                "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAA\"}]}",
                "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"no base64!\"}]}",
                "{\"keys\":[{\"kty\":\"RSA\",\"crv\":\"Ed25519\","
                        + "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}]}",
                "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"X25519\","
                        + "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}]}"
            })
    void aSetWithoutAKeyIsNone(String odd) {
        set = odd;

        assertThatThrownBy(() -> isSigned(BODY))
                .hasMessageContaining("the answer with status 200 holds no Ed25519 key");
    }

    @Test
    void aRefusalHoldsNoKeys() {
        status = 404;

        assertThatThrownBy(() -> isSigned(BODY)).hasMessageContaining("status 404");
    }

    /** A point that is none: its y is beyond the field. */
    @Test
    void aKeyThatIsNoPointIsLeftAlone() {
        set = keys("_".repeat(42) + "8", FalDelivery.PUBLIC_KEY);

        assertThat(isSigned(BODY)).isTrue();
    }

    /** Each key costs time with each delivery. */
    @Test
    void ofManyKeysOnlyTheFirstAreTried() {
        set = keys(Collections.nCopies(100_000, OTHER_KEY).toArray(String[]::new));
        set = set.replace("]}", ",{" + key(FalDelivery.PUBLIC_KEY) + "}]}");

        assertThat(isSigned(BODY)).isFalse();
    }

    private boolean isSigned(byte[] body) {
        return keys.haveSigned(content(body), SIGNATURE, FAL);
    }

    private static byte[] content(byte[] body) {
        return FAL.signedContent(body, HEADERS::get);
    }

    private static String keys(String... points) {
        List<String> all = new ArrayList<>();
        for (String point : points) {
            all.add("{" + key(point) + "}");
        }
        return "{\"keys\":[" + String.join(",", all) + "]}";
    }

    private static String key(String point) {
        return "\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + point + "\"";
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
