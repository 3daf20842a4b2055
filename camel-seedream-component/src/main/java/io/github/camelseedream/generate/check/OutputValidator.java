package io.github.camelseedream.generate.check;

import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.generate.call.GenerationSettings;
import io.github.camelseedream.provider.CancellableProvider;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.TaskHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Rejects what a request cannot end with: output formats that neither the provider nor the
 * component can produce, and tasks that the provider does not stop. Used once. For one thread.
 *
 * @hidden
 */
public final class OutputValidator {

    private static final Set<String> LOSSY = Set.of("jpeg", "webp", "avif");

    private final ImageProvider provider;
    private final GenerationSettings settings;
    private final TaskHandle.Output output;
    private final Function<ImageParameter<?>, String> origin;
    private final List<Violation> violations = new ArrayList<>();

    /**
     * @param origin where the value of a parameter came from
     */
    private OutputValidator(
            ImageProvider provider,
            GenerationSettings settings,
            TaskHandle.Output output,
            Function<ImageParameter<?>, String> origin) {
        this.provider = provider;
        this.settings = settings;
        this.output = output;
        this.origin = origin;
    }

    static List<Violation> violations(
            ImageProvider provider, GenerationSettings settings, ProviderRequest call) {
        ImageRequest request = call.request();
        OutputValidator validator =
                new OutputValidator(
                        provider,
                        settings,
                        new TaskHandle.Output(
                                request.get(ImageParameters.OUTPUT_FORMAT).orElse(null),
                                request.get(ImageParameters.OUTPUT_COMPRESSION).orElse(null)),
                        request::origin);
        validator.validate(call.model());
        if (settings.keepUrls()) {
            request.get(ImageParameters.RESPONSE_FORMAT)
                    .filter("b64_json"::equals)
                    .ifPresent(validator::notFetchedAnyway);
        }
        return validator.violations;
    }

    /**
     * Validates what a handle says of the output.
     *
     * @throws InvalidRequestException if the images cannot be had like that here
     */
    public static void check(ImageProvider provider, GenerationSettings settings, TaskHandle task) {
        OutputValidator validator =
                new OutputValidator(provider, settings, task.getOutput(), parameter -> "handle");
        validator.validate(task.getModel());
        if (!validator.violations.isEmpty()) {
            throw new InvalidRequestException(
                    new CallContext(provider.spec().name(), task.getModel(), ""),
                    validator.violations);
        }
    }

    private void validate(String model) {
        timeout();
        if (output.compression() != null
                && output.format() != null
                && !LOSSY.contains(output.format())) {
            refuse(
                    ImageParameters.OUTPUT_COMPRESSION,
                    output.compression(),
                    "does not go with outputFormat "
                            + output.format()
                            + ", which is lossless. Leave it out, or ask for jpeg, webp or avif");
        }
        OutputConversionPlan plan = OutputConversionPlan.of(provider, output);
        boolean isFormatOurs =
                plan.format() != null
                        && !provider.spec().nativeFormats(model).contains(plan.format());
        if (isFormatOurs && !OutputConversionPlan.FORMATS.containsKey(plan.format())) {
            refuse(
                    ImageParameters.OUTPUT_FORMAT,
                    plan.format(),
                    "is not made by "
                            + provider.spec().name()
                            + ", and this component converts to "
                            + String.join(", ", OutputConversionPlan.FORMATS.keySet())
                            + " only. Ask for one of these, or leave it out");
        }
        if (settings.keepUrls() && isFormatOurs) {
            notFetched(ImageParameters.OUTPUT_FORMAT, plan.format());
        }
        if (settings.keepUrls() && plan.compression() != null) {
            notFetched(ImageParameters.OUTPUT_COMPRESSION, plan.compression());
        }
    }

    private void timeout() {
        if (settings.cancelOnTimeout() && !(provider instanceof CancellableProvider)) {
            violations.add(
                    new Violation(
                            "onTimeout",
                            "cancel",
                            "option onTimeout",
                            "is not for "
                                    + provider.spec().name()
                                    + ", which stops no task. Set onTimeout=keep"));
        }
    }

    private void notFetched(ImageParameter<?> parameter, Object value) {
        refuse(
                parameter,
                value,
                "is not done by "
                        + provider.spec().name()
                        + " but by this component, which does not fetch the image under"
                        + " resultMode=url. Leave it out, or use resultMode=image");
    }

    private void notFetchedAnyway(String format) {
        refuse(
                ImageParameters.RESPONSE_FORMAT,
                format,
                "does not go with resultMode=url. Leave it out, or use resultMode=image");
    }

    private void refuse(ImageParameter<?> parameter, Object value, String problem) {
        violations.add(
                new Violation(
                        parameter.name(), String.valueOf(value), origin.apply(parameter), problem));
    }
}
