package io.github.camelseedream.catalog;

import static io.github.camelseedream.request.ImageParameters.RESOLUTION;
import static io.github.camelseedream.request.ImageParameters.SIZE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ImageSize.Pixels;
import io.github.camelseedream.request.ImageSize.Ratio;
import io.github.camelseedream.request.ImageSize.Tier;
import io.github.camelseedream.result.Adjustment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeRuleTest {

    /** https://lumenfall.ai/models/bytedance/seedream-4, read 2026-11. */
    private static final SizeRule LUMENFALL_SEEDREAM_4 =
            SizeRule.builder()
                    .sides(1, 14142)
                    .documented(
                            "1K",
                            "4:3 1183x887",
                            "1:1 1024x1024",
                            "3:4 887x1182",
                            "2:3 836x1254",
                            "3:2 1254x836",
                            "9:16 768x1365",
                            "16:9 1365x768",
                            "21:9 1563x670")
                    .build();

    /** The area and side bounds of UniAll for 4.5: nothing longer than 4096x900 is within both. */
    private static final SizeRule LARGE_BUT_NOT_LONG =
            SizeRule.builder().pixels(3_686_400, 16_777_216).sides(1, 4096).build();

    @ParameterizedTest
    @CsvSource({
        "4:3, 1183x887",
        "1:1, 1024x1024",
        "3:4, 887x1182",
        "2:3, 836x1254",
        "3:2, 1254x836",
        "9:16, 768x1365",
        "16:9, 1365x768",
        "21:9, 1563x670",
        "32:18, 1365x768"
    })
    void predictsADocumentedSizeExactly(String ratio, String predicted) {
        assertThat(LUMENFALL_SEEDREAM_4.pixels(ratio(ratio), tier("1K")))
                .isEqualTo(Adjusted.unchanged(pixels(predicted), pixels(predicted)));
    }

    @ParameterizedTest
    @CsvSource({"1:1, 2K, 2048x2048", "5:4, 1K, 1145x916", "1:1, 0.25, 500x500"})
    void computesASizeThatIsNotDocumented(String ratio, String tier, String computed) {
        assertThat(LUMENFALL_SEEDREAM_4.pixels(ratio(ratio), tier(tier)).used())
                .isEqualTo(pixels(computed));
    }

    @Test
    void doesNotCallRoundingAChange() {
        SizeRule rule = SizeRule.builder().pixels(1, 2048 * 2048).step(16).build();
        Adjusted<Pixels> fit = rule.pixels(ratio("16:9"), tier("2K"));
        assertThat(fit.used()).isEqualTo(pixels("2720x1536"));
        assertThat(fit.isChanged()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // asked, possible
        "960x960, 1920x1920",
        "1280x720, 2560x1440",
        "720x1280, 1440x2560",
        "1000x750, 2220x1665",
        "4096x4096, 4096x4096",
        "5000x5000, 4096x4096",
        "1920x1920, 1920x1920",
        // a side of 4096 needs the other to have 900
        "10000x1000, 4096x900",
        "1x1000, 900x4096",
        "4096x899, 4096x900"
    })
    void movesASizeIntoTheBounds(String asked, String used) {
        Adjusted<Pixels> fit = LARGE_BUT_NOT_LONG.fit(pixels(asked));
        assertThat(fit.used()).isEqualTo(pixels(used));
        assertThat(fit.isChanged()).isEqualTo(!asked.equals(used));
    }

    @Test
    void saysWhyASizeCannotBeMade() {
        SizeRule rule =
                LARGE_BUT_NOT_LONG.toBuilder().ratiosBetween("1:16", "16:1").step(16).build();
        assertThat(rule.fit(pixels("5001x300")).reason())
                .isEqualTo(
                        "its area in pixels, 1500300, is below 3686400; its longer side, 5001, is"
                                + " above 4096; its ratio is outside 1:16 to 16:1; its sides are"
                                + " not multiples of 16");
    }

    @ParameterizedTest
    @CsvSource({
        "7:1, 8:1",
        "4:1, 4:1",
        "5.6:1, 4:1",
        "5.7:1, 8:1",
        "100:1, 8:1",
        "1:100, 1:2",
        "1:1, 1:2"
    })
    void takesTheRatioThatIsNearestByLogarithm(String asked, String used) {
        SizeRule rule = SizeRule.builder().ratios("1:2", "4:1", "8:1").build();
        assertThat(rule.nearestRatio(ratio(asked)).used()).isEqualTo(ratio(used));
    }

    @Test
    void keepsAnyRatioWithinTheBoundsWhereNoneIsListed() {
        SizeRule rule = SizeRule.builder().ratiosBetween("1:16", "16:1").build();
        assertThat(rule.nearestRatio(ratio("7:5")).isChanged()).isFalse();
        assertThat(rule.nearestRatio(ratio("16:1")).isChanged()).isFalse();
        assertThat(rule.nearestRatio(ratio("20:1")))
                .isEqualTo(
                        new Adjusted<>(
                                ratio("20:1"), ratio("16:1"), "the ratios taken are 1:16 to 16:1"));
    }

    @ParameterizedTest
    @CsvSource({
        "0.25, 1K",
        "0.5K, 1K",
        "1, 1K",
        "1MP, 1K",
        "1.5K, 2K",
        "1.4K, 1K",
        "3K, 4K",
        "2.8K, 2K",
        "16K, 4K"
    })
    void takesTheTierThatIsNearestByLogarithm(String asked, String used) {
        SizeRule rule = SizeRule.builder().tiers("1K", "2K", "4K").build();
        assertThat(rule.nearestTier(tier(asked)).used()).isEqualTo(tier(used));
    }

    @Test
    void spellsTheSameRatioAndTierAsTheProviderDoes() {
        SizeRule rule = SizeRule.builder().tiers("2K").ratios("16:9").build();
        assertThat(rule.nearestTier(tier("2k")))
                .isEqualTo(Adjusted.unchanged(tier("2k"), tier("2K")));
        assertThat(rule.nearestRatio(ratio("1920:1080")))
                .isEqualTo(Adjusted.unchanged(ratio("1920:1080"), ratio("16:9")));
    }

    @Test
    void limitsNothingThatIsNotSaid() {
        Pixels huge = pixels("999999999x999999999");
        assertThat(SizeRule.any().fit(huge)).isEqualTo(Adjusted.unchanged(huge, huge));
        assertThat(SizeRule.any().nearestTier(tier("999K")).isChanged()).isFalse();
        assertThat(SizeRule.any().nearestRatio(ratio("99999:1")).isChanged()).isFalse();
        assertThat(SizeRule.any().pixels(ratio("1:1"), tier("2K")).used())
                .isEqualTo(pixels("2048x2048"));
    }

    @Test
    void keepsWhatAProviderDoesNotChange() {
        SizeRule provider = LUMENFALL_SEEDREAM_4.toBuilder().sides(1, 1200).build();
        assertThat(provider.pixels(ratio("4:3"), tier("1K")).isChanged()).isFalse();
        assertThat(provider.pixels(ratio("16:9"), tier("1K")).reason())
                .isEqualTo("its longer side, 1365, is above 1200");
    }

    @Test
    void refusesBoundsThatLeaveNoSize() {
        assertThatThrownBy(() -> SizeRule.builder().pixels(100, 200).sides(1, 9).build())
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> SizeRule.builder().sides(10, 15).step(16).build())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesARowThatCannotBeRead() {
        SizeRule.Builder builder = SizeRule.builder();
        assertThatThrownBy(() -> builder.pixels(2, 1)).hasMessageContaining("pixels from 2 to 1");
        assertThatThrownBy(() -> builder.sides(0, 1)).hasMessageContaining("sides from 0 to 1");
        assertThatThrownBy(() -> builder.step(0)).hasMessage("step 0 is below 1");
        assertThatThrownBy(() -> builder.ratiosBetween("2:1", "1:1"))
                .hasMessage("ratio 2:1 is wider than 1:1");
        assertThatThrownBy(() -> builder.tiers("16:9")).hasMessage("'16:9' is not a Tier");
        assertThatThrownBy(() -> builder.documented("2K", "16:9"))
                .hasMessage("'16:9' is not a ratio and a size");
    }

    @Test
    void tellsAChangeInTheResultOrRefusesIt() {
        ImageRequest request =
                ImageRequest.builder().set(SIZE, ImageSize.of("960x960"), "option size").build();
        Adjusted<Pixels> fit = LARGE_BUT_NOT_LONG.fit(pixels("960x960"));
        assertThat(fit.adjustment(SIZE))
                .contains(
                        new Adjustment(
                                "size",
                                "960x960",
                                "1920x1920",
                                "its area in pixels, 921600, is below 3686400"));
        assertThat(fit.violation(SizePolicy.nearest, request, SIZE)).isEmpty();
        assertThat(fit.violation(SizePolicy.strict, request, SIZE).orElseThrow())
                .hasToString(
                        "size '960x960' (option size) cannot be made as asked (960x960): its area"
                                + " in pixels, 921600, is below 3686400. The nearest is 1920x1920:"
                                + " ask for it, or set sizePolicy=nearest");
    }

    @Test
    void tellsNothingOfASizeThatCanBeMade() {
        Adjusted<Tier> fit = SizeRule.builder().tiers("2K").build().nearestTier(tier("2k"));
        assertThat(fit.adjustment(RESOLUTION)).isEmpty();
        assertThat(SizePolicy.strict.allows(fit)).isTrue();
    }

    private static Pixels pixels(String text) {
        return (Pixels) ImageSize.parse(text).orElseThrow();
    }

    private static Ratio ratio(String text) {
        return (Ratio) ImageSize.parse(text).orElseThrow();
    }

    private static Tier tier(String text) {
        return (Tier) ImageSize.parse(text).orElseThrow();
    }
}
