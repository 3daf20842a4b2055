package io.github.camelseedream.generate;

import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which wishes for the form of the images nobody can fulfil. */
final class OutputValidator {

    private static final Set<String> LOSSY = Set.of("jpeg", "webp", "avif");

    private OutputValidator() {}

    static List<Violation> complaints(
            ImageProvider provider, GenerationSettings settings, ProviderRequest call) {
        ImageRequest request = call.request();
        List<Violation> complaints = new ArrayList<>();
        lossless(request).ifPresent(complaints::add);
        OutputConversionPlan output = OutputConversionPlan.of(provider, request);
        boolean isFormatOurs =
                output.format() != null
                        && !provider.spec().nativeFormats(call.model()).contains(output.format());
        if (isFormatOurs && !ImageTranscoder.FORMATS.containsKey(output.format())) {
            complaints.add(
                    Violation.about(
                            request,
                            ImageParameters.OUTPUT_FORMAT,
                            "is not made by "
                                    + provider.spec().name()
                                    + ", and this component converts to "
                                    + String.join(", ", ImageTranscoder.FORMATS.keySet())
                                    + " only. Ask for one of these, or leave it out"));
        }
        if (settings.keepUrls()) {
            if (isFormatOurs) {
                complaints.add(notFetched(provider, request, ImageParameters.OUTPUT_FORMAT));
            }
            if (output.compression() != null) {
                complaints.add(notFetched(provider, request, ImageParameters.OUTPUT_COMPRESSION));
            }
            request.get(ImageParameters.RESPONSE_FORMAT)
                    .filter("b64_json"::equals)
                    .map(
                            format ->
                                    Violation.about(
                                            request,
                                            ImageParameters.RESPONSE_FORMAT,
                                            "does not go with resultMode=url. Leave it out,"
                                                    + " or use resultMode=image"))
                    .ifPresent(complaints::add);
        }
        return complaints;
    }

    private static Violation notFetched(
            ImageProvider provider, ImageRequest request, ImageParameter<?> parameter) {
        return Violation.about(
                request,
                parameter,
                "is not done by "
                        + provider.spec().name()
                        + " but by this component, which does not fetch the image under"
                        + " resultMode=url. Leave it out, or use resultMode=image");
    }

    private static Optional<Violation> lossless(ImageRequest request) {
        return request.get(ImageParameters.OUTPUT_FORMAT)
                .filter(format -> request.has(ImageParameters.OUTPUT_COMPRESSION))
                .filter(format -> !LOSSY.contains(format))
                .map(
                        format ->
                                Violation.about(
                                        request,
                                        ImageParameters.OUTPUT_COMPRESSION,
                                        "does not go with outputFormat "
                                                + format
                                                + ", which is lossless. Leave it out,"
                                                + " or ask for jpeg, webp or avif"));
    }
}
