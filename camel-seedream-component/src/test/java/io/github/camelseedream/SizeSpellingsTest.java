package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.error.InvalidRequestException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every spelling of a size that the documentation names is right on the wire of each provider. */
class SizeSpellingsTest extends MultiComponentRouteTest {

    private static final List<String> FIELDS =
            List.of(
                    "/size",
                    "/aspect_ratio",
                    "/resolution",
                    "/seedreamParams/size",
                    "/seedreamParams/aspect_ratio",
                    "/seedreamParams/width",
                    "/seedreamParams/height",
                    "/custom_size/width",
                    "/custom_size/height");

    @BeforeEach
    void addProviders() {
        addEachProvider(options -> {});
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    2048x1152 | size=2048x1152 | size=custom width=2048 height=1152 | size=16:9 resolution=2K | width=2560 height=1440
                    2048 × 1152 | size=2048x1152 | size=custom width=2048 height=1152 | size=16:9 resolution=2K | width=2560 height=1440
                    2048*1152 | size=2048x1152 | size=custom width=2048 height=1152 | size=16:9 resolution=2K | width=2560 height=1440
                    2048X1152 | size=2048x1152 | size=custom width=2048 height=1152 | size=16:9 resolution=2K | width=2560 height=1440
                    16:9 | size=16:9 | aspect_ratio=16:9 | size=16:9 | width=2560 height=1440
                    16 : 9 | size=16:9 | aspect_ratio=16:9 | size=16:9 | width=2560 height=1440
                    2K | resolution=2K | size=2K | resolution=2K | width=2048 height=2048
                    2 k | resolution=2K | size=2K | resolution=2K | width=2048 height=2048
                    0.5K | resolution=0.5K | size=2K | resolution=2K | width=1920 height=1920
                    1.5K | resolution=1.5K | size=2K | resolution=2K | width=1920 height=1920
                    1MP | resolution=1 | size=2K | resolution=2K | width=1920 height=1920
                    1 mp | resolution=1 | size=2K | resolution=2K | width=1920 height=1920
                    0.25 | resolution=0.25 | size=2K | resolution=2K | width=1920 height=1920
                    0.25MP | resolution=0.25 | size=2K | resolution=2K | width=1920 height=1920
                    auto | size=auto | '' | refused | ''
                    """)
    void aSizeIsRightOnTheWire(
            String size, String lumenfall, String apiframe, String apimart, String uniall) {
        Map<String, String> wires = new LinkedHashMap<>();
        wires.put("lumenfall", lumenfall);
        wires.put("apiframe", apiframe);
        wires.put("apimart", apimart);
        wires.put("gccai", apimart);
        wires.put("uniall", uniall);
        wires.forEach(
                (provider, wire) -> {
                    simulator().clear();
                    simulator().tasks().duration(Duration.ofMillis(1));
                    Exchange answer =
                            send(
                                    "at-" + provider + ":generate",
                                    "fox",
                                    Map.of("CamelSeedreamSize", size));
                    assertThat(sent(answer)).as(provider).isEqualTo(wire);
                });
    }

    private static String sent(Exchange answer) {
        if (answer.getException() instanceof InvalidRequestException) {
            assertThat(simulator().requests()).isEmpty();
            return "refused";
        }
        assertThat(answer.getException()).isNull();
        return sent();
    }

    private static String sent() {
        JsonNode json = onlySubmit().json();
        return FIELDS.stream()
                .filter(field -> !json.at(field).isMissingNode())
                .map(
                        field ->
                                field.substring(field.lastIndexOf('/') + 1)
                                        + "="
                                        + json.at(field).asText())
                .collect(Collectors.joining(" "));
    }
}
