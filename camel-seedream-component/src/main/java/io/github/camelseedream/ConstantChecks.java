package io.github.camelseedream;

import io.github.camelseedream.exchange.ParameterValues;
import io.github.camelseedream.catalog.RequestedSizeParser;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The parameters that options set, looked at before any message comes. Only what no message could
 * make good is wrong here: a header may give another value for each of them, so how they go
 * together is for the message to say.
 */
final class ConstantChecks {

    /** Anything may be given as these, or it is looked at elsewhere. */
    private static final Set<ImageParameter<?>> OTHERS =
            Set.of(ImageParameters.PARAMETERS, ImageParameters.REFERENCES, ImageParameters.MASK);

    /** Without constraints, and set nearly always. */
    private static final Set<ImageParameter<?>> CHOSEN_BY_NAME =
            Set.of(ImageParameters.PROVIDER, ImageParameters.MODEL);

    private ConstantChecks() {}

    /**
     * What is wrong with each, in one sentence.
     *
     * @param shared the component's options, which those of an endpoint start from
     * @param validator asked for only where it is needed
     */
    static List<String> problems(
            SeedreamConfiguration own,
            SeedreamConfiguration shared,
            Supplier<Validator> validator) {
        List<Violation> problems = new ArrayList<>();
        ImageRequest.Builder readable = ImageRequest.builder();
        for (ImageParameter<?> parameter : ImageParameters.all()) {
            Object value = OptionValues.get(own, parameter);
            if (value == null || String.valueOf(value).isBlank() || OTHERS.contains(parameter)) {
                continue;
            }
            String origin = OptionValues.origin(own, shared, parameter);
            try {
                readable.setChecked(parameter, ParameterValues.read(parameter, value), origin);
            } catch (ParameterValues.UnreadableException e) {
                problems.add(
                        new Violation(
                                parameter.name(), String.valueOf(value), origin, e.getMessage()));
            }
        }
        ImageRequest request = readable.build();
        sizes(request, problems);
        if (!CHOSEN_BY_NAME.containsAll(request.parameters())) {
            constraints(request, validator.get(), problems);
        }
        return problems.stream().map(Violation::toString).toList();
    }

    private static void constraints(
            ImageRequest request, Validator validator, List<Violation> problems) {
        for (ConstraintViolation<?> violation : validator.validate(request)) {
            ImageParameters.named(violation.getPropertyPath().iterator().next().getName())
                    .filter(request::has)
                    .map(parameter -> Violation.about(request, parameter, violation.getMessage()))
                    .ifPresent(problems::add);
        }
    }

    /** Each by itself; {@code custom} waits for the sides that a message gives. */
    private static void sizes(ImageRequest request, List<Violation> problems) {
        for (ImageParameter<String> word :
                List.of(
                        ImageParameters.SIZE,
                        ImageParameters.ASPECT_RATIO,
                        ImageParameters.RESOLUTION)) {
            Optional<String> text = request.get(word);
            boolean isCustom =
                    text.flatMap(ImageSize::parse)
                            .filter(ImageSize.Custom.class::isInstance)
                            .isPresent();
            if (text.isPresent() && !isCustom) {
                ImageRequest alone =
                        ImageRequest.builder().set(word, text.get(), request.origin(word)).build();
                problems.addAll(RequestedSizeParser.read(alone).complaints());
            }
        }
    }
}
