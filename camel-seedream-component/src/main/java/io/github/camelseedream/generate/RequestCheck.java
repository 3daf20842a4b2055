package io.github.camelseedream.generate;

import io.github.camelseedream.catalog.ModelFamilies;
import io.github.camelseedream.catalog.ModelFamily;
import io.github.camelseedream.catalog.SizeReading;
import io.github.camelseedream.catalog.SizeWords;
import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.provider.ExtraParameter;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.ParameterHandling;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.request.Complaint;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageRequest.Edit;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.result.Adjustment;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.groups.Default;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks one request against the constraints, the catalogue and the provider's table. All that is
 * wrong is collected and thrown once, before anything is sent. Used for one request only.
 */
final class RequestCheck {

    private static final Set<ImageParameter<?>> NOT_FOR_PROVIDERS =
            Set.of(ImageParameters.PROVIDER, ImageParameters.PARAMETERS);
    private static final Set<String> LOSSY = Set.of("jpeg", "webp", "avif");

    private final ImageProvider provider;
    private final GenerationSettings settings;
    private final List<Complaint> complaints = new ArrayList<>();
    private final List<Adjustment> adjustments = new ArrayList<>();

    RequestCheck(ImageProvider provider, GenerationSettings settings) {
        this.provider = provider;
        this.settings = settings;
    }

    /** What may be sent, and what was changed on the way there. */
    record Checked(ProviderRequest call, List<Adjustment> adjustments) {}

    /**
     * @throws InvalidRequestException if anything is wrong, with all of it
     */
    Checked check(ImageRequest wanted, boolean edit, Validator validator) {
        complaints.addAll(wanted.complaints());
        constraints(wanted, validator, edit ? Edit.class : Default.class);
        ImageRequest request = parameters(wanted);
        words(request);
        contradictions(request);
        String model = provider.modelId(request.get(ImageParameters.MODEL).orElse(""));
        ProviderRequest call =
                new ProviderRequest(model, request, request.get(ImageParameters.COUNT).orElse(1));
        family(call);
        complaints.addAll(provider.check(call));
        throwIfWrong(model);
        return new Checked(call, List.copyOf(adjustments));
    }

    /** Checks again what could only be seen once the references were fetched. */
    void checkFetched(ProviderRequest call) {
        complaints.addAll(provider.check(call));
        throwIfWrong(call.model());
    }

    private void throwIfWrong(String model) {
        if (!complaints.isEmpty()) {
            throw new InvalidRequestException(
                    new CallContext(provider.profile().name(), model, ""), complaints);
        }
    }

    private void constraints(ImageRequest wanted, Validator validator, Class<?> group) {
        validator.validate(wanted, group).stream()
                .sorted(Comparator.comparing(violation -> violation.getPropertyPath().toString()))
                .forEach(violation -> complain(wanted, violation));
    }

    private void complain(ImageRequest wanted, ConstraintViolation<?> violation) {
        String property = violation.getPropertyPath().iterator().next().getName();
        ImageParameters.named(property)
                .ifPresentOrElse(
                        parameter ->
                                complaints.add(
                                        Complaint.about(wanted, parameter, violation.getMessage())),
                        () ->
                                complaints.add(
                                        new Complaint(property, "", "", violation.getMessage())));
    }

    /** Drops what need not be sent, and refuses what cannot be. */
    private ImageRequest parameters(ImageRequest wanted) {
        ImageRequest kept = wanted;
        for (ImageParameter<?> parameter : wanted.parameters()) {
            if (!NOT_FOR_PROVIDERS.contains(parameter) && !check(wanted, parameter)) {
                kept = kept.toBuilder().remove(parameter).build();
            }
        }
        wanted.get(ImageParameters.PARAMETERS).ifPresent(extras -> extras(wanted, extras));
        return kept;
    }

    /** Checks one parameter; false if it is not sent. */
    private boolean check(ImageRequest wanted, ImageParameter<?> parameter) {
        Object value = wanted.get(parameter).orElseThrow();
        ParameterHandling row = provider.parameters().of(parameter).orElse(null);
        if (row == null || row.handling() == ParameterHandling.Handling.NEUTRAL_ONLY) {
            if (row == null || !row.rule().accepts(value)) {
                unsupported(wanted, parameter, row);
            }
            return false;
        }
        if (!row.rule().accepts(value) && !isComplainedOf(parameter)) {
            complaints.add(
                    Complaint.about(
                            wanted,
                            parameter,
                            "is not taken by "
                                    + provider.profile().name()
                                    + ". Accepted: "
                                    + row.rule().accepted()));
        }
        return true;
    }

    /** Whether the constraints refuse the value already; once is enough. */
    private boolean isComplainedOf(ImageParameter<?> parameter) {
        return complaints.stream().anyMatch(said -> said.option().equals(parameter.name()));
    }

