package io.github.camelseedream.catalog;

import static io.github.camelseedream.catalog.SizeFormat.AUTO;
import static io.github.camelseedream.catalog.SizeFormat.MATCH;
import static io.github.camelseedream.catalog.SizeFormat.PIXELS;
import static io.github.camelseedream.catalog.SizeFormat.RATIO;
import static io.github.camelseedream.catalog.SizeFormat.TIER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ImageSize.Pixels;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.Adjustment;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sizes on their way to wires that take fewer forms than a person may write. */
class SizeResolverTest {

    /** Both sides only, as UniAll takes them for 4.5; its page, read 2026-11. */
    private static final SizeSupport SIDES =
            SizeSupport.of(
                    SizeRule.builder().pixels(3_686_400, 16_777_216).sides(1, 4096).build(),
                    PIXELS);

    /** A listed ratio and a listed tier, as APIMart takes them for 4.5; its page, read 2026-11. */
    private static final SizeSupport NAMES =
            SizeSupport.of(
                    ModelFamilies.SEEDREAM_4_5.sizes().toBuilder()
                            .tiers("2K", "4K")
                            .ratios(
                                    "1:1", "4:3", "3:4", "16:9", "9:16", "3:2", "2:3", "21:9",
                                    "9:21")
                            .documented("2K", "1:1 2048x2048", "16:9 2560x1440", "21:9 3024x1296")
                            .documented("4K", "1:1 4096x4096", "16:9 5404x3040", "21:9 6198x2656")
                            .build(),
                    RATIO,
                    TIER,
                    AUTO);

    /** Any ratio and a tier, or both sides, as Apiframe takes them; its page, read 2026-11. */
    private static final SizeSupport NAMES_AND_SIDES =
            SizeSupport.of(
                    SizeRule.builder()
                            .sides(1024, 4096)
                            .tiers("2K", "4K")
                            .documented("4K", "16:9 5504x3040")
                            .build(),
                    PIXELS,
                    RATIO,
                    TIER,
                    MATCH);

