package io.github.camelseedream.docs;

import static io.github.camelseedream.docs.MarkdownTable.code;
import static io.github.camelseedream.docs.MarkdownTable.codes;

import io.github.camelseedream.TestValidator;
import io.github.camelseedream.provider.CancellableProvider;
import io.github.camelseedream.provider.EstimatingProvider;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.TaskProvider;
import io.github.camelseedream.provider.UploadingProvider;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.provider.spec.ParameterMapping;
import io.github.camelseedream.provider.spec.ProviderParameter;
import io.github.camelseedream.provider.spec.ProviderSpec;
import io.github.camelseedream.provider.spec.ReferenceForm;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ReferenceImage;
import jakarta.validation.Validator;
import jakarta.validation.metadata.BeanDescriptor;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What each provider does with each parameter. */
final class ProviderTables {

    private static final List<ImageParameter<?>> NOT_SENT =
            List.of(ImageParameters.PROVIDER, ImageParameters.PARAMETERS);

    private static final List<ImageParameter<?>> LIMITED =
            List.of(
                    ImageParameters.MODEL,
                    ImageParameters.SIZE,
                    ImageParameters.ASPECT_RATIO,
                    ImageParameters.RESOLUTION,
                    ImageParameters.WIDTH,
                    ImageParameters.HEIGHT,
                    ImageParameters.REFERENCES);

    private static final Map<Class<?>, String> KINDS =
            Map.of(
                    String.class, "any text",
                    Long.class, "any integer",
                    Boolean.class, "true, false",
                    ReferenceImage.class, "an image",
                    List.class, "a list");

    private static final String ACCEPTED = "Accepted: ";

    private static final Validator VALIDATOR = TestValidator.create();

    private ProviderTables() {}

    /** What one has to know of a provider to choose it. */
    static String overview() {
        return overview(BuiltInProviders.all());
    }

    static String overview(List<ImageProvider> providers) {
        MarkdownTable table =
                new MarkdownTable(
                        "provider",
                        "option `provider`",
                        "key",
                        "answers",
                        "reference images",
                        "a submit whose answer was lost");
        for (ImageProvider provider : providers) {
            ProviderSpec spec = provider.spec();
            boolean isIdempotent = provider instanceof TaskProvider tasks && tasks.isIdempotent();
            table.row(
                    "[%s](#%s)".formatted(spec.title(), anchor(spec.title())),
                    code(spec.name()),
                    code(spec.keyVariable()),
                    provider instanceof TaskProvider ? "with a task" : "at once",
                    references(provider),
                    isIdempotent
                            ? "repeated with the same key, it is the same task"
                            : "may be paid for, and is not repeated");
        }
        return table.toString();
    }

    private static String references(ImageProvider provider) {
        if (provider instanceof UploadingProvider) {
            return "by URL, or as files that are uploaded first";
        }
        return provider.spec().references("").forms().equals(Set.of(ReferenceForm.URL))
                ? "by URL only"
                : "by URL, or as files";
    }

    static String providers() {
        return providers(BuiltInProviders.all());
    }

    static String providers(List<ImageProvider> providers) {
        List<String> sections = new ArrayList<>();
        List<ImageProvider> written = new ArrayList<>();
        for (ImageProvider provider : providers) {
            sections.add(
                    "## "
                            + provider.spec().title()
                            + "\n\n"
                            + facts(provider)
                            + "\n\n"
                            + written.stream()
                                    .filter(other -> isAlike(provider, other))
                                    .findFirst()
                                    .map(ProviderTables::seeThere)
                                    .orElseGet(() -> tables(provider, provider.spec().title())));
            written.add(provider);
        }
        return String.join("\n\n", sections);
    }

    /** The names and spellings of all parameters of a structured body. */
    static String fields() {
        MarkdownTable table =
                new MarkdownTable("field", "also read as", "type", "accepted", "meaning");
        for (ImageParameter<?> parameter : ImageParameters.all()) {
            table.row(
                    code(parameter.name()),
                    codes(parameter.aliases()),
                    parameter.type() == ImageSize.class
                            ? "String"
                            : parameter.type().getSimpleName(),
                    codes(parameter.choices()),
                    parameter.description());
        }
        return table.toString();
    }

    private static boolean isAlike(ImageProvider provider, ImageProvider other) {
        return tables(provider, "").equals(tables(other, ""));
    }

