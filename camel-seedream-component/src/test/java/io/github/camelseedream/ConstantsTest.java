package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.provider.builtin.BuiltInProviders;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.ResolveEndpointFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A constant that is wrong in itself fails the start, and not each message. */
class ConstantsTest extends MultiComponentRouteTest {

    private static final String SIZES =
            "Accepted: WxH such as 2048x1152, W:H such as 16:9, a tier such as 2K, 0.5K or 1MP,"
                    + " auto, or custom with width and height; every number above 0";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count=99 | count '99' (option count) is above 15. Accepted: 1 to 15",
                "count=0 | count '0' (option count) is below 1. Accepted: 1 to 15",
                "width=-1 | width '-1' (option width) is below 1. Give pixels",
                "outputFormat=tiff | outputFormat 'tiff' (option outputFormat) is not known."
                        + " Accepted: png, jpeg, gif, webp, avif",
                "imageMode=sett | imageMode 'sett' (option imageMode) is not known. Accepted:"
                        + " independent, set",
                "outputCompression=101 | outputCompression '101' (option outputCompression) is above"
                        + " 100. Accepted: 1 to 100",
                "webhookUrl=ftp://x | webhookUrl 'ftp://x' (option webhookUrl) is not a URL."
                        + " Accepted: http or https",
                "size=tall | size 'tall' (option size) is not a size. " + SIZES,
                "resolution=16:9 | resolution '16:9' (option resolution) is not a tier. Accepted: a"
                        + " tier such as 2K, 0.5K or 1MP, auto; for pixels or a ratio use size"
            })
    void aWrongOptionOfAnEndpointFailsItsStart(String option, String problem) {
        assertThatThrownBy(() -> context.getEndpoint("seedream:generate?" + option))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .rootCause()
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("seedream: " + problem);
    }

    @ParameterizedTest
    @CsvSource({"midjourney, ''", "lumenfal, ' Did you mean lumenfall?'"})
    void anUnknownProviderIsToldWithThoseThereAre(String name, String meant) {
        String known =
                BuiltInProviders.all().stream()
                        .map(provider -> provider.spec().name())
                        .collect(Collectors.joining(", "));

        assertThatThrownBy(() -> context.getEndpoint("seedream:generate?provider=" + name))
                .rootCause()
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "seedream: provider '%s' (option provider) is not known.%s Accepted: %s, or the"
                                        .formatted(name, meant, known)
                                + " name of an ImageProvider bean in the registry");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThatThrownBy(
                        () ->
                                context.getEndpoint(
                                        "seedream:generate?count=99&outputFormat=tiff"
                                                + "&sizePolicy=magic"))
                .rootCause()
                .hasMessage(
                        """
                        seedream:
                          - count '99' (option count) is above 15. Accepted: 1 to 15
                          - option sizePolicy 'magic' is not known. Accepted: nearest, strict
                          - outputFormat 'tiff' (option outputFormat) is not known. Accepted:\
                         png, jpeg, gif, webp, avif""");
    }

    @Test
    void aWrongOptionOfTheComponentFailsTheStartOfItsEndpoints() {
        add("many", options -> options.setCount(99));

        assertThatThrownBy(() -> context.getEndpoint("many:generate"))
                .rootCause()
                .hasMessage(
                        "seedream: count '99' (component option count) is above 15. Accepted: 1 to"
                                + " 15");
        assertThatCode(() -> context.getEndpoint("many:generate?count=2"))
                .doesNotThrowAnyException();
    }

    /** A header may give the other half, or another value. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "size=custom",
                "height=2000",
                "aspectRatio=match",
                "size=960x960&model=seedream-4.5&sizePolicy=strict",
                "outputCompression=50",
                "imageMode=set&count=15&provider=uniall"
            })
    void whatAMessageCanMendDoesNotFailTheStart(String options) {
        assertThatCode(() -> context.getEndpoint("seedream:generate?" + options))
                .doesNotThrowAnyException();
    }

    @Test
    void aHeaderStillOverridesAConstant() {
        assertThat(
                        send(
                                        "seedream:generate?count=2&size=2K",
                                        "a cat",
                                        Map.of("CamelSeedreamCount", 1))
                                .getException())
                .isNull();
        assertThat(onlySubmit().json().path("n").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "modle=x, option modle is not known. Did you mean model?",
        "asepctRatio=1:1, option asepctRatio is not known. Did you mean aspectRatio?",
        "zzzzzzzzzzzz=1, option zzzzzzzzzzzz is not known."
    })
    void anUnknownOptionIsToldWithTheNearest(String option, String problem) {
        assertThatThrownBy(() -> context.getEndpoint("seedream:generate?" + option))
                .rootCause()
                .hasMessage("seedream: " + problem);
    }
}
