package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.exchange.ResultMode;
import io.github.camelseedream.result.ImageFailure;
import io.github.camelseedream.result.ImageResult;
import io.github.camelseedream.simulator.fault.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three images of each provider in each mode, and what is delivered when some do not come. */
@Tag("slow")
@Timeout(60)
class CountLimitsTest extends MultiComponentRouteTest {

    private static final String REFERENCE = "https://example.org/harbour.png";

    @BeforeEach
    void addProviders() {
        simulator().clear();
        addEachProvider(options -> options.setResultMode(ResultMode.result));
    }

    /** What the calls ask for is written as the number of each, e.g. 1+1+1. */
    @ParameterizedTest
    @CsvSource({
        "lumenfall, false,            , 3,     independent",
        "lumenfall, false, independent, 3,     independent",
        "lumenfall, false, set,         3,     set",
        "apiframe,  false,            , 1+1+1, independent",
        "apiframe,  true,  independent, 1+1+1, independent",
        "apimart,   false,            , 1+1+1, independent",
        "apimart,   true,             , 3,     group",
        "apimart,   true,  independent, 1+1+1, independent",
        "apimart,   true,  set,         3,     set",
        "gccai,     true,             , 3,     group",
        "uniall,    false,            , 3,     independent",
        "uniall,    true,             , 3,     independent",
        "uniall,    true,  independent, 3,     independent",
    })
    void threeImages(
            String provider, boolean reference, String mode, String calls, String resultMode) {
        Exchange answer = send(provider, reference, mode);

        assertThat(answer.getException()).isNull();
        ImageResult result = answer.getMessage().getBody(ImageResult.class);
        assertThat(result.getImages()).hasSize(3);
        assertThat(result.getMode()).isEqualTo(resultMode);
        assertThat(
                        String.join(
                                "+",
                                simulator().submits().stream()
                                        .map(request -> asked(request.json()))
                                        .toList()))
                .isEqualTo(calls);
    }

    private static String asked(JsonNode body) {
        for (String pointer :
                List.of("/sequential_image_generation_options/max_images", "/max_images", "/n")) {
            if (body.at(pointer).isInt()) {
                return body.at(pointer).asText();
            }
        }
        return "1";
    }

    @ParameterizedTest
    @CsvSource({"apiframe, true", "apimart, false", "gccai, false", "uniall, true"})
    void aSetThatAProviderDoesNotMakeIsRefused(String provider, boolean reference) {
        Exchange answer = send(provider, reference, "set");

        assertThat(answer.getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("imageMode 'set' (header CamelSeedreamImageMode)");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void ofFourCallsOneIsNotPaidFor() {
        fault(Fault.status(402).whenBodyContains("boats"));

        ImageResult result = result(send("at-apiframe:generate?count=4", "boats"));

        assertThat(result.getImages()).hasSize(3);
        assertThat(result.getFailures())
                .singleElement()
                .satisfies(
                        failure -> {
                            assertThat(failure.error()).isEqualTo("QuotaExceededException");
                            assertThat(failure.outcome()).isEqualTo("rejected");
                            assertThat(failure.index()).isBetween(1, 4);
                        });
    }

    @Test
    void ofAGroupOneImageIsRefused() {
        fault(Fault.refuseImages(2));

        ImageResult result = result(send("apimart", true, null));

        assertThat(result.getImages()).hasSize(2);
        assertThat(result.getFailures()).hasSize(1);
    }

    @Test
    void fewerImagesThanAskedForAreAPartialResult() {
        fault(Fault.refuseImages(3));

        ImageResult result = result(send("uniall", false, null));

        assertThat(result.getImages()).hasSize(2);
        assertThat(result.getFailures())
                .extracting(ImageFailure::error)
                .containsExactly("OutcomeUnknownException");
    }

    @Test
    void oneImageOfTwoCannotBeFetched() {
        fault(Fault.status(410).onMethod("GET").onPath("/media/"));
        add(
                "fetching",
                options -> {
                    options.setProvider("apiframe");
                    options.setBaseUrl(SIMULATOR.baseUrl("apiframe"));
                    options.setPollInitialDelay(50);
                    options.setPollDelay(50);
                    options.setResultMode(ResultMode.image);
                });

        Exchange answer = send("fetching:generate?count=2", "boats");

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(List.class)).hasSize(1);
        assertThat(answer.getMessage().getHeader("CamelSeedreamResultFailures", List.class))
                .singleElement()
                .satisfies(
                        failure -> {
                            assertThat(((ImageFailure) failure).error())
                                    .isEqualTo("DownloadException");
                            assertThat(((ImageFailure) failure).outcome()).isEqualTo("accepted");
                        });
    }

    private static ImageResult result(Exchange answer) {
        assertThat(answer.getException()).isNull();
        return answer.getMessage().getBody(ImageResult.class);
    }

    private Exchange send(String provider, boolean reference, String mode) {
        Map<String, Object> headers = new HashMap<>(Map.of("CamelSeedreamCount", 3));
        if (reference) {
            headers.put("CamelSeedreamReferences", REFERENCE);
        }
        if (mode != null) {
            headers.put("CamelSeedreamImageMode", mode);
        }
        return send("at-" + provider + ":generate", "boats", headers);
    }
}
