package io.github.camelseedream.docs;

import static io.github.camelseedream.docs.MarkdownTable.code;
import static io.github.camelseedream.docs.MarkdownTable.codes;

import io.github.camelseedream.catalog.WantedSize;
import io.github.camelseedream.provider.EstimatingProvider;
import io.github.camelseedream.provider.ExtraParameter;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.ParameterHandling;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.ReferenceForm;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What each provider does with each parameter. */
final class ProviderTables {

    private static final List<ImageParameter<?>> NOT_SENT =
            List.of(ImageParameters.PROVIDER, ImageParameters.PARAMETERS);

    private ProviderTables() {}

    static String providers() {
        return BuiltInProviders.all().stream()
                .map(ProviderTables::section)
                .collect(Collectors.joining("\n\n"));
    }

    /** The names and spellings of all parameters of a structured body. */
    static String fields() {
        MarkdownTable table =
                new MarkdownTable("field", "also read as", "type", "accepted", "meaning");
        for (ImageParameter<?> parameter : ImageParameters.all()) {
            table.row(
                    code(parameter.name()),
                    codes(parameter.aliases()),
                    parameter.type().getSimpleName(),
                    codes(parameter.choices()),
                    parameter.description());
        }
        return table.toString();
    }

    private static String section(ImageProvider provider) {
        return String.join(
                "\n\n",
                "## " + provider.profile().title(),
                facts(provider),
                "### Parameters of " + provider.profile().title(),
                parameters(provider),
                "Not taken: "
                        + codes(unsupported(provider))
                        + ". They are refused, or dropped under `unsupported=ignore`.",
                "### Fields of its own",
                provider.parameters().extras().isEmpty() ? "None." : extras(provider));
    }

    private static String facts(ImageProvider provider) {
        ProviderRequest request =
                new ProviderRequest(
                        "seedream-4.5",
                        ImageRequest.builder().build(),
                        1,
                        WantedSize.nothing(),
                        "");
        return new MarkdownTable("", "")
                .row("option `provider`", code(provider.profile().name()))
                .row("base URL", code(provider.profile().baseUrl()))
                .row(
                        "key",
                        "option `apiKey`, `apiKeys."
                                + provider.profile().name()
                                + "`, or the environment variable "
                                + code(provider.profile().keyVariable()))
                .row("pictures in one call", "up to " + provider.counts(request).most())
                .row(
                        "reference images go as",
                        Arrays.stream(ReferenceForm.values())
                                .filter(provider.references("seedream-4.5").forms()::contains)
                                .map(form -> words(form.name()))
                                .collect(Collectors.joining(", ")))
                .row(
                        "`estimate`",
                        provider instanceof EstimatingProvider
                                ? "tells the cost, for nothing"
                                : "tells the call, not the cost")
                .toString();
    }

    private static String parameters(ImageProvider provider) {
        MarkdownTable table =
                new MarkdownTable("parameter", "handling", "sent as", "accepted", "note");
        for (ParameterHandling row : provider.parameters().rows()) {
            table.row(
                    code(row.parameter().name()),
                    words(row.handling().name()),
                    codes(wireNames(row)),
                    row.rule().accepted(),
                    row.note());
        }
        return table.toString();
    }

    private static List<String> wireNames(ParameterHandling row) {
        return row.wireName().isEmpty() ? List.of() : List.of(row.wireName().split(", "));
    }

    private static List<String> unsupported(ImageProvider provider) {
        return ImageParameters.all().stream()
                .filter(parameter -> !NOT_SENT.contains(parameter))
                .filter(parameter -> provider.parameters().of(parameter).isEmpty())
                .map(ImageParameter::name)
                .toList();
    }

    private static String extras(ImageProvider provider) {
        MarkdownTable table = new MarkdownTable("field", "type", "accepted", "understood by");
        for (ExtraParameter extra : provider.parameters().extras()) {
            table.row(
                    code(extra.name()),
                    extra.type().getSimpleName(),
                    extra.rule().accepted(),
                    extra.note());
        }
        return table.toString();
    }

    static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
