package io.github.camelseedream.generate.check;

import io.github.camelseedream.catalog.RequestedSize;
import io.github.camelseedream.catalog.RequestedSizeReader;
import io.github.camelseedream.catalog.SizeReading;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.generate.call.CallPlanner;
import io.github.camelseedream.generate.call.GenerationSettings;
import io.github.camelseedream.ledger.Ledger;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.spec.ParameterMapping;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageRequest.Edit;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.Adjustment;
import io.github.camelseedream.result.CallContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.groups.Default;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Checks one request against the constraints, the catalogue and the provider's table. All that is
 * wrong is collected and thrown once, before anything is sent. Used for one request only. For one
 * thread.
 *
 * @hidden
 */
public final class RequestValidator {

    private static final Set<ImageParameter<?>> NOT_FOR_PROVIDERS =
            Set.of(ImageParameters.PROVIDER, ImageParameters.PARAMETERS);

    private final ImageProvider provider;
    private final GenerationSettings settings;
    private final List<Violation> violations = new ArrayList<>();
    private final List<Adjustment> adjustments = new ArrayList<>();
    private int moreViolations;

    /** The idempotency key, where the provider takes none and a ledger stands in for it. */
    private String emulatedKey = "";

    public RequestValidator(ImageProvider provider, GenerationSettings settings) {
        this.provider = provider;
        this.settings = settings;
    }

    /**
     * @throws InvalidRequestException if anything is wrong, with all of it
     */
    public ValidatedRequest check(ImageRequest wanted, boolean edit, Validator validator) {
        violations.addAll(wanted.violations());
        moreViolations = wanted.moreViolations();
        constraints(wanted, validator, edit ? Edit.class : Default.class);
        ImageRequest request = parameters(wanted);
        String model = provider.spec().modelId(request.get(ImageParameters.MODEL).orElse(""));
        RequestedSize size = size(request, model);
        matches(request);
        ProviderRequest call =
                new ProviderRequest(
                        model,
                        request,
                        request.get(ImageParameters.COUNT).orElse(1),
                        size,
                        emulatedKey);
        violations.addAll(
                new ReferenceValidator(provider, call)
                        .beforeFetching(settings.referenceUploader().isPresent()));
        set(call);
        violations.addAll(OutputValidator.violations(provider, settings, call));
        provider.check(call).stream()
                .filter(more -> violations.stream().noneMatch(said -> isOfSameValue(said, more)))
                .toList()
                .forEach(violations::add);
        throwIfWrong(model);
        adjustments.addAll(provider.adjustments(call));
        split(call);
        return new ValidatedRequest(call, mode(call), adjustments);
    }

    /** A set is asked for as one: it cannot be made of several calls. */
    private void set(ProviderRequest call) {
        int most = provider.counts(call).maxInSet();
        if (!call.isSet() || isRefused(ImageParameters.IMAGE_MODE.name())) {
            return;
        }
        if (most == 0) {
            violations.add(
                    Violation.about(
                            call.request(),
                            ImageParameters.IMAGE_MODE,
                            "is not taken by "
                                    + provider.spec().name()
                                    + " for this model and these references. Accepted:"
                                    + " independent"));
        } else if (call.count() > most) {
            violations.add(
                    Violation.about(
                            call.request(),
                            ImageParameters.COUNT,
                            "is more than a set of "
                                    + provider.spec().name()
                                    + " may have. Accepted: up to "
                                    + most));
        }
    }

    private String mode(ProviderRequest call) {
        if (call.isSet()) {
            return "set";
        }
        if (!isGroup(call)) {
            return "independent";
        }
        return call.count() > provider.counts(call).max() ? "groups" : "group";
    }

    private boolean isGroup(ProviderRequest call) {
        boolean several = call.count() > 1 && !call.request().has(ImageParameters.IMAGE_MODE);
        return several && provider.counts(call).isGroup();
    }

    /** Several calls are not the same as one: of what differs, the route is told. */
    private void split(ProviderRequest call) {
        int most = CallPlanner.maxPerCall(provider.counts(call), call);
        if (call.count() <= most) {
            return;
        }
        List<ProviderRequest> parts = CallPlanner.split(provider, call);
        call.request()
                .get(ImageParameters.SEED)
                .ifPresent(
                        seed ->
                                adjust(
                                        ImageParameters.SEED,
                                        seed,
                                        joined(
                                                parts,
                                                part ->
                                                        part.request()
                                                                .get(ImageParameters.SEED)
                                                                .orElse(seed)),
                                        "would make the same images again: each call has its"
                                                + " own"));
        if (isGroup(call)) {
            adjust(
                    ImageParameters.COUNT,
                    call.count(),
                    joined(parts, ProviderRequest::count),
                    "is more than one call makes beside the references: each call makes a group"
                            + " of its own");
        }
    }

    private static String joined(List<ProviderRequest> parts, Function<ProviderRequest, ?> of) {
        return parts.stream()
                .map(part -> String.valueOf(of.apply(part)))
                .collect(Collectors.joining(", "));
    }

    private void adjust(ImageParameter<?> parameter, Object wanted, String used, String why) {
        adjustments.add(new Adjustment(parameter.name(), String.valueOf(wanted), used, why));
    }

