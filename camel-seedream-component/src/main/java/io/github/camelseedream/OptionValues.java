package io.github.camelseedream;

import static java.util.Map.entry;

import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Which option gives which parameter. A test holds this table against all parameters. */
final class OptionValues {

    private static final Map<ImageParameter<?>, Function<SeedreamConfiguration, Object>> OPTIONS =
            Map.ofEntries(
                    entry(ImageParameters.PROMPT, SeedreamConfiguration::getPrompt),
                    entry(ImageParameters.MODEL, SeedreamConfiguration::getModel),
                    entry(ImageParameters.PROVIDER, SeedreamConfiguration::getProvider),
                    entry(ImageParameters.SIZE, SeedreamConfiguration::getSize),
                    entry(ImageParameters.ASPECT_RATIO, SeedreamConfiguration::getAspectRatio),
                    entry(ImageParameters.RESOLUTION, SeedreamConfiguration::getResolution),
                    entry(ImageParameters.WIDTH, SeedreamConfiguration::getWidth),
                    entry(ImageParameters.HEIGHT, SeedreamConfiguration::getHeight),
                    entry(ImageParameters.COUNT, SeedreamConfiguration::getCount),
                    entry(ImageParameters.IMAGE_MODE, SeedreamConfiguration::getImageMode),
                    entry(ImageParameters.SEED, SeedreamConfiguration::getSeed),
                    entry(ImageParameters.REFERENCES, SeedreamConfiguration::getReferences),
                    entry(ImageParameters.MASK, SeedreamConfiguration::getMask),
                    entry(
                            ImageParameters.RESPONSE_FORMAT,
                            SeedreamConfiguration::getResponseFormat),
                    entry(ImageParameters.OUTPUT_FORMAT, SeedreamConfiguration::getOutputFormat),
                    entry(
                            ImageParameters.OUTPUT_COMPRESSION,
                            SeedreamConfiguration::getOutputCompression),
                    entry(
                            ImageParameters.PROMPT_ENHANCEMENT,
                            SeedreamConfiguration::getPromptEnhancement),
                    entry(ImageParameters.WATERMARK, SeedreamConfiguration::getWatermark),
                    entry(ImageParameters.SAFETY_CHECKER, SeedreamConfiguration::getSafetyChecker),
                    entry(ImageParameters.QUALITY, SeedreamConfiguration::getQuality),
                    entry(ImageParameters.STYLE, SeedreamConfiguration::getStyle),
                    entry(ImageParameters.USER, SeedreamConfiguration::getUser),
                    entry(ImageParameters.WEBHOOK_URL, SeedreamConfiguration::getWebhookUrl),
                    entry(ImageParameters.WEBHOOK_EVENTS, SeedreamConfiguration::getWebhookEvents),
                    entry(
                            ImageParameters.IDEMPOTENCY_KEY,
                            SeedreamConfiguration::getIdempotencyKey),
                    entry(ImageParameters.PARAMETERS, SeedreamConfiguration::getParameters));

    private static final SeedreamConfiguration DEFAULTS = new SeedreamConfiguration();

    private OptionValues() {}

    /** The value of the option for a parameter, or null where it is not set. */
    static Object get(SeedreamConfiguration configuration, ImageParameter<?> parameter) {
        return OPTIONS.get(parameter).apply(configuration);
    }

    /**
     * Where the option for a parameter was set.
     *
     * @param shared the component's options, which those of an endpoint start from
     */
    static String origin(
            SeedreamConfiguration own, SeedreamConfiguration shared, ImageParameter<?> parameter) {
        Object value = get(own, parameter);
        boolean inherited =
                Objects.equals(value, get(shared, parameter))
                        && !Objects.equals(value, get(DEFAULTS, parameter));
        return (inherited ? "component option " : "option ") + parameter.name();
    }
}
