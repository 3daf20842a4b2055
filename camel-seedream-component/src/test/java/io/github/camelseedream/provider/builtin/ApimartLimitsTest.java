package io.github.camelseedream.provider.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.catalog.RequestedSizeReader;
import io.github.camelseedream.catalog.SizeRule;
import io.github.camelseedream.image.ImageFormat;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.spec.CountLimits;
import io.github.camelseedream.provider.spec.ReferenceForm;
import io.github.camelseedream.provider.spec.ReferenceLimits;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ImageSize.Ratio;
import io.github.camelseedream.request.ImageSize.Tier;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.request.Violation;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApimartLimitsTest {

    private final ApimartProvider apimart =
            new ApimartProvider("apimart", "APIMart", "https://api.apimart.ai/v1");

    @ParameterizedTest
    @CsvSource({
        "seedream-4, doubao-seedance-4-0",
        "seedream-4.0, doubao-seedance-4-0",
        "seedream-4-0, doubao-seedance-4-0",
        "seedream-4.5, doubao-seedance-4-5",
        "seedream-4-5, doubao-seedance-4-5",
        "seedream-5-lite, doubao-seedream-5-0-lite",
        "seedream-5.0-lite, doubao-seedream-5-0-lite",
        "seedream-5-0-lite, doubao-seedream-5-0-lite",
        "doubao-seedance-4-5, doubao-seedance-4-5",
        "Doubao-Seedream-4.5, Doubao-Seedream-4.5",
        "doubao-seedream-4.5, doubao-seedream-4.5",
        "doubao-seedream-4-5, doubao-seedream-4-5",
        "Doubao-Seedream-5.0-lite, Doubao-Seedream-5.0-lite"
    })
    void publicNamesBecomeItsIdsAndItsOwnSpellingsStay(String model, String id) {
        assertThat(apimart.spec().modelId(model)).isEqualTo(id);
    }

    /** The pixel tables of its pages; the corners are those in which the models differ. */
    @ParameterizedTest
    @CsvSource({
        "doubao-seedance-4-0, 16:9, 1K, 1280x720",
        "doubao-seedance-4-0, 9:21, 1K, 648x1512",
        "doubao-seedance-4-0, 16:9, 4K, 5404x3040",
        "doubao-seedance-4-5, 1:1, 2K, 2048x2048",
        "doubao-seedance-4-5, 4:3, 2K, 2304x1728",
        "doubao-seedance-4-5, 16:9, 2K, 2560x1440",
        "Doubao-Seedream-4.5, 21:9, 2K, 3024x1296",
        "doubao-seedream-4-5, 3:2, 4K, 4992x3328",
        "doubao-seedance-4-5, 4:3, 4K, 4694x3520",
        "doubao-seedance-4-5, 16:9, 4K, 5404x3040",
        "doubao-seedance-4-5, 21:9, 4K, 6198x2656",
        "doubao-seedance-4-5, 9:21, 4K, 2656x6198",
        "doubao-seedream-5-0-lite, 16:9, 2K, 2848x1600",
        "doubao-seedream-5-0-lite, 21:9, 2K, 3136x1344",
        "doubao-seedream-5-0-lite, 1:1, 3K, 3072x3072",
        "doubao-seedream-5-0-lite, 2:3, 3K, 2496x3744"
    })
    void aRatioAtATierHasThePixelsOfItsPages(String model, String ratio, String tier, String size) {
        SizeRule rule = apimart.spec().sizes(model).rule();

        assertThat(
                        rule.pixels(
                                        (Ratio) ImageSize.parse(ratio).orElseThrow(),
                                        (Tier) ImageSize.parse(tier).orElseThrow())
                                .used())
                .hasToString(size);
    }

    @Test
    void eachModelHasItsOwnTiersAndRatios() {
        assertThat(tiers("doubao-seedance-4-0")).containsExactly("1K", "2K", "4K");
        assertThat(tiers("doubao-seedance-4-5")).containsExactly("2K", "4K");
        assertThat(tiers("doubao-seedream-5-0-lite")).containsExactly("2K", "3K");
        assertThat(apimart.spec().sizes("doubao-seedance-4-5").rule().ratios())
                .hasSize(9)
                .contains(new Ratio(9, 21));
        assertThat(apimart.spec().sizes("doubao-seedream-5-0-lite").rule().ratios())
                .hasSize(8)
                .doesNotContain(new Ratio(9, 21));
    }

    private List<String> tiers(String model) {
        return apimart.spec().sizes(model).rule().tiers().stream().map(Tier::toString).toList();
    }

    @Test
    void severalImagesOfACallAreAGroupThatNeedsReferences() {
        assertThat(apimart.counts(call(request(), 0))).isEqualTo(CountLimits.ONE);
        assertThat(apimart.counts(call(request(), 1))).isEqualTo(CountLimits.group(14));
        assertThat(apimart.counts(call(request(), 10))).isEqualTo(CountLimits.group(5));
    }

    /** The page of 5.0 lite does not say that a set needs references. */
    @Test
    void a50LiteMakesASetOfTextAloneToo() {
        ImageRequest.Builder set = request().set(ImageParameters.IMAGE_MODE, "set");
        ProviderRequest call = call("doubao-seedream-5-0-lite", set, 0);

        assertThat(apimart.check(call)).isEmpty();
        assertThat(apimart.counts(call)).isEqualTo(new CountLimits(1, false, 15));
    }

    /** "Width and height > 14", "6000x6000", "[1/3, 3]", "10MB". */
    @Test
    void referencesAreWithinTheLimitsOfItsPages() {
        ReferenceLimits rule = apimart.spec().references("doubao-seedance-4-5");

        assertThat(rule.forms()).containsOnly(ReferenceForm.URL, ReferenceForm.DATA_URI);
        assertThat(rule.formats()).containsOnly(ImageFormat.JPEG, ImageFormat.PNG);
        assertThat(rule.max()).isEqualTo(10);
        assertThat(rule.maxWithImages()).isEqualTo(15);
        assertThat(rule.minSide()).isEqualTo(15);
        assertThat(rule.maxPixels()).isEqualTo(36_000_000);
        assertThat(rule.maxAspectRatio()).isEqualTo(3);
        assertThat(rule.maxBytes()).isEqualTo(10_485_760);
        assertThat(apimart.spec().references("doubao-seedream-5-0-lite").max())
                .isEqualTo(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    size        | auto | size 'auto' (ImageRequest) needs a reference image, whose shape it takes. Add references, or give W:H
                    aspectRatio | auto | aspectRatio 'auto' (ImageRequest) needs a reference image, whose shape it takes. Add references, or give W:H
                    resolution  | auto | resolution 'auto' (ImageRequest) needs a reference image, whose shape it takes. Add references, or give W:H
                    imageMode   | set  | imageMode 'set' (ImageRequest) needs a reference image with doubao-seedance-4-0, where text alone makes no set. Add references, or leave it out
                    """)
    void whatNeedsAReferenceSaysSo(String parameter, String value, String violation) {
        boolean isSize = ImageParameters.named(parameter).orElseThrow().type() == ImageSize.class;
        ImageRequest.Builder request =
                request()
                        .setChecked(
                                ImageParameters.named(parameter).orElseThrow(),
                                isSize ? ImageSize.of(value) : value,
                                "ImageRequest");

        assertThat(apimart.check(call(request, 0)))
                .extracting(Violation::toString)
                .containsExactly(violation);
        assertThat(apimart.check(call(request, 1))).isEmpty();
    }

    @Test
    void aPromptFor40HasAThousandCharacters() {
        ImageRequest.Builder longest = request().set(ImageParameters.PROMPT, "😀".repeat(1000));
        ImageRequest.Builder tooLong = request().set(ImageParameters.PROMPT, "é".repeat(1001));

        assertThat(apimart.check(call(longest, 0))).isEmpty();
        assertThat(apimart.check(call(tooLong, 0)))
                .extracting(Violation::problem)
                .containsExactly("is 1001 characters long. Accepted: 1 to 1000");
        assertThat(apimart.check(call("doubao-seedance-4-5", tooLong, 0))).isEmpty();
    }

    @Test
    void promptEnhancementHasNoFieldWith50Lite() {
        ImageRequest.Builder request = request().set(ImageParameters.PROMPT_ENHANCEMENT, "fast");

        assertThat(apimart.check(call("doubao-seedream-5-0-lite", request, 0)))
                .extracting(Violation::toString)
                .containsExactly(
                        "promptEnhancement 'fast' (ImageRequest) has no field with"
                                + " doubao-seedream-5-0-lite. Leave it out");
    }

    private static ImageRequest.Builder request() {
        return ImageRequest.builder().set(ImageParameters.PROMPT, "a cat");
    }

    private static ProviderRequest call(ImageRequest.Builder request, int references) {
        return call("doubao-seedance-4-0", request, references);
    }

    private static ProviderRequest call(
            String model, ImageRequest.Builder builder, int references) {
        ImageRequest request =
                builder.set(
                                ImageParameters.REFERENCES,
                                Collections.nCopies(
                                        references,
                                        new ReferenceImage.Remote("https://example.com/a.png")))
                        .build();
        return new ProviderRequest(
                model, request, 1, RequestedSizeReader.read(request).wanted(), "");
    }
}
