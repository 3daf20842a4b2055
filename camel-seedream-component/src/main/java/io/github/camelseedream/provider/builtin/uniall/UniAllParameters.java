package io.github.camelseedream.provider.builtin.uniall;

import static io.github.camelseedream.provider.spec.ParameterMapping.converted;
import static io.github.camelseedream.provider.spec.ParameterMapping.emulated;
import static io.github.camelseedream.provider.spec.ParameterMapping.neutralOnly;
import static io.github.camelseedream.provider.spec.ParameterMapping.passthrough;
import static io.github.camelseedream.provider.spec.ValueConstraint.any;
import static io.github.camelseedream.provider.spec.ValueConstraint.atLeast;
import static io.github.camelseedream.provider.spec.ValueConstraint.oneOf;

import io.github.camelseedream.provider.spec.ParameterTable;
import io.github.camelseedream.provider.spec.ProviderParameter;
import io.github.camelseedream.request.ImageParameters;
import java.util.List;

/**
 * What UniAll takes. Source: docs.uniall.ai/zh-CN/models/image/seedream, read 2026-11; the English
 * page of the same name has lost words.
 */
final class UniAllParameters {

    /** In seconds. */
    static final String TIMEOUT = "timeout_seconds";

    private static final String SIDES = "always both sides in pixels";

    static final ParameterTable TABLE =
            new ParameterTable(
                    List.of(
                            passthrough(ImageParameters.PROMPT, any()),
                            converted(ImageParameters.MODEL, "model", any()),
                            converted(ImageParameters.SIZE, "custom_size", any())
                                    .note(SIDES + "; auto is not sent"),
                            converted(ImageParameters.ASPECT_RATIO, "custom_size", any())
                                    .note(SIDES),
                            converted(ImageParameters.RESOLUTION, "custom_size", any()).note(SIDES),
                            converted(ImageParameters.WIDTH, "custom_size", any()),
                            converted(ImageParameters.HEIGHT, "custom_size", any()),
                            converted(ImageParameters.COUNT, "n", any())
                                    .note("more are split into several calls")
                                    .standard(1),
                            neutralOnly(ImageParameters.IMAGE_MODE, "independent"),
                            converted(ImageParameters.REFERENCES, "image, image_urls", any())
                                    .note("URLs only; one goes as image, several as image_urls"),
                            neutralOnly(ImageParameters.RESPONSE_FORMAT, "url")
                                    .note("how long a link lives is not published"),
                            emulated(ImageParameters.OUTPUT_FORMAT, oneOf("png", "jpeg", "gif")),
                            emulated(ImageParameters.OUTPUT_COMPRESSION, any())),
                    List.of(
                            new ProviderParameter(
                                    TIMEOUT,
                                    Long.class,
                                    atLeast(1),
                                    "all; how long UniAll waits for the image. Without"
                                            + " it, what is left of timeout less 15 seconds, or"
                                            + " half of it where that is more; no value above"
                                            + " that is taken")));

    private UniAllParameters() {}
}
