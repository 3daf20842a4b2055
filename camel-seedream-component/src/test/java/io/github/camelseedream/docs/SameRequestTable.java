package io.github.camelseedream.docs;

import static io.github.camelseedream.docs.MarkdownTable.code;

import io.github.camelseedream.TestValidator;
import io.github.camelseedream.generate.call.CallPlanner;
import io.github.camelseedream.generate.call.GenerationSettings;
import io.github.camelseedream.generate.check.OutputConversionPlan;
import io.github.camelseedream.generate.check.RequestValidator;
import io.github.camelseedream.generate.check.ValidatedRequest;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.UploadingProvider;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.provider.spec.ReferenceForm;
import io.github.camelseedream.provider.wire.CallDescription;
import io.github.camelseedream.request.Content;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.result.Adjustment;
import io.github.camelseedream.result.TaskHandle;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One request, and what becomes of it on its way to each provider. */
final class SameRequestTable {

    private static final ReferenceImage.Local HARBOUR =
            new ReferenceImage.Local(
                    Content.of(new byte[640]), "image/png", "harbour.png", 640, 360);
    private static final ReferenceImage UPLOADED =
            new ReferenceImage.Remote("https://example.org/harbour.png");

    private static final ImageRequest REQUEST =
            ImageRequest.builder()
                    .set(ImageParameters.PROMPT, "the same harbour at dusk")
                    .set(ImageParameters.MODEL, "seedream-4.5")
                    .set(ImageParameters.ASPECT_RATIO, ImageSize.of("16:9"))
                    .set(ImageParameters.RESOLUTION, ImageSize.of("2K"))
                    .set(ImageParameters.REFERENCES, List.of(HARBOUR))
                    .set(ImageParameters.COUNT, 2)
                    .set(ImageParameters.OUTPUT_FORMAT, "jpeg")
                    .build();

    private SameRequestTable() {}

    static String table() {
        MarkdownTable table =
                new MarkdownTable(
                        "provider",
                        "calls",
                        "`model`",
                        "`aspectRatio`, `resolution`",
                        "`references`",
                        "`count`",
                        "`outputFormat`",
                        "adjusted");
        BuiltInProviders.all().forEach(provider -> row(table, provider));
        return table.toString();
    }

    private static void row(MarkdownTable table, ImageProvider provider) {
        boolean takesUrlsOnly =
                provider.spec()
                        .references("seedream-4.5")
                        .forms()
                        .equals(Set.of(ReferenceForm.URL));
        ImageRequest request =
                takesUrlsOnly
                        ? REQUEST.toBuilder()
                                .set(ImageParameters.REFERENCES, List.of(UPLOADED))
                                .build()
                        : REQUEST;
        ValidatedRequest checked =
                new RequestValidator(provider, GenerationSettings.builder().build())
                        .check(request, false, TestValidator.create());
        List<ProviderRequest> calls = CallPlanner.split(provider, checked.call());
        Map<String, Object> sent = fields(provider, calls.get(0));
        table.row(
                provider.spec().title(),
                String.valueOf(calls.size()),
                model(provider, sent, calls.get(0)),
                cell(provider, sent, ImageParameters.ASPECT_RATIO, ImageParameters.RESOLUTION),
                references(provider, sent),
                cell(provider, sent, ImageParameters.COUNT),
                format(provider, sent),
                checked.adjustments().stream()
                        .map(Adjustment::parameter)
                        .map(MarkdownTable::code)
                        .collect(Collectors.joining(", ")));
    }

    private static String model(
            ImageProvider provider, Map<String, Object> sent, ProviderRequest call) {
        String field = cell(provider, sent, ImageParameters.MODEL);
        return field.isEmpty() ? "in " + code(provider.submit(call).path()) : field;
    }

    private static String references(ImageProvider provider, Map<String, Object> sent) {
        String fields =
                provider.spec().parameters().of(ImageParameters.REFERENCES).stream()
                        .flatMap(row -> row.wireNames().stream())
                        .filter(sent::containsKey)
                        .map(MarkdownTable::code)
                        .collect(Collectors.joining(", "));
        Set<ReferenceForm> forms = provider.spec().references("seedream-4.5").forms();
        String form =
                forms.contains(ReferenceForm.FILE)
                        ? "a file"
                        : forms.contains(ReferenceForm.DATA_URI)
                                ? "a data URI"
                                : provider instanceof UploadingProvider
                                        ? "a URL; it is uploaded first"
                                        : "a URL, from your `referenceUploader`";
        return fields + ", " + form;
    }

    private static String format(ImageProvider provider, Map<String, Object> sent) {
        String field = cell(provider, sent, ImageParameters.OUTPUT_FORMAT);
        boolean isOurs =
                OutputConversionPlan.of(provider, new TaskHandle.Output("jpeg", null)).format()
                        != null;
        return field.isEmpty() && isOurs ? "emulated: converted here" : field;
    }

    /** The fields of the call that a parameter stands in, with their values. */
    private static String cell(
            ImageProvider provider, Map<String, Object> sent, ImageParameter<?>... parameters) {
        Set<String> cells = new LinkedHashSet<>();
        for (ImageParameter<?> parameter : parameters) {
            provider.spec()
                    .parameters()
                    .of(parameter)
                    .ifPresent(
                            row ->
                                    row.wireNames().stream()
                                            .filter(sent::containsKey)
                                            .map(name -> code(name + "=" + sent.get(name)))
                                            .forEach(cells::add));
        }
        return String.join(", ", cells);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> fields(ImageProvider provider, ProviderRequest call) {
        Map<String, Object> told = CallDescription.of(provider.submit(call));
        Map<String, Object> fields = new LinkedHashMap<>();
        flatten("", (Map<String, Object>) told.get("body"), fields);
        return fields;
    }

    @SuppressWarnings("unchecked")
    private static void flatten(
            String prefix, Map<String, Object> from, Map<String, Object> fields) {
        from.forEach(
                (name, value) -> {
                    if (value instanceof Map<?, ?> inner) {
                        flatten(prefix + name + ".", (Map<String, Object>) inner, fields);
                    }
                    fields.put(prefix + name, value);
                });
    }
}
