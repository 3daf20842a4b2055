package io.github.camelseedream.docs;

import static io.github.camelseedream.docs.MarkdownTable.code;
import static io.github.camelseedream.docs.MarkdownTable.codes;

import io.github.camelseedream.catalog.ModelFamilies;
import io.github.camelseedream.catalog.ModelFamily;
import io.github.camelseedream.catalog.RequestedSize;
import io.github.camelseedream.catalog.SizeFormat;
import io.github.camelseedream.catalog.SizeRule;
import io.github.camelseedream.catalog.SizeSupport;
import io.github.camelseedream.image.ImageFormat;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.spec.CountLimits;
import io.github.camelseedream.provider.spec.Limit;
import io.github.camelseedream.provider.spec.ReferenceForm;
import io.github.camelseedream.provider.spec.ReferenceLimits;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize.Ratio;
import io.github.camelseedream.request.ImageSize.Tier;
import io.github.camelseedream.request.ReferenceImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How much one provider takes of each model. */
final class LimitTables {

    private static final ImageRequest TEXT = ImageRequest.builder().build();
    private static final ImageRequest EDIT =
            ImageRequest.builder()
                    .set(
                            ImageParameters.REFERENCES,
                            List.of(new ReferenceImage.Remote("https://example.com/a.png")))
                    .build();

    private static final String OF_THE_MODEL = "[the model's](models.md)";
    private static final String OTHERS = "other models";

    private LimitTables() {}

    /** The limits; what no model is held to has no row. */
    static String limits(ImageProvider provider) {
        Map<String, Map<String, String>> models = new LinkedHashMap<>();
        ModelFamilies.all()
                .forEach(
                        family -> models.put(code(family.name()), limits(provider, family.name())));
        models.put(OTHERS, limits(provider, "any"));
        Set<String> whats = new LinkedHashSet<>();
        models.values().forEach(limits -> whats.addAll(limits.keySet()));
        whats.removeIf(
                what ->
                        models.values().stream()
                                .allMatch(limits -> limits.getOrDefault(what, "").isEmpty()));
        MarkdownTable table = new MarkdownTable("limit", "of", "accepted");
        for (String what : whats) {
            Map<String, List<String>> byLimit = new LinkedHashMap<>();
            models.forEach(
                    (model, limits) ->
                            byLimit.computeIfAbsent(
                                            limits.getOrDefault(what, ""),
                                            limit -> new ArrayList<>())
                                    .add(model));
            byLimit.entrySet().stream()
                    .sorted(Comparator.comparing(row -> row.getValue().contains(OTHERS)))
                    .forEach(
                            row ->
                                    table.row(
                                            what,
                                            of(row.getValue(), models),
                                            row.getKey().isEmpty() ? "any" : row.getKey()));
        }
        return table.toString();
    }

    private static String of(List<String> some, Map<String, ?> models) {
        return some.size() == models.size()
                ? "every model"
                : some.contains(OTHERS) ? OTHERS : String.join(", ", some);
    }

    private static Map<String, String> limits(ImageProvider provider, String name) {
        String model = provider.spec().modelId(name);
        Map<String, String> limits = new LinkedHashMap<>();
        for (Limit limit : provider.spec().numbers(model)) {
            limits.put(code(limit.parameter()) + ", " + limit.unit(), limit.accepted());
        }
        sizes(limits, provider.spec().sizes(model), ModelFamilies.of(model));
        counts(limits, provider, model);
        references(limits, provider.spec().references(model));
        limits.put(
                "price of an image", provider.spec().price(model).map(Object::toString).orElse(""));
        return limits;
    }

    private static void sizes(Map<String, String> limits, SizeSupport sizes, ModelFamily family) {
        limits.put(
                "forms of a size",
                sizes.isAsWritten()
                        ? "any"
                        : Arrays.stream(SizeFormat.values())
                                .filter(sizes::takes)
                                .map(form -> ProviderTables.words(form.name()))
                                .collect(Collectors.joining(", ")));
        SizeRule rule = sizes.rule();
        boolean isOfTheModel = rule == family.sizes() && family != ModelFamilies.UNKNOWN;
        limits.put("tiers", isOfTheModel ? OF_THE_MODEL : codes(rule.tiers()));
        limits.put("ratios", isOfTheModel ? OF_THE_MODEL : codes(rule.ratios()));
        limits.put(
                "size in pixels", isOfTheModel ? OF_THE_MODEL : String.join("; ", rule.bounds()));
    }

    private static void counts(Map<String, String> limits, ImageProvider provider, String model) {
        CountLimits text = counts(provider, model, TEXT);
        CountLimits edit = counts(provider, model, EDIT);
        limits.put("images in one call", besideOne(text.max(), edit.max()));
        limits.put("images in a set", besideOne(text.maxInSet(), edit.maxInSet()));
    }

