package io.github.camelseedream.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ImageSize.Pixels;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every wire, request and first reference. */
class SizeFittingPropertiesTest {

    @Property(tries = 450)
    void whatGoesOutIsInAFormThatIsTakenAndWithinTheBounds(
            @ForAll("wires") SizeSupport sizing,
            @ForAll("requests") ImageRequest request,
            @ForAll("references") Optional<Pixels> first) {
        RequestedSize sent = fit(sizing, request, SizePolicy.nearest, first).wanted();
        SizeRule rule = sizing.rule();

        sent.pixels().ifPresent(size -> assertThat(size).matches(rule::takes));
        assertThat(sizing.takes(SizeFormat.PIXELS) || sent.pixels().isEmpty()).isTrue();
        assertThat(sizing.takes(SizeFormat.AUTO) || sent.kind() != RequestedSize.Kind.AUTO)
                .isTrue();
        boolean waits = sent.kind() == RequestedSize.Kind.MATCH && first.isEmpty();
        if (!waits) {
            sent.ratio()
                    .ifPresent(ratio -> assertThat(rule.nearestRatio(ratio).isChanged()).isFalse());
            sent.tier().ifPresent(tier -> assertThat(rule.nearestTier(tier).isChanged()).isFalse());
            assertThat(sizing.takes(SizeFormat.RATIO) || sent.ratio().isEmpty()).isTrue();
            assertThat(sizing.takes(SizeFormat.TIER) || sent.tier().isEmpty()).isTrue();
            assertThat(sizing.takes(SizeFormat.MATCH) || sent.kind() != RequestedSize.Kind.MATCH)
                    .isTrue();
        }
    }

    @Property(tries = 450)
    void strictRefusesExactlyWhatNearestChanges(
            @ForAll("wires") SizeSupport sizing,
            @ForAll("requests") ImageRequest request,
            @ForAll("references") Optional<Pixels> first) {
        SizeReading nearest = fit(sizing, request, SizePolicy.nearest, first);
        SizeReading strict = fit(sizing, request, SizePolicy.strict, first);

        assertThat(strict.adjustments()).isEmpty();
        assertThat(strict.violations())
                .hasSize(nearest.violations().size() + nearest.adjustments().size());
        assertThat(strict.wanted()).isEqualTo(nearest.wanted());
    }

    @Property(tries = 450)
    void whatWentOutGoesOutAgainUnchanged(
            @ForAll("wires") SizeSupport sizing,
            @ForAll("requests") ImageRequest request,
            @ForAll("references") Optional<Pixels> first) {
        SizeReading once = fit(sizing, request, SizePolicy.nearest, first);
        Assume.that(once.violations().isEmpty());
        SizeReading twice =
                new SizeResolver(request, sizing, ModelFamilies.SEEDREAM_4_5, SizePolicy.strict)
                        .fit(once.wanted(), first);

        assertThat(twice.violations()).isEmpty();
        assertThat(twice.wanted()).isEqualTo(once.wanted());
    }

    private static SizeReading fit(
            SizeSupport sizing, ImageRequest request, SizePolicy policy, Optional<Pixels> first) {
        return new SizeResolver(request, sizing, ModelFamilies.SEEDREAM_4_5, policy)
                .fit(RequestedSizeReader.read(request).wanted(), first);
    }

    @Provide
    Arbitrary<SizeSupport> wires() {
        Arbitrary<Set<SizeFormat>> forms = Arbitraries.of(SizeFormat.class).set().ofMinSize(1);
        Arbitrary<SizeRule> rules =
                Arbitraries.of(
                        SizeRule.any(),
                        ModelFamilies.SEEDREAM_4_5.sizes(),
                        ModelFamilies.SEEDREAM_5_0_PRO.sizes(),
                        ModelFamilies.SEEDREAM_4_0.sizes().toBuilder()
                                .sides(1024, 4096)
                                .ratios("1:1", "16:9", "9:16", "21:9")
                                .build(),
                        SizeRule.builder().sides(16, 2048).step(16).tiers("1K", "2K").build());
        return Combinators.combine(rules, forms)
                .as((rule, some) -> new SizeSupport(rule, EnumSet.copyOf(some)));
    }

    @Provide
    Arbitrary<ImageRequest> requests() {
        Arbitrary<String> shapes =
                Arbitraries.of("16:9", "1:1", "7:5", "30:1", "1:100", "auto", "match")
                        .injectNull(0.3);
        Arbitrary<String> scales =
                Arbitraries.of("0.25", "1K", "1.5K", "2K", "4K", "16K", "auto").injectNull(0.3);
        Arbitrary<Integer> side = Arbitraries.integers().between(1, 20_000);
        Arbitrary<String> pixels =
                Arbitraries.oneOf(
                                Arbitraries.of("5504x3040", "2048x2048", "1424x800", "2848x1600"),
                                Combinators.combine(side, side)
                                        .as((width, height) -> width + "x" + height))
                        .injectNull(0.6);
        return Combinators.combine(pixels, shapes, scales).as(SizeFittingPropertiesTest::request);
    }

    @Provide
    Arbitrary<Optional<Pixels>> references() {
        Arbitrary<Integer> side = Arbitraries.integers().between(1, 20_000);
        return Combinators.combine(side, side).as(Pixels::new).optional();
    }

    private static ImageRequest request(String pixels, String shape, String scale) {
        ImageRequest.Builder request = ImageRequest.builder();
        if (pixels != null) {
            request.set(ImageParameters.SIZE, ImageSize.of(pixels));
        }
        if (shape != null) {
            request.set(ImageParameters.ASPECT_RATIO, ImageSize.of(shape));
        }
        if (scale != null) {
            request.set(ImageParameters.RESOLUTION, ImageSize.of(scale));
        }
        return request.build();
    }
}