    /** A tier or both sides in one field, as the model's own API takes them. */
    private static final SizeSupport TIER_OR_SIDES =
            SizeSupport.of(ModelFamilies.SEEDREAM_4_5.sizes(), PIXELS, TIER);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // wire, size, aspectRatio, resolution, what goes out
                "SIDES, -, -, -, nothing",
                "SIDES, 2048x2048, -, -, 2048x2048",
                "SIDES, 2560x1440, -, -, 2560x1440",
                "SIDES, 1440x2560, -, -, 1440x2560",
                "SIDES, auto, -, -, nothing",
                "SIDES, 4K, -, -, 4096x4096",
                "SIDES, 16:9, -, -, 2731x1536",
                "SIDES, 16:9, -, 2K, 2731x1536",
                "SIDES, -, 3:2, 3K, 3762x2508",
                // at the usual scale a side would be 4247; the shape is possible, and all that was
                // said
                "SIDES, 4.3:1, -, -, 4085x950",
                "NAMES, -, -, -, nothing",
                "NAMES, auto, -, -, auto",
                "NAMES, auto, -, 4K, auto 4K",
                "NAMES, 16:9, -, 4K, 16:9 4K",
                "NAMES, 1:1, -, -, 1:1",
                "NAMES, 2k, -, -, 2K",
                "NAMES, 32:18, -, 4K, 16:9 4K",
                "NAMES, 2048x2048, -, -, 1:1 2K",
                "NAMES, 2560x1440, -, -, 16:9 2K",
                "NAMES, 5404x3040, -, -, 16:9 4K",
                "NAMES_AND_SIDES, 4K, 16:9, -, 16:9 4K",
                "NAMES_AND_SIDES, match, -, -, match",
                "NAMES_AND_SIDES, 4K, match, -, match 4K",
                "NAMES_AND_SIDES, auto, -, 4K, 4K",
                "NAMES_AND_SIDES, 2560x1440, -, -, 2560x1440",
                // beyond the sides, but exactly what a name makes
                "NAMES_AND_SIDES, 5504x3040, -, -, 16:9 4K",
                // no such tier, but the sides can say it
                "NAMES_AND_SIDES, 16:9, -, 3K, 4096x2304",
                "TIER_OR_SIDES, 2K, -, -, 2K",
                "TIER_OR_SIDES, auto, -, 4K, 4K",
                "TIER_OR_SIDES, 2K, 16:9, -, 2848x1600",
                "TIER_OR_SIDES, -, 16:9, -, 2848x1600",
                "TIER_OR_SIDES, 3K, 1:1, -, 3072x3072",
                "AS_WRITTEN, 7:1, -, 0.25, 7:1 0.25",
                "AS_WRITTEN, 20000x1, -, -, 20000x1",
                "AS_WRITTEN, match, -, -, match"
            })
    void areSaidInAnotherFormWithoutAWordWhereNothingChanges(
            String wire, String size, String ratio, String resolution, String sent) {
        for (SizePolicy policy : SizePolicy.values()) {
            SizeReading fitted = fit(wire, request(size, ratio, resolution), policy, null);
            assertThat(fitted.violations()).isEmpty();
            assertThat(fitted.adjustments()).isEmpty();
            assertThat(fitted.wanted()).hasToString(sent);
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "SIDES|1280x720|-|-|2560x1440|size|1280x720|its area in pixels, 921600, is below"
                        + " 3686400",
                "SIDES|-|5:1|2K|4096x900|aspectRatio|5:1 2K|5:1 2K is 4579x916; its longer side,"
                        + " 4579, is above 4096",
                "SIDES|5:1|-|-|4096x900|size|5:1|5:1 is 4579x916; its longer side, 4579, is above"
                        + " 4096",
                "SIDES|0.5K|-|-|1920x1920|size|0.5K|0.5K is 512x512; its area in pixels, 262144,"
                        + " is below 3686400",
                "SIDES|auto|-|2K|2048x2048|size|auto|a size is taken as WxH",
                "NAMES|1920x1080|-|-|16:9 2K|size|1920x1080|a size is taken as ratio 1:1, 4:3, 3:4,"
                        + " 16:9, 9:16, 3:2, 2:3, 21:9, 9:21, tier 2K, 4K, auto, and 16:9 2K is about"
                        + " 2560x1440",
                "NAMES|7:1|-|-|21:9|size|7:1|the ratios taken are 1:1, 4:3, 3:4, 16:9, 9:16, 3:2,"
                        + " 2:3, 21:9, 9:21",
                "NAMES|-|-|1K|2K|resolution|1K|the tiers taken are 2K, 4K",
                "NAMES_AND_SIDES|8000x1000|-|-|4096x1024|size|8000x1000|its shorter side, 1000,"
                        + " is below 1024; its longer side, 8000, is above 4096",
                // its sides could say it, but the model cannot make it
                "NAMES_AND_SIDES|1K|-|-|2K|size|1K|the tiers taken are 2K, 4K",
                "NAMES_AND_SIDES|16:9|-|8K|16:9 4K|resolution|8K|the tiers taken are 2K, 4K"
            })
    void areTheNearestOnesOrRefusedUnderStrict(
            String wire,
            String size,
            String ratio,
            String resolution,
            String sent,
            String option,
            String asked,
            String reason) {
        ImageRequest request = request(size, ratio, resolution);
        SizeReading nearest = fit(wire, request, SizePolicy.nearest, null);
        assertThat(nearest.violations()).isEmpty();
        assertThat(nearest.wanted()).hasToString(sent);
        Adjustment adjustment = nearest.adjustments().get(0);
        assertThat(adjustment.parameter()).isEqualTo(option);
        assertThat(adjustment.asked()).isEqualTo(asked);
        assertThat(adjustment.reason()).isEqualTo(reason);

        SizeReading strict = fit(wire, request, SizePolicy.strict, null);
        assertThat(strict.adjustments()).isEmpty();
        assertThat(strict.violations()).extracting(Violation::option).containsExactly(option);
        assertThat(strict.violations().get(0).problem())
                .isEqualTo(
                        "cannot be made as asked ("
                                + asked
                                + "): "
                                + reason
                                + ". The nearest is "
                                + adjustment.used()
                                + ": ask for it, or set sizePolicy=nearest");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // wire, first reference, size, aspectRatio, resolution, what goes out
                "SIDES, 1200x800, match, -, -, 2508x1672",
                "SIDES, 1200x800, -, match, 3K, 3762x2508",
                "NAMES, 1200x800, match, -, -, 3:2",
                "NAMES, 1200x800, -, match, 4K, 3:2 4K",
                // nobody's images have exactly 16:9
                "NAMES, 1365x768, match, -, -, 16:9",
                "NAMES_AND_SIDES, 1200x800, match, -, -, match",
                "TIER_OR_SIDES, 1200x800, match, -, -, 2496x1664",
                "AS_WRITTEN, 1200x800, match, -, -, match"
            })
    void haveTheShapeOfTheFirstReference(
            String wire, String first, String size, String ratio, String resolution, String sent) {
        SizeReading fitted = fit(wire, request(size, ratio, resolution), SizePolicy.strict, first);
        assertThat(fitted.violations()).isEmpty();
        assertThat(fitted.wanted()).hasToString(sent);
    }

    @Test
    void sayThatTheShapeOfTheFirstReferenceIsNotTaken() {
        ImageRequest request = request(null, "match", "2K");
        assertThat(fit("NAMES", request, SizePolicy.nearest, "4000x1000").adjustments())
                .containsExactly(
                        new Adjustment(
                                "aspectRatio",
                                "match",
                                "21:9",
                                "the first reference is 4000x1000; the ratios taken are 1:1, 4:3,"
                                        + " 3:4, 16:9, 9:16, 3:2, 2:3, 21:9, 9:21"));
        assertThat(fit("NAMES", request, SizePolicy.strict, "4000x1000").violations())
                .singleElement()
                .hasToString(
                        "aspectRatio 'match' (option) cannot be made as asked (match): the first"
                                + " reference is 4000x1000; the ratios taken are 1:1, 4:3, 3:4,"
                                + " 16:9, 9:16, 3:2, 2:3, 21:9, 9:21. The nearest is 21:9: ask for"
                                + " it, or set sizePolicy=nearest");
    }

    @Test
    void waitForTheFirstReferenceWhereItIsNotKnownYet() {
        SizeReading fitted = fit("SIDES", request("match", null, "4K"), SizePolicy.strict, null);
        assertThat(fitted.violations()).isEmpty();
        assertThat(fitted.wanted()).hasToString("match 4K");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "TIER|16:9|-|size '16:9' (option) cannot be sent: a size is taken as a tier",
                "TIER|2048x2048|-|size '2048x2048' (option) cannot be sent: a size is taken as a"
                        + " tier",
                "RATIO|16:9|2K|resolution '2K' (option) cannot be sent: a size is taken as a"
                        + " ratio",
                "RATIO|-|2K|resolution '2K' (option) cannot be sent: a size is taken as a ratio",
                "AUTO|auto|2K|resolution '2K' (option) cannot be sent: a size is taken as auto"
            })
    void areRefusedWhereNoFormIsNear(
            SizeFormat only, String size, String resolution, String violation) {
        ImageRequest request = request(size, null, resolution);
        SizeSupport sizing = SizeSupport.of(SizeRule.any(), only);
        assertThat(fit(sizing, request, SizePolicy.nearest, null).violations())
                .singleElement()
                .hasToString(violation);
    }

    @Test
    void inAnyTierAreSaidInThousands() {
        SizeSupport anyTier = SizeSupport.of(SizeRule.any(), RATIO, TIER);
        assertThat(fit(anyTier, request("2048x1152", null, null), SizePolicy.strict, null).wanted())
                .hasToString("16:9 1.5K");
    }

    @Test
    void outOfBoundsDoNotGoOutUnderANameThatIsNotDocumented() {
        SizeSupport anyName =
                SizeSupport.of(
                        SizeRule.builder().sides(512, 4096).build(), PIXELS, RATIO, TIER, MATCH);
        ImageRequest request = request("511x2048", null, null);

        assertThat(fit(anyName, request, SizePolicy.strict, null).violations())
                .extracting(Violation::option)
                .containsExactly("size");
        assertThat(fit(anyName, request, SizePolicy.nearest, null).wanted())
                .hasToString("512x2052");
    }

    private static SizeReading fit(
            String wire, ImageRequest request, SizePolicy policy, String firstReference) {
        SizeSupport sizing =
                switch (wire) {
                    case "SIDES" -> SIDES;
                    case "NAMES" -> NAMES;
                    case "NAMES_AND_SIDES" -> NAMES_AND_SIDES;
                    case "TIER_OR_SIDES" -> TIER_OR_SIDES;
                    default -> SizeSupport.AS_WRITTEN;
                };
        return fit(sizing, request, policy, firstReference);
    }

    private static SizeReading fit(
            SizeSupport sizing, ImageRequest request, SizePolicy policy, String firstReference) {
        return new SizeResolver(request, sizing, ModelFamilies.SEEDREAM_4_5, policy)
                .fit(
                        RequestedSizeReader.read(request).wanted(),
                        Optional.ofNullable(firstReference)
                                .map(size -> (Pixels) ImageSize.parse(size).orElseThrow()));
    }

    private static ImageRequest request(String size, String ratio, String resolution) {
        ImageRequest.Builder builder = ImageRequest.builder();
        if (size != null) {
            builder.set(ImageParameters.SIZE, ImageSize.of(size), "option");
        }
        if (ratio != null) {
            builder.set(ImageParameters.ASPECT_RATIO, ImageSize.of(ratio), "option");
        }
        if (resolution != null) {
            builder.set(ImageParameters.RESOLUTION, ImageSize.of(resolution), "option");
        }
        return builder.build();
    }
}