    private static CountLimits counts(ImageProvider provider, String model, ImageRequest request) {
        return provider.counts(new ProviderRequest(model, request, 1, RequestedSize.nothing(), ""));
    }

    private static String besideOne(int most, int mostBesideOne) {
        return Stream.of(
                        most == 0 ? "" : String.valueOf(most),
                        most == mostBesideOne ? "" : mostBesideOne + " beside one reference")
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static void references(Map<String, String> limits, ReferenceLimits rule) {
        limits.put(
                "references go as",
                Arrays.stream(ReferenceForm.values())
                        .filter(rule.forms()::contains)
                        .map(form -> ProviderTables.words(form.name()))
                        .collect(Collectors.joining(", ")));
        limits.put(
                "formats of a reference",
                rule.formats().size() == ImageFormat.values().length
                        ? "any"
                        : rule.formats().stream()
                                .sorted()
                                .map(format -> ProviderTables.words(format.name()))
                                .collect(Collectors.joining(", ")));
        limits.put("references", upTo(rule.max(), Integer.MAX_VALUE));
        limits.put("references and images together", upTo(rule.maxWithImages(), Integer.MAX_VALUE));
        limits.put("bytes of a reference", upTo(rule.maxBytes(), Long.MAX_VALUE));
        limits.put("pixels of a reference", upTo(rule.maxPixels(), Long.MAX_VALUE));
        limits.put("sides of a reference", rule.minSide() > 1 ? rule.minSide() + " or more" : "");
        String widest = String.valueOf(rule.maxAspectRatio()).replaceFirst("\\.0$", "");
        limits.put(
                "ratio of a reference",
                rule.maxAspectRatio() < Double.MAX_VALUE
                        ? "1:" + widest + " to " + widest + ":1"
                        : "");
    }

    private static String upTo(long most, long unlimited) {
        return most < unlimited ? "up to " + most : "";
    }

    /**
     * The sizes that a provider makes of a ratio and a tier, where they are not the model's own;
     * empty where it makes those, or does not tell.
     */
    static String sizes(ImageProvider provider) {
        Map<List<String>, String> columns = new LinkedHashMap<>();
        List<Ratio> ratios = new ArrayList<>();
        for (ModelFamily family : ModelFamilies.all()) {
            SizeRule rule = provider.spec().sizes(provider.spec().modelId(family.name())).rule();
            rule.documentedRatios().stream().filter(r -> !ratios.contains(r)).forEach(ratios::add);
        }
        for (ModelFamily family : ModelFamilies.all()) {
            SizeSupport sizing = provider.spec().sizes(provider.spec().modelId(family.name()));
            SizeRule rule = sizing.rule();
            if (rule.documentedRatios().isEmpty() || rule == family.sizes()) {
                continue;
            }
            for (Tier tier : tiers(sizing, family)) {
                if (differs(rule, family, tier)) {
                    columns.merge(
                            column(rule, ratios, tier),
                            code(family.name()),
                            (some, more) -> some + ", " + more);
                }
            }
        }
        if (columns.isEmpty()) {
            return "";
        }
        List<String> titles =
                columns.entrySet().stream()
                        .map(column -> column.getKey().get(0) + " of " + column.getValue())
                        .toList();
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (int i = 0; i < ratios.size(); i++) {
            int row = i + 1;
            rows.put(
                    ratios.get(i).toString(),
                    columns.keySet().stream().map(column -> column.get(row)).toList());
        }
        MarkdownTable table = new MarkdownTable(line("", titles));
        rows.forEach((ratio, sizes) -> table.row(line(ratio, sizes)));
        return table.toString();
    }

    /** Where a size goes out as it was written, no more is known than what is documented. */
    private static List<Tier> tiers(SizeSupport sizing, ModelFamily family) {
        if (sizing.isAsWritten()) {
            return sizing.rule().documentedTiers();
        }
        return sizing.rule().tiers().isEmpty() ? family.tiers() : sizing.rule().tiers();
    }

    /** A tier and its sizes. */
    private static List<String> column(SizeRule rule, List<Ratio> ratios, Tier tier) {
        return Stream.concat(
                        Stream.of(tier.toString()),
                        ratios.stream().map(ratio -> rule.pixels(ratio, tier).used().toString()))
                .toList();
    }

    private static boolean differs(SizeRule rule, ModelFamily family, Tier tier) {
        return rule.documentedRatios().stream()
                .anyMatch(
                        ratio ->
                                !rule.pixels(ratio, tier)
                                        .used()
                                        .equals(family.sizes().pixels(ratio, tier).used()));
    }

    private static String[] line(String first, List<String> others) {
        return Stream.concat(Stream.of(first), others.stream()).toArray(String[]::new);
    }
}
