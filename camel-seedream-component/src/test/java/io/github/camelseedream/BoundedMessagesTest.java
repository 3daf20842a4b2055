package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.simulator.fault.Fault;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However much a sender writes, what comes back is short, and soon there. */
@Timeout(60)
class BoundedMessagesTest extends MultiComponentRouteTest {

    private static final int MANY = 40_000;

    /** In characters: twenty violations, each with names of 80 and a problem of 1000. */
    private static final int SHORT = 20 * 1300;

    @BeforeEach
    void clear() {
        simulator().clear();
    }

    @Test
    void ofManyUnknownFieldsTwentyAreNamed() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("prompt", "a cat");
        for (int i = 1; i <= MANY; i++) {
            body.put("field" + i, 1);
        }

        InvalidRequestException refused = refused(body, Map.of());

        assertThat(refused)
                .hasMessageContaining("\n  - field1 (body field field1) is not known. ")
                .hasMessageContaining("\n  - field20 (body field field20) is not known. ")
                .hasMessageEndingWith("\n  - and 39980 more");
        assertThat(refused.violations()).hasSize(20);
    }

    @Test
    void ofManyUnknownHeadersTwentyAreNamed() {
        Map<String, Object> headers = new HashMap<>();
        for (int i = 1; i <= MANY; i++) {
            headers.put("CamelSeedreamField" + i, 1);
        }

        assertThat(refused("a cat", headers)).hasMessageEndingWith("\n  - and 39980 more");
    }

    @Test
    void fieldsAndHeadersCountTogether() {
        Map<String, Object> body = new LinkedHashMap<>();
        for (int i = 1; i <= 15; i++) {
            body.put("field" + i, 1);
        }
        Map<String, Object> headers = new HashMap<>();
        for (int i = 1; i <= 15; i++) {
            headers.put("CamelSeedreamField" + i, 1);
        }

        InvalidRequestException refused = refused(body, headers);

        // the prompt is missing, too
        assertThat(refused).hasMessageEndingWith("\n  - and 11 more");
        assertThat(refused.violations()).hasSize(20);
    }

    @Test
    void ofManyReferencesThatAreNoneTwentyAreNamed() {
        Exchange answer =
                send(
                        "direct:edit",
                        Collections.nCopies(MANY, "no image"),
                        Map.of("CamelSeedreamPrompt", "blue"));

        assertThat(refused(answer)).hasMessageEndingWith("\n  - and 39980 more");
    }

    @Test
    void ofManyReferencesOfAnotherFormatTwentyAreNamed() {
        byte[] bmp = SampleImages.pngThatClaims(3, 2);
        Exchange answer =
                send(
                        "direct:edit",
                        Collections.nCopies(3000, bmp),
                        Map.of("CamelSeedreamPrompt", "blue"));

        assertThat(refused(answer)).hasMessageContaining("references (body) are 3000, more than");
    }

    @Test
    void whatIsWrongWithAnImageRequestOfARouteIsCountedToo() {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 1; i <= 30; i++) {
            fields.put("field" + i, 1);
        }
        ImageRequest.Builder given = ImageRequest.builder();
        fields.keySet().forEach(name -> given.refuse(violation(name)));

        assertThat(refused(given.build().toBuilder().build(), Map.of()))
                .hasMessageEndingWith("\n  - and 11 more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "prompt",
                "size",
                "aspectRatio",
                "resolution",
                "seed",
                "count",
                "watermark",
                "outputFormat",
                "references",
                "mask",
                "model",
                "provider",
                "parameters",
                "webhookUrl",
                "idempotencyKey",
                "nothingOfTheKind"
            })
    void aValueOfAMegabyteIsNotRepeated(String field) {
        String digits = "9".repeat(1 << 20);
        String words = "x\r\n?".repeat(1 << 18);
        for (String value : List.of(digits, words, "https://" + digits + "@h/?" + words)) {
            Map<String, Object> body = new LinkedHashMap<>(Map.of("prompt", "a cat"));
            body.put(field, value);

            Exchange answer = send("direct:generate", body);

            if (answer.getException() != null) {
                assertThat(answer.getException().getMessage()).hasSizeLessThan(SHORT);
            }
        }
    }

    @Test
    void aNameOfAMegabyteIsNotRepeated() {
        String name = "promptt" + "o\n".repeat(1 << 19);

        assertThat(refused(Map.of(name, "a cat"), Map.of("CamelSeedream" + name, "x")))
                .hasMessageNotContaining("o".repeat(100));
        assertThat(refused(Map.of("parameters", Map.of(name, 1), "n", "x"), Map.of())).isNotNull();
    }

    @Test
    void aModelOfAMegabyteIsNotRepeatedWhateverFails() {
        fault(Fault.status(400));

        Exchange answer =
                send(
                        "direct:generate",
                        "a cat",
                        Map.of(ImageParameters.MODEL.header(), "m\r\nX ".repeat(10_000)));

        assertThat(answer.getException()).isNotNull();
        assertThat(answer.getException().getMessage()).hasSizeLessThan(2000).doesNotContain("\r");
    }

    private InvalidRequestException refused(Object body, Map<String, Object> headers) {
        return refused(send("direct:generate", body, headers));
    }

    private static InvalidRequestException refused(Exchange answer) {
        InvalidRequestException refused = answer.getException(InvalidRequestException.class);
        assertThat(refused).isNotNull();
        assertThat(refused.getMessage()).hasSizeLessThan(SHORT);
        assertThat(simulator().requests()).isEmpty();
        return refused;
    }

    private static Violation violation(String name) {
        return new Violation(name, "", "", "is not known");
    }
}
