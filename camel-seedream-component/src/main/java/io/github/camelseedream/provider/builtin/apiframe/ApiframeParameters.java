package io.github.camelseedream.provider.builtin.apiframe;

import static io.github.camelseedream.provider.spec.ParameterMapping.converted;
import static io.github.camelseedream.provider.spec.ParameterMapping.emulated;
import static io.github.camelseedream.provider.spec.ParameterMapping.neutralOnly;
import static io.github.camelseedream.provider.spec.ParameterMapping.passthrough;
import static io.github.camelseedream.provider.spec.ParameterMapping.renamed;
import static io.github.camelseedream.provider.spec.ValueConstraint.any;
import static io.github.camelseedream.provider.spec.ValueConstraint.oneOf;
import static io.github.camelseedream.provider.spec.ValueConstraint.range;

import io.github.camelseedream.provider.spec.ParameterMapping;
import io.github.camelseedream.provider.spec.ParameterMapping.Handling;
import io.github.camelseedream.provider.spec.ParameterTable;
import io.github.camelseedream.provider.spec.ProviderParameter;
import io.github.camelseedream.request.ImageParameters;
import java.util.List;

/**
 * What Apiframe takes. Sources: docs-v2.apiframe.ai/docs/images/seedream (seedream-4, -4.5,
 * -5-lite); the schema api.apiframe.ai/v2/openapi.json, read 2026-11.
 */
final class ApiframeParameters {

    /** All that a size may be sent as, so that no field of the user's own replaces a part of it. */
    private static final String SIZE_FIELDS =
            "seedreamParams.size, seedreamParams.aspect_ratio, seedreamParams.width,"
                    + " seedreamParams.height";

    static final ParameterTable TABLE =
            new ParameterTable(
                    List.of(
                            passthrough(ImageParameters.PROMPT, any()),
                            converted(ImageParameters.MODEL, "model", any()),
                            converted(ImageParameters.SIZE, SIZE_FIELDS, any())
                                    .note("pixels go as custom; seedream-5-lite takes none"),
                            converted(
                                            ImageParameters.ASPECT_RATIO,
                                            "seedreamParams.aspect_ratio",
                                            any())
                                    .note("match is sent as match_input_image"),
                            converted(ImageParameters.RESOLUTION, "seedreamParams.size", any())
                                    .standard("2K"),
                            converted(
                                            ImageParameters.WIDTH,
                                            "seedreamParams.width, seedreamParams.size",
                                            any())
                                    .note("part of size"),
                            converted(
                                            ImageParameters.HEIGHT,
                                            "seedreamParams.height, seedreamParams.size",
                                            any())
                                    .note("part of size"),
                            emulated(ImageParameters.COUNT, any())
                                    .note("a call for each image")
                                    .standard(1),
                            neutralOnly(ImageParameters.IMAGE_MODE, "independent"),
                            renamed(ImageParameters.SEED, "seedreamParams.seed", any())
                                    .note("in the schema of all models, on no model's page"),
                            converted(
                                            ImageParameters.REFERENCES,
                                            "seedreamParams.image_input",
                                            any())
                                    .note("bytes are uploaded first"),
                            neutralOnly(ImageParameters.RESPONSE_FORMAT, "url")
                                    .note("a link lives for 24 hours"),
                            new ParameterMapping(
                                            ImageParameters.OUTPUT_FORMAT,
                                            Handling.EMULATED,
                                            "seedreamParams.output_format",
                                            oneOf("png", "jpeg", "gif"))
                                    .note("seedream-5-lite makes png and jpeg itself")
                                    .standard("png of seedream-5-lite"),
                            emulated(ImageParameters.OUTPUT_COMPRESSION, any()),
                            converted(
                                            ImageParameters.PROMPT_ENHANCEMENT,
                                            "seedreamParams.enhance_prompt",
                                            oneOf("off", "standard"))
                                    .note("seedream-4 only")
                                    .standard("standard"),
                            passthrough(ImageParameters.WEBHOOK_URL, any()),
                            converted(ImageParameters.WEBHOOK_EVENTS, "webhookEvents", any())
                                    .note("of progress, completed, failed"),
                            converted(ImageParameters.IDEMPOTENCY_KEY, "Idempotency-Key", any())
                                    .note("a header; known for 24 hours")),
                    List.of(
                            new ProviderParameter(
                                    "seedreamParams.enhance_prompt",
                                    Boolean.class,
                                    any(),
                                    "seedream-4"),
                            new ProviderParameter(
                                    "seedreamParams.guidance_scale",
                                    Number.class,
                                    range(1, 10),
                                    "seedream-3"),
                            new ProviderParameter(
                                    "seedreamParams.use_pre_llm",
                                    Boolean.class,
                                    any(),
                                    "seedream-3"),
                            new ProviderParameter(
                                    "seedreamParams.resolution",
                                    String.class,
                                    any(),
                                    "in the schema of all models, on no model's page")));

    private ApiframeParameters() {}
}
