package io.github.camelseedream.provider.builtin.apimart;

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
 * What APIMart takes. Sources: docs.apimart.ai/en/api-reference/images (seedream-4, seedream-4.5,
 * seedream-5-lite: generation) and tasks/webhook, read 2026-11.
 */
final class ApimartParameters {

    private static final String BOTH = "size, resolution";

    static final ParameterTable TABLE =
            new ParameterTable(
                    List.of(
                            passthrough(ImageParameters.PROMPT, any()),
                            converted(ImageParameters.MODEL, "model", any()),
                            converted(ImageParameters.SIZE, BOTH, any())
                                    .note("a ratio as size and a tier as resolution"),
                            converted(ImageParameters.ASPECT_RATIO, "size", any())
                                    .note("auto needs references; match is sent as auto")
                                    .standard("1:1"),
                            converted(ImageParameters.RESOLUTION, "resolution", any())
                                    .standard("2K"),
                            converted(ImageParameters.WIDTH, BOTH, any()),
                            converted(ImageParameters.HEIGHT, BOTH, any()),
                            converted(ImageParameters.COUNT, "n", any())
                                    .note("without references, one in a call")
                                    .standard(1),
                            converted(
                                            ImageParameters.IMAGE_MODE,
                                            "sequential_image_generation,"
                                                    + " sequential_image_generation_options",
                                            any())
                                    .note("set is sent as auto with max_images")
                                    .standard("independent"),
                            converted(ImageParameters.REFERENCES, "image_urls", any())
                                    .note("URLs go out as they are, bytes as data URIs"),
                            neutralOnly(ImageParameters.RESPONSE_FORMAT, "url")
                                    .note("a link lives for 24 hours, of 5.0 lite for 72"),
                            new ParameterMapping(
                                            ImageParameters.OUTPUT_FORMAT,
                                            Handling.EMULATED,
                                            "output_format",
                                            oneOf("png", "jpeg", "gif"))
                                    .note("sent for jpeg and png of 5.0 lite")
                                    .standard("jpeg of 5.0 lite"),
                            emulated(ImageParameters.OUTPUT_COMPRESSION, any()),
                            converted(
                                            ImageParameters.PROMPT_ENHANCEMENT,
                                            "optimize_prompt_options",
                                            oneOf("fast", "standard"))
                                    .note("not for 5.0 lite; 4.0 takes it without mode")
                                    .standard("standard"),
                            passthrough(ImageParameters.WATERMARK, any()).standard(false),
                            renamed(ImageParameters.WEBHOOK_URL, "webhook", any())
                                    .note("APIMart appends /callback")),
                    List.of(
                            new ProviderParameter(
                                    "optimize_prompt_options",
                                    String.class,
                                    oneOf("fast", "standard"),
                                    "4.0"),
                            new ProviderParameter(
                                    "optimize_prompt_options.mode",
                                    String.class,
                                    oneOf("fast", "standard"),
                                    "4.5"),
                            new ProviderParameter(
                                    "sequential_image_generation",
                                    String.class,
                                    oneOf("disabled", "auto"),
                                    "all; auto needs references"),
                            new ProviderParameter(
                                    "sequential_image_generation_options.max_images",
                                    Long.class,
                                    range(1, 15),
                                    "all; with auto"),
                            new ProviderParameter(
                                    "language", String.class, any(), "all; of what webhook tells"),
                            new ProviderParameter(
                                    "nsfw_check", Boolean.class, any(), "newer models"),
                            new ProviderParameter("mask_url", String.class, any(), "some models")));

    private ApimartParameters() {}
}
