package io.github.camelseedream.exchange;

import io.github.camelseedream.catalog.RequestedSizeReader;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What the options of an endpoint say about its requests. Safe for use by several threads.
 *
 * @param parameters what options give for parameters; those that are not set are absent
 * @param isSetting whether an option of that name, in any case, exists that no message sets
 * @param passUnknown whether unknown fields of a body go to the provider
 * @hidden
 */
public record RequestOptions(
        List<Value> parameters, Predicate<String> isSetting, boolean passUnknown) {

    /** What is wrong with a message that gives what only an option can. */
    static final String NOT_BY_MESSAGE =
            "is a setting of the endpoint and the component, which no message changes. Remove it";

    /** Anything may be given as these, or it is looked at elsewhere. */
    private static final Set<ImageParameter<?>> NOT_CHECKED =
            Set.of(ImageParameters.PARAMETERS, ImageParameters.REFERENCES, ImageParameters.MASK);

    /** Without constraints, and set nearly always. */
    private static final Set<ImageParameter<?>> WITHOUT_CONSTRAINTS =
            Set.of(ImageParameters.PROVIDER, ImageParameters.MODEL);

    /**
     * What one option gives.
     *
     * @param value as it was set
     * @param origin where it was set, e.g. {@code component option size}
     * @hidden
     */
    public record Value(ImageParameter<?> parameter, Object value, String origin) {

        /** That something is wrong with it. */
        public Violation violation(String problem) {
            return new Violation(parameter.name(), String.valueOf(value), origin, problem);
        }
    }

    public RequestOptions {
        parameters = List.copyOf(parameters);
    }

    /**
     * What is wrong with the options that give parameters, looked at before any message comes. Only
     * what no message could make good is wrong here: a header may give another value for each of
     * them, so how they go together is for the message to say.
     *
     * @param validator asked for only where it is needed
     */
    public List<Violation> violations(Supplier<Validator> validator) {
        List<Violation> violations = new ArrayList<>();
        ImageRequest.Builder readable = ImageRequest.builder();
        for (Value option : parameters) {
            ImageParameter<?> parameter = option.parameter();
            if (NOT_CHECKED.contains(parameter)) {
                continue;
            }
            try {
                readable.setChecked(
                        parameter,
                        ParameterValues.read(parameter, option.value()),
                        option.origin());
            } catch (ParameterValues.UnreadableException e) {
                violations.add(option.violation(e.getMessage()));
            }
        }
        ImageRequest request = readable.build();
        sizes(request, violations);
        if (!WITHOUT_CONSTRAINTS.containsAll(request.parameters())) {
            constraints(request, validator.get(), violations);
        }
        return violations;
    }

    private static void constraints(
            ImageRequest request, Validator validator, List<Violation> violations) {
        for (ConstraintViolation<?> violation : validator.validate(request)) {
            ImageParameters.named(violation.getPropertyPath().iterator().next().getName())
                    .filter(request::has)
                    .map(parameter -> Violation.about(request, parameter, violation.getMessage()))
                    .ifPresent(violations::add);
        }
    }

    /** Each by itself; {@code custom} waits for the sides that a message gives. */
    private static void sizes(ImageRequest request, List<Violation> violations) {
        for (ImageParameter<ImageSize> parameter :
                List.of(
                        ImageParameters.SIZE,
                        ImageParameters.ASPECT_RATIO,
                        ImageParameters.RESOLUTION)) {
            request.get(parameter)
                    .filter(size -> !(size instanceof ImageSize.Custom))
                    .map(size -> alone(parameter, size, request.origin(parameter)))
                    .map(RequestedSizeReader::read)
                    .ifPresent(reading -> violations.addAll(reading.violations()));
        }
    }

    private static ImageRequest alone(
            ImageParameter<ImageSize> parameter, ImageSize size, String origin) {
        return ImageRequest.builder().set(parameter, size, origin).build();
    }
}
