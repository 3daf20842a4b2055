package io.github.camelseedream.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ImageSize.Pixels;
import io.github.camelseedream.request.ImageSize.Tier;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFamiliesTest {

    @ParameterizedTest
    @CsvSource({
        // family, made, refused, smallest, too small, largest, too large
        "seedream-3.0, 1024x1024, 300x300, 512x512, 511x513, 2048x2048, 2049x2048",
        "seedream-4.0, 1600x600, 800x800, 1280x720, 959x961, 4096x4096, 4097x4096",
        "seedream-4.5, 3750x1250, 1500x1500, 2560x1440, 1920x1919, 4096x4096, 4097x4096",
        "seedream-5.0-lite, 3072x3072, 1500x1500, 1920x1920, 1919x1920, 4096x4096, 4097x4096",
        "seedream-5.0-pro, 2048x1024, 512x512, 960x960, 959x960, 1634x2830, 1635x2829",
        "seedream-5.0-flash, 1500x1000, 512x512, 960x960, 959x960, 1634x2830, 1635x2829"
    })
    void boundTheSizes(
            String name,
            String made,
            String refused,
            String smallest,
            String tooSmall,
            String largest,
            String tooLarge) {
        SizeRule sizes = ModelFamilies.of(name).sizes();
        assertThat(List.of(pixels(made), pixels(smallest), pixels(largest))).allMatch(sizes::takes);
        assertThat(List.of(pixels(refused), pixels(tooSmall), pixels(tooLarge)))
                .noneMatch(sizes::takes)
                .allMatch(size -> sizes.takes(sizes.fit(size).used()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seedream-4.0",
                "seedream-4.5",
                "seedream-5.0-lite",
                "seedream-5.0-pro",
                "seedream-5.0-flash",
                "seedream-5.5"
            })
    void boundTheShape(String name) {
        SizeRule sizes = ModelFamilies.of(name).sizes();
        assertThat(sizes.takes(pixels("8000x500"))).isTrue();
        assertThat(sizes.takes(pixels("500x8000"))).isTrue();
        assertThat(sizes.takes(pixels("8001x500"))).isFalse();
        assertThat(sizes.takes(pixels("500x8001"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // family, tiers, default, references, images of a set, both together
        "seedream-3.0, '', 1024x1024, 0, 1, -1",
        "seedream-4.0, 1K 2K 4K, 2048x2048, 14, 15, 15",
        "seedream-4.5, 2K 4K, 2048x2048, 14, 15, 15",
        "seedream-5.0-lite, 2K 3K 4K, 2048x2048, 14, 15, 15",
        "seedream-5.0-pro, 1K 1.5K 2K, 2K, 10, 1, -1",
        "seedream-5.0-flash, 1K 1.5K 2K, 2K, 10, 1, -1",
        "seedream-5.5, 1K 1.5K 2K, 2K, 10, 1, -1"
    })
    void sayWhatAFamilyTakes(
            String name, String tiers, String size, int references, int set, int together) {
        ModelFamily family = ModelFamilies.of(name);
        assertThat(family).hasToString(name);
        assertThat(String.join(" ", family.tiers().stream().map(Tier::label).toList()))
                .isEqualTo(tiers);
        assertThat(family.defaultSize()).contains(ImageSize.parse(size).orElseThrow());
        assertThat(family.maxReferences()).hasValue(references);
        assertThat(family.maxSetSize()).hasValue(set);
        assertThat(family.maxReferencesAndImages().orElse(-1)).isEqualTo(together);
        assertThat(family.referenceFormats().contains("image/png")).isEqualTo(references > 0);
    }

    @ParameterizedTest
    @CsvSource({
        "seedream-3, seedream-3.0",
        "seedream-3-0-t2i-250415, seedream-3.0",
        "doubao-seedream-3-0-t2i-250415, seedream-3.0",
        "fal-ai/bytedance/seedream/v3/text-to-image, seedream-3.0",
        "seedream-4, seedream-4.0",
        "Seedream-4.0, seedream-4.0",
        "doubao-seedream-4-0-250828, seedream-4.0",
        "doubao-seedance-4-0, seedream-4.0",
        "bytedance/seedream-v4/edit-sequential, seedream-4.0",
        "bytedance/seedream-v4-text-to-image, seedream-4.0",
        "ByteDance-Seed/Seedream-4.0, seedream-4.0",
        "seedream-4.5, seedream-4.5",
        "seedream-4-5, seedream-4.5",
        "' SEEDREAM 4.5 ', seedream-4.5",
        "seedream-4-5-251128, seedream-4.5",
        "doubao-seedream-4-5-251128, seedream-4.5",
        "Doubao-Seedream-4.5, seedream-4.5",
        "doubao-seedance-4-5, seedream-4.5",
        "bytedance/seedream-4.5, seedream-4.5",
        "byteplus/seedream-4.5, seedream-4.5",
        "fal/seedream-4.5-edit, seedream-4.5",
        "bytedance-seed/seedream-4.5, seedream-4.5",
        "seedream/4.5-text-to-image, seedream-4.5",
        "fal-ai/bytedance/seedream/v4.5/text-to-image, seedream-4.5",
        "fal-ai/bytedance/seedream/v4.5/edit, seedream-4.5",
        "seedream-5-lite, seedream-5.0-lite",
        "seedream-5.0-lite, seedream-5.0-lite",
        "doubao-seedream-5-0-260128, seedream-5.0-lite",
        "seedream-5-0-lite-260128, seedream-5.0-lite",
        "fal-ai/bytedance/seedream/v5/lite/edit, seedream-5.0-lite",
        "seedream-5-pro, seedream-5.0-pro",
        "dola-seedream-5-0-pro-260628, seedream-5.0-pro",
        "bytedance/seedream/v5/pro/us/text-to-image, seedream-5.0-pro",
        "bytedance/seedream/v5/pro/layerize, seedream-5.0-pro",
        "seedream/5-pro-layer-decomposition, seedream-5.0-pro",
        "dola-seedream-5-0-flash-260915, seedream-5.0-flash",
        "dola-seedream-5-5-261028, seedream-5.5",
        "bytedance:seedream@5.5, seedream-5.5",
        // nothing is known of these
        "'', unknown",
        "gpt-image-1, unknown",
        "ep-20251128-abcde, unknown",
        "seedream, unknown",
        "seedream-5, unknown",
        "seedream-5.0, unknown",
        "seedream-3.1, unknown",
        "seedream-4.5.1, unknown",
        "seedream-4.50, unknown",
        "seedream-40, unknown",
        "seedream-4.5-turbo, unknown",
        "seedream-4.5-lite, unknown",
        "seedream-6, unknown",
        "seedance-1-0-pro-250528, unknown",
        "seededit-3-0-i2i-250628, unknown",
        "myseedream-4.5, unknown"
    })
    void recogniseTheSpellingsOfProviders(String modelId, String family) {
        assertThat(ModelFamilies.of(modelId)).hasToString(family);
    }

    @ParameterizedTest
    @MethodSource("families")
    void areFoundByTheirOwnNamesAndListOnlySizesTheyCanMake(ModelFamily family) {
        assertThat(Stream.concat(Stream.of(family.name()), family.spellings().stream()))
                .allMatch(name -> ModelFamilies.of(name) == family);
        for (var ratio : family.knownRatios()) {
            for (Tier tier : family.tiers()) {
                Adjusted<Pixels> fit = family.sizes().pixels(ratio, tier);
                assertThat(fit.isChanged()).as(ratio + " at " + tier).isFalse();
                assertThat(fit.used().ratio() / ratio.value()).isBetween(0.97, 1.03);
                assertThat(fit.used().area() / tier.side() / tier.side()).isBetween(0.87, 1.1);
            }
        }
    }

    static List<ModelFamily> families() {
        return ModelFamilies.all();
    }

    @ParameterizedTest
    @CsvSource({
        "seedream-4.0, 16:9, 1K, 1280x720",
        "seedream-4.5, 16:9, 2K, 2848x1600",
        "seedream-4.5, 16:9, 4K, 5504x3040",
        "seedream-5.0-lite, 21:9, 3K, 4704x2016",
        "seedream-5.0-pro, 9:16, 1.5K, 1152x2048",
        // not listed, so computed; then too small, so moved
        "seedream-4.0, 2:1, 2K, 2896x1448",
        "seedream-4.5, 1:1, 1K, 1920x1920"
    })
    void predictTheSizeOfAShapeAtATier(String name, String ratio, String tier, String size) {
        assertThat(
                        ModelFamilies.of(name)
                                .sizes()
                                .pixels(
                                        SizeTable.read(ImageSize.Ratio.class, ratio),
                                        SizeTable.read(Tier.class, tier))
                                .used())
                .isEqualTo(pixels(size));
    }

    @Test
    void limitNothingOfAnUnknownModel() {
        ModelFamily unknown = ModelFamilies.of("my-own-endpoint");
        assertThat(unknown).isSameAs(ModelFamilies.UNKNOWN);
        assertThat(unknown.sizes().takes(pixels("1x999999999"))).isTrue();
        assertThat(unknown.maxReferences()).isEqualTo(OptionalInt.empty());
        assertThat(unknown.maxSetSize()).isEqualTo(OptionalInt.empty());
        assertThat(unknown.tiers()).isEmpty();
        assertThat(ModelFamilies.all()).doesNotContain(unknown);
    }

    @Test
    void areChangedByAProviderOnlyInWhatItSays() {
        ModelFamily family = ModelFamilies.SEEDREAM_4_0;
        ModelFamily changed = family.toBuilder().maxReferences(10).build();
        assertThat(changed)
                .usingRecursiveComparison()
                .ignoringFields("maxReferences")
                .isEqualTo(family);
        assertThat(changed.maxReferences()).hasValue(10);
        assertThat(family.maxReferences()).hasValue(14);
    }

    private static Pixels pixels(String text) {
        return SizeTable.read(Pixels.class, text);
    }
}
