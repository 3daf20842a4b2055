package io.github.camelseedream.docs;

import static io.github.camelseedream.docs.MarkdownTable.code;
import static io.github.camelseedream.docs.MarkdownTable.codes;

import io.github.camelseedream.catalog.ModelFamilies;
import io.github.camelseedream.catalog.ModelFamily;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ImageSize.Ratio;
import io.github.camelseedream.request.ImageSize.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each model family can make, whoever hosts it. */
final class ModelTables {

    private ModelTables() {}

    static String families() {
        MarkdownTable table =
                new MarkdownTable(
                        "model family",
                        "also spelled",
                        "tiers",
                        "bounds of a size",
                        "default size",
                        "references",
                        "images in a set",
                        "references and set together");
        for (ModelFamily family : ModelFamilies.all()) {
            table.row(
                    code(family.name()),
                    codes(family.spellings()),
                    codes(family.tiers()),
                    String.join("; ", family.sizes().bounds()),
                    family.defaultSize().map(MarkdownTable::code).orElse(""),
                    number(family.maxReferences()),
                    number(family.maxSetSize()),
                    number(family.maxReferencesAndImages()));
        }
        return table.toString();
    }

    /** The id that each provider gets for the public name of each family. */
    static String modelIds() {
        return modelIds(BuiltInProviders.all());
    }

    static String modelIds(List<ImageProvider> providers) {
        MarkdownTable table =
                new MarkdownTable(
                        Stream.concat(
                                        Stream.of("`model`"),
                                        providers.stream().map(p -> p.spec().title()))
                                .toArray(String[]::new));
        for (ModelFamily family : ModelFamilies.all()) {
            List<String> cells = new ArrayList<>(List.of(code(family.name())));
            providers.forEach(provider -> cells.add(code(provider.spec().modelId(family.name()))));
            table.row(cells.toArray(String[]::new));
        }
        return table.toString();
    }

    /** The documented sizes, family by family. */
    static String sizes() {
        return ModelFamilies.all().stream()
                .filter(family -> !family.knownRatios().isEmpty())
                .map(ModelTables::sizesOf)
                .collect(Collectors.joining("\n\n"));
    }

    private static String sizesOf(ModelFamily family) {
        List<Tier> tiers =
                family.tiers().isEmpty()
                        ? List.of((Tier) ImageSize.parse("1K").orElseThrow())
                        : family.tiers();
        MarkdownTable table =
                new MarkdownTable(
                        Stream.concat(
                                        Stream.of(code(family.name())),
                                        tiers.stream().map(Tier::toString))
                                .toArray(String[]::new));
        for (Ratio ratio : family.knownRatios()) {
            List<String> cells = new ArrayList<>(List.of(ratio.toString()));
            tiers.forEach(tier -> cells.add(family.sizes().pixels(ratio, tier).used().toString()));
            table.row(cells.toArray(String[]::new));
        }
        return table.toString();
    }

    private static String number(OptionalInt number) {
        return number.isPresent() ? String.valueOf(number.getAsInt()) : "";
    }
}