    private void throwIfWrong(String model) {
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(
                    new CallContext(provider.spec().name(), model, ""), violations, moreViolations);
        }
    }

    private void constraints(ImageRequest wanted, Validator validator, Class<?> group) {
        // a body that could not be read is not missing
        String fromBody = !isRefused("body") ? "" : group == Edit.class ? "references" : "prompt";
        boolean needsNoPrompt =
                wanted.is(ImageParameters.LAYERS, true) && wanted.getPrompt().isBlank();
        validator.validate(wanted, group).stream()
                .sorted(Comparator.comparing(RequestValidator::property))
                .filter(violation -> !needsNoPrompt || !property(violation).equals("prompt"))
                .filter(violation -> !isRefused(property(violation)))
                .filter(violation -> !property(violation).equals(fromBody))
                .toList()
                .forEach(violation -> refuse(wanted, violation));
    }

    private static String property(ConstraintViolation<?> violation) {
        return violation.getPropertyPath().iterator().next().getName();
    }

    private void refuse(ImageRequest wanted, ConstraintViolation<?> violation) {
        String property = property(violation);
        ImageParameters.named(property)
                .ifPresentOrElse(
                        parameter ->
                                violations.add(
                                        Violation.about(wanted, parameter, violation.getMessage())),
                        () ->
                                violations.add(
                                        new Violation(property, "", "", violation.getMessage())));
    }

    /** Drops what need not be sent, and refuses what cannot be. */
    private ImageRequest parameters(ImageRequest wanted) {
        ImageRequest kept = wanted;
        for (ImageParameter<?> parameter : wanted.parameters()) {
            if (!NOT_FOR_PROVIDERS.contains(parameter) && !check(wanted, parameter)) {
                kept = kept.toBuilder().remove(parameter).build();
            }
        }
        violations.addAll(new ProviderFieldsValidator(provider.spec(), wanted).violations());
        return kept;
    }

    /** Checks one parameter; false if it is not sent. */
    private boolean check(ImageRequest wanted, ImageParameter<?> parameter) {
        Object value = wanted.get(parameter).orElseThrow();
        ParameterMapping row = provider.spec().parameters().of(parameter).orElse(null);
        if (parameter == ImageParameters.IDEMPOTENCY_KEY && settings.claims().isPresent()) {
            checkKey(wanted);
            if (row == null) {
                emulatedKey = value.toString();
                return false;
            }
        }
        if (row == null || row.handling() == ParameterMapping.Handling.DEFAULT_VALUE_ONLY) {
            if (row == null || !row.rule().accepts(value)) {
                unsupported(wanted, parameter, row);
            }
            return false;
        }
        if (!row.rule().accepts(value) && !isRefused(parameter.name())) {
            violations.add(
                    Violation.about(
                            wanted,
                            parameter,
                            "is not taken by "
                                    + provider.spec().name()
                                    + ". Accepted: "
                                    + row.rule().accepted()));
        }
        return true;
    }

    private void checkKey(ImageRequest wanted) {
        String key = wanted.get(ImageParameters.IDEMPOTENCY_KEY).orElseThrow();
        if (key.length() > Ledger.MAX_KEY_LENGTH) {
            violations.add(
                    Violation.about(
                            wanted,
                            ImageParameters.IDEMPOTENCY_KEY,
                            "has "
                                    + key.length()
                                    + " characters, which a ledger does not take. Accepted: 1 to "
                                    + Ledger.MAX_KEY_LENGTH
                                    + " characters"));
        }
    }

    private static boolean isOfSameValue(Violation one, Violation other) {
        return one.option().equals(other.option()) && one.value().equals(other.value());
    }

    /** Whether the value is refused already; once is enough. */
    private boolean isRefused(String option) {
        return violations.stream().anyMatch(said -> said.option().equals(option));
    }

    private void unsupported(
            ImageRequest wanted, ImageParameter<?> parameter, ParameterMapping row) {
        if (settings.ignoreUnsupported()) {
            adjustments.add(
                    new Adjustment(
                            parameter.name(),
                            String.valueOf(wanted.get(parameter).orElseThrow()),
                            "",
                            provider.spec().name() + " does not take it"));
            return;
        }
        violations.add(
                Violation.about(
                        wanted,
                        parameter,
                        "is not taken by "
                                + provider.spec().name()
                                + (row == null
                                        ? ", which takes " + taken()
                                        : ", except " + row.rule().accepted())
                                + ". Leave it out, drop it with unsupported=ignore, or send a"
                                + " field of the provider's own under parameters"));
    }

    private String taken() {
        return String.join(
                ", ",
                provider.spec().parameters().rows().stream()
                        .map(row -> row.parameter().name())
                        .sorted()
                        .toList());
    }

    /** What the size words come to, in a form the provider takes. */
    private RequestedSize size(ImageRequest request, String model) {
        SizeReading words = RequestedSizeReader.read(request);
        violations.addAll(words.violations());
        adjustments.addAll(words.adjustments());
        if (!words.violations().isEmpty()
                || CallSize.WORDS.stream().anyMatch(word -> isRefused(word.name()))) {
            return words.wanted();
        }
        SizeReading fitted =
                new CallSize(provider, settings)
                        .fitted(request, model, CallSize.firstReference(request));
        violations.addAll(fitted.violations());
        adjustments.addAll(fitted.adjustments());
        return fitted.wanted();
    }

    /** A shape cannot be had of no image; one that could not be read is refused already. */
    private void matches(ImageRequest request) {
        if (isRefused("body") || isRefused(ImageParameters.REFERENCES.name())) {
            return;
        }
        for (ImageParameter<ImageSize> word : CallSize.SHAPE_WORDS) {
            if (CallSize.isMatch(request, word) && request.getReferences().isEmpty()) {
                violations.add(
                        Violation.about(
                                request,
                                word,
                                "needs a reference image to match. Add references, or give W:H"));
            }
        }
    }
}
