package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.catalog.SizeFormat;
import io.github.camelseedream.catalog.SizeRule;
import io.github.camelseedream.catalog.SizeSupport;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.request.ImageSize.Pixels;
import io.github.camelseedream.request.ImageSize.Ratio;
import io.github.camelseedream.request.ImageSize.Tier;
import io.github.camelseedream.simulator.journal.RecordedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bounds of sizes hold at the number itself, and each listed size goes out as its name. */
class SizeBoundariesTest extends BoundaryTest {

    private static final List<String> TIERS = List.of("1K", "1.5K", "2K", "3K", "4K", "8K");
    private static final List<String> RATIOS =
            List.of("1:1", "16:9", "21:9", "9:21", "22:9", "9:22", "5:4", "32:9");

    static List<Case> cases() {
        return cases(
                (provider, id, cases) -> {
                    SizeSupport sizing = provider.spec().sizes(id);
                    if (!sizing.isAsWritten() && sizing.takes(SizeFormat.PIXELS)) {
                        sizing.rule().bounds().forEach(bound -> bound(cases, bound));
                    }
                    if (!sizing.isAsWritten() && !sizing.takes(SizeFormat.PIXELS)) {
                        names(cases, sizing.rule());
                    }
                });
    }

    private static void bound(Cases cases, String bound) {
        String[] words = bound.split(" ");
        if (!bound.matches("(area|sides) \\d+ to \\d+")) {
            return;
        }
        boolean isArea = words[0].equals("area");
        for (int end : List.of(1, 3)) {
            long limit = Long.parseLong(words[end]);
            long side = isArea ? (long) Math.sqrt(limit) : limit;
            for (long number : side == 1 ? List.<Long>of() : around(List.of(side))) {
                cases.add(
                        bound + ", " + number,
                        Map.of("CamelSeedreamSize", number + "x" + (isArea ? side : 2048)),
                        end == 1 ? number >= side : number <= side);
            }
        }
    }

    /** A list has no neighbours: what is not in it is refused. */
    private static void names(Cases cases, SizeRule rule) {
        for (String tier : rule.tiers().isEmpty() ? List.<String>of() : TIERS) {
            cases.add(
                    "tier " + tier,
                    Map.of("CamelSeedreamResolution", tier),
                    rule.tiers().stream().anyMatch(listed -> listed.toString().equals(tier)));
        }
        for (String ratio : rule.ratios().isEmpty() ? List.<String>of() : RATIOS) {
            cases.add(
                    "ratio " + ratio,
                    Map.of("CamelSeedreamAspectRatio", ratio),
                    rule.ratios().stream().anyMatch(listed -> listed.toString().equals(ratio)));
        }
    }

    /** Under strict, a size that is a pixel wider than a listed one has no name. */
    @ParameterizedTest
    @MethodSource("columns")
    void aListedSizeGoesOutAsItsName(ImageProvider provider, String model, Tier tier) {
        Map<String, Object> headers = Map.of("CamelSeedreamModel", model);
        String uri = "at-" + provider.spec().name() + ":generate";
        SizeRule rule = provider.spec().sizes(provider.spec().modelId(model)).rule();
        for (Ratio ratio : rule.documentedRatios()) {
            simulator().clear();
            Pixels size = rule.pixels(ratio, tier).used();
            String wider = (size.width() + 1) + "x" + size.height();

            Exchange listed = send(uri + "?size=" + size, "fox", headers);
            Exchange named =
                    send(uri + "?aspectRatio=" + ratio + "&resolution=" + tier, "fox", headers);
            Exchange unlisted = send(uri + "?size=" + wider, "fox", headers);

            assertThat(listed.getException()).isNull();
            assertThat(named.getException()).isNull();
            assertThat(unlisted.getException()).isInstanceOf(InvalidRequestException.class);
            assertThat(simulator().submits())
                    .extracting(RecordedRequest::json)
                    .extracting(
                            json ->
                                    json.path("size").asText()
                                            + " "
                                            + json.path("resolution").asText())
                    .containsExactly(ratio + " " + tier, ratio + " " + tier);
        }
    }

    static List<Arguments> columns() {
        List<Arguments> columns = new ArrayList<>();
        for (ImageProvider provider : providers()) {
            for (String model : models(provider)) {
                SizeSupport sizing = provider.spec().sizes(provider.spec().modelId(model));
                if (!sizing.takes(SizeFormat.PIXELS)) {
                    sizing.rule()
                            .documentedTiers()
                            .forEach(tier -> columns.add(Arguments.of(provider, model, tier)));
                }
            }
        }
        return columns;
    }
}