    private static String seeThere(ImageProvider other) {
        String title = other.spec().title();
        return "Parameters, limits and fields of its own are those of ["
                + title
                + "](#"
                + anchor(title)
                + ").";
    }

    private static String tables(ImageProvider provider, String title) {
        String sizes = LimitTables.sizes(provider);
        return String.join(
                "\n\n",
                "### Parameters of " + title,
                parameters(provider, title),
                "Not taken: "
                        + codes(unsupported(provider))
                        + ". They are refused, or dropped under `unsupported=ignore`.",
                "### Limits of " + title,
                LimitTables.limits(provider),
                sizes.isEmpty()
                        ? "A ratio and a tier come to [the model's own sizes](sizes.md)."
                        : "A ratio and a tier come to [the model's own sizes](sizes.md), except:"
                                + "\n\n"
                                + sizes,
                "### Fields of its own",
                provider.spec().parameters().providerParameters().isEmpty()
                        ? "None."
                        : extras(provider));
    }

    private static String facts(ImageProvider provider) {
        return new MarkdownTable("", "")
                .row("option `provider`", code(provider.spec().name()))
                .row("base URL", code(provider.spec().baseUrl()))
                .row(
                        "key",
                        "option `apiKey`, `apiKeys."
                                + provider.spec().name()
                                + "`, or the environment variable "
                                + code(provider.spec().keyVariable()))
                .row(
                        "`estimate`",
                        provider instanceof EstimatingProvider
                                ? "returns the cost, free of charge"
                                : "returns the call, not the cost")
                .row(
                        "`cancel`",
                        provider instanceof CancellableProvider
                                ? "asks it to stop a task"
                                : "is refused: it stops no task")
                .toString();
    }

    private static String parameters(ImageProvider provider, String title) {
        MarkdownTable table =
                new MarkdownTable(
                        "parameter", "handling", "sent as", "accepted", "default", "note");
        for (ParameterMapping row : provider.spec().parameters().rows()) {
            table.row(
                    code(row.parameter().name()),
                    words(row.handling().name()),
                    codes(wireNames(row)),
                    accepted(row, title),
                    row.rule().providerDefault(),
                    row.note());
        }
        return table.toString();
    }

    /** The provider's own rule, else what every request is held to. */
    private static String accepted(ParameterMapping row, String title) {
        ImageParameter<?> parameter = row.parameter();
        if (!row.rule().isAny()) {
            return row.rule().accepted();
        } else if (LIMITED.contains(parameter)) {
            return parameter == ImageParameters.MODEL
                    ? "[models](models.md)"
                    : "[limits](#limits-of-" + anchor(title) + ")";
        } else if (!parameter.choices().isEmpty()) {
            return String.join(", ", parameter.choices());
        }
        return constraint(parameter).orElse(KINDS.getOrDefault(parameter.type(), "any"));
    }

    /** What the message of the parameter's constraint says. */
    private static Optional<String> constraint(ImageParameter<?> parameter) {
        BeanDescriptor request = VALIDATOR.getConstraintsForClass(ImageRequest.class);
        return Optional.ofNullable(request.getConstraintsForProperty(parameter.name())).stream()
                .flatMap(property -> property.getConstrainedContainerElementTypes().stream())
                .flatMap(element -> element.getConstraintDescriptors().stream())
                .map(ConstraintDescriptor::getMessageTemplate)
                .filter(message -> message.contains(ACCEPTED))
                .map(message -> message.substring(message.indexOf(ACCEPTED) + ACCEPTED.length()))
                .findFirst();
    }

    private static List<String> wireNames(ParameterMapping row) {
        return row.wireName().isEmpty() ? List.of() : List.of(row.wireName().split(", "));
    }

    private static List<String> unsupported(ImageProvider provider) {
        return ImageParameters.all().stream()
                .filter(parameter -> !NOT_SENT.contains(parameter))
                .filter(parameter -> provider.spec().parameters().of(parameter).isEmpty())
                .map(ImageParameter::name)
                .toList();
    }

    private static String extras(ImageProvider provider) {
        MarkdownTable table = new MarkdownTable("field", "type", "accepted", "understood by");
        for (ProviderParameter extra : provider.spec().parameters().providerParameters()) {
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

    /** Of a heading, as GitHub makes it. */
    private static String anchor(String title) {
        return title.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