    private void unsupported(
            ImageRequest wanted, ImageParameter<?> parameter, ParameterHandling row) {
        if (settings.ignoreUnsupported()) {
            adjustments.add(
                    new Adjustment(
                            parameter.name(),
                            String.valueOf(wanted.get(parameter).orElseThrow()),
                            "",
                            provider.profile().name() + " does not take it"));
            return;
        }
        complaints.add(
                Complaint.about(
                        wanted,
                        parameter,
                        "is not taken by "
                                + provider.profile().name()
                                + (row == null
                                        ? ", which takes " + taken()
                                        : ", except " + row.rule().accepted())
                                + ". Leave it out, drop it with unsupported=ignore, or send a"
                                + " field of the provider's own under parameters"));
    }

    private String taken() {
        return String.join(
                ", ",
                provider.parameters().rows().stream()
                        .map(row -> row.parameter().name())
                        .sorted()
                        .toList());
    }

    private void extras(ImageRequest wanted, Map<String, Object> extras) {
        extras.forEach((name, value) -> extra(wanted, name, value));
    }

    private void extra(ImageRequest wanted, String name, Object value) {
        String origin = wanted.origin(ImageParameters.PARAMETERS);
        String option = "parameters." + name;
        for (ParameterHandling row : provider.parameters().rows()) {
            if (wireNames(row).contains(name) && wanted.has(row.parameter())) {
                complaints.add(
                        new Complaint(
                                option,
                                String.valueOf(value),
                                origin,
                                "is what "
                                        + row.parameter()
                                        + " is sent as, and "
                                        + row.parameter()
                                        + " is given too. Leave one of them out"));
            }
        }
        ExtraParameter extra = provider.parameters().extra(name).orElse(null);
        if (extra != null && !(fits(extra, value) && extra.rule().accepts(value))) {
            complaints.add(
                    new Complaint(
                            option,
                            String.valueOf(value),
                            origin,
                            "is not what "
                                    + provider.profile().name()
                                    + " takes. Accepted: "
                                    + (extra.type() == Boolean.class
                                            ? "true, false"
                                            : extra.rule().accepted())));
        }
    }

    private static List<String> wireNames(ParameterHandling row) {
        return List.of(row.wireName().split(", "));
    }

    private static boolean fits(ExtraParameter extra, Object value) {
        return extra.type().isInstance(value)
                || extra.type() == Long.class && value instanceof Number;
    }

    private void words(ImageRequest request) {
        SizeReading words = SizeWords.read(request);
        complaints.addAll(words.complaints());
        adjustments.addAll(words.adjustments());
        if (request.has(ImageParameters.OUTPUT_COMPRESSION)) {
            request.get(ImageParameters.OUTPUT_FORMAT)
                    .filter(format -> !LOSSY.contains(format))
                    .ifPresent(
                            format ->
                                    complaints.add(
                                            Complaint.about(
                                                    request,
                                                    ImageParameters.OUTPUT_COMPRESSION,
                                                    "does not go with outputFormat "
                                                            + format
                                                            + ", which is lossless. Leave it out,"
                                                            + " or ask for jpeg, webp or avif")));
        }
    }

    /** A URL cannot be had of a picture that comes as bytes, nor a shape of no picture. */
    private void contradictions(ImageRequest request) {
        if (settings.keepUrls()) {
            request.get(ImageParameters.RESPONSE_FORMAT)
                    .filter("b64_json"::equals)
                    .ifPresent(
                            format ->
                                    complaints.add(
                                            Complaint.about(
                                                    request,
                                                    ImageParameters.RESPONSE_FORMAT,
                                                    "does not go with resultMode=url. Leave it out,"
                                                            + " or use resultMode=image")));
        }
        for (ImageParameter<String> word :
                List.of(ImageParameters.SIZE, ImageParameters.ASPECT_RATIO)) {
            boolean match =
                    request.get(word)
                            .flatMap(ImageSize::parse)
                            .filter(ImageSize.Match.class::isInstance)
                            .isPresent();
            if (match && request.getReferences().isEmpty()) {
                complaints.add(
                        Complaint.about(
                                request,
                                word,
                                "needs a reference image to match. Add references, or give W:H"));
            }
        }
    }

    private void family(ProviderRequest call) {
        ModelFamily family = ModelFamilies.of(call.model());
        int references = call.request().getReferences().size();
        int most = family.maxReferences().orElse(Integer.MAX_VALUE);
        if (references > most) {
            complaints.add(
                    new Complaint(
                            ImageParameters.REFERENCES.name(),
                            String.valueOf(references),
                            call.request().origin(ImageParameters.REFERENCES),
                            "are too many for " + call.model() + ". Accepted: up to " + most));
        }
    }
}
