package io.github.camelseedream.provider.builtin.lumenfall;

import static io.github.camelseedream.provider.spec.ParameterMapping.converted;
import static io.github.camelseedream.provider.spec.ParameterMapping.neutralOnly;
import static io.github.camelseedream.provider.spec.ParameterMapping.passthrough;
import static io.github.camelseedream.provider.spec.ParameterMapping.renamed;
import static io.github.camelseedream.provider.spec.ValueConstraint.any;
import static io.github.camelseedream.provider.spec.ValueConstraint.oneOf;
import static io.github.camelseedream.provider.spec.ValueConstraint.range;

import io.github.camelseedream.provider.spec.ParameterTable;
import io.github.camelseedream.provider.spec.ProviderParameter;
import io.github.camelseedream.request.ImageParameters;
import java.util.List;

/**
 * What Lumenfall takes. Sources: lumenfall.ai/models/bytedance/seedream-4.5 and seedream-4,
 * "Parameter Reference"; docs.lumenfall.ai/api-reference/images, read 2026-11.
 */
final class LumenfallParameters {

    static final ParameterTable TABLE =
            new ParameterTable(
                    List.of(
                            passthrough(ImageParameters.PROMPT, any()),
                            converted(ImageParameters.MODEL, "model", any())
                                    .note("a host in front forces it, e.g. byteplus/seedream-4.5"),
                            converted(ImageParameters.SIZE, "size", any())
                                    .note("a tier goes out as resolution")
                                    .standard("1024x1024"),
                            renamed(ImageParameters.ASPECT_RATIO, "aspect_ratio", any())
                                    .note("match is sent as the shape of the first reference"),
                            converted(ImageParameters.RESOLUTION, "resolution", any())
                                    .note("megapixels go out as a bare number: 1MP as 1"),
                            converted(ImageParameters.WIDTH, "width", any())
                                    .note("with size=custom, else part of size"),
                            converted(ImageParameters.HEIGHT, "height", any())
                                    .note("with size=custom, else part of size"),
                            converted(ImageParameters.COUNT, "n", any())
                                    .note("more are split into several calls")
                                    .standard(1),
                            converted(
                                            ImageParameters.IMAGE_MODE,
                                            "sequential_image_generation, max_images",
                                            any())
                                    .note("set is sent as auto with max_images; else not sent"),
                            passthrough(ImageParameters.SEED, any()),
                            converted(ImageParameters.REFERENCES, "image, image[]", any())
                                    .note("uploaded as files"),
                            converted(ImageParameters.MASK, "mask", any())
                                    .note("edits only; png of the first reference's size"),
                            renamed(
                                            ImageParameters.RESPONSE_FORMAT,
                                            "response_format",
                                            oneOf("url", "b64_json"))
                                    .note("a link lives for about an hour")
                                    .standard("url"),
                            renamed(
                                            ImageParameters.OUTPUT_FORMAT,
                                            "output_format",
                                            oneOf("png", "jpeg", "gif", "webp", "avif"))
                                    .standard("the model's own"),
                            renamed(
                                    ImageParameters.OUTPUT_COMPRESSION,
                                    "output_compression",
                                    range(1, 100)),
                            converted(
                                            ImageParameters.PROMPT_ENHANCEMENT,
                                            "enhance_prompt, enhance_prompt_mode",
                                            any())
                                    .note("replicate takes the first, fal the second"),
                            converted(
                                            ImageParameters.SAFETY_CHECKER,
                                            "enable_safety_checker, disable_safety_checker",
                                            any())
                                    .note("fal takes the first, replicate the second"),
                            neutralOnly(ImageParameters.WATERMARK, false),
                            passthrough(ImageParameters.QUALITY, any()).standard("standard"),
                            passthrough(ImageParameters.STYLE, any()).standard("vivid"),
                            passthrough(ImageParameters.USER, any())),
                    List.of(
                            new ProviderParameter(
                                    "enable_safety_checker", Boolean.class, any(), "fal"),
                            new ProviderParameter(
                                    "disable_safety_checker",
                                    Boolean.class,
                                    any(),
                                    "replicate, 4.5"),
                            new ProviderParameter(
                                    "sequential_image_generation",
                                    String.class,
                                    oneOf("disabled", "auto"),
                                    "replicate"),
                            new ProviderParameter(
                                    "sync_mode",
                                    Boolean.class,
                                    any(),
                                    "fal; the image comes as a data URI"),
                            new ProviderParameter(
                                    "enhance_prompt", Boolean.class, any(), "replicate, 4.0"),
                            new ProviderParameter(
                                    "enhance_prompt_mode",
                                    String.class,
                                    oneOf("fast", "standard"),
                                    "fal, 4.0")));

    private LumenfallParameters() {}
}
