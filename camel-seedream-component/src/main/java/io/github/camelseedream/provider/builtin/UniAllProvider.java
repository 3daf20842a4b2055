package io.github.camelseedream.provider.builtin;

import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_4_0;
import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_4_5;
import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_5_0_LITE;

import io.github.camelseedream.catalog.SizeFormat;
import io.github.camelseedream.catalog.SizeRule;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.dialect.NewApiErrors;
import io.github.camelseedream.provider.dialect.OpenAiImages;
import io.github.camelseedream.provider.spec.CountLimits;
import io.github.camelseedream.provider.spec.ModelLimits;
import io.github.camelseedream.provider.spec.ProviderSpec;
import io.github.camelseedream.provider.spec.ReferenceForm;
import io.github.camelseedream.provider.spec.ReferenceLimits;
import io.github.camelseedream.provider.wire.RequestFields;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.CallContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * UniAll: answers at once, takes sizes in pixels and references as URLs. Safe for use by several
 * threads.
 *
 * <p>Sources, read 2026-11: docs.uniall.ai/zh-CN/models/image/seedream (fields and limits; the
 * English page of the same name has lost words), www.uniall.ai/v1/openapi.json (the base URL). It
 * names no ratios and tiers; theirs are the model's own sizes as docs.apimart.ai lists them. Its
 * errors are not published; its list of models is that of the relay new-api, and so its errors are
 * read as that relay's.
 *
 * @hidden
 */
public final class UniAllProvider extends OpenAiImages {

    /** In seconds. */
    private static final String TIMEOUT = "timeout_seconds";

    /**
     * What its answer may take to arrive once it gives up; half the time left where that is less.
     */
    private static final Duration ANSWER_MARGIN = Duration.ofSeconds(15);

    private static final ModelLimits LIMITS =
            ModelLimits.sizesAs(SizeFormat.PIXELS)
                    .counts(CountLimits.independent(6))
                    .references(ReferenceLimits.in(ReferenceForm.URL).max(10).maxWithImages(15));

    private static final ProviderSpec SPEC =
            ProviderSpec.of("uniall", "UniAll", "https://api.uniall.ai/v1")
                    .modelId("seedream-4.0", "seedream-4", "seedream-4-0")
                    .modelId("seedream-4.5", "seedream-4-5")
                    .modelId("seedream-5.0-lite", "seedream-5-lite", "seedream-5-0-lite")
                    .parameters(
"""
prompt            | passthrough
model             | converted | model
size              | converted | custom_size | | | always both sides in pixels; auto is not sent
aspectRatio       | converted | custom_size | | | always both sides in pixels
resolution        | converted | custom_size | | | always both sides in pixels
width             | converted | custom_size
height            | converted | custom_size
count             | converted | n | | 1 | more are split into several calls
imageMode         | default value only | | independent
references        | converted | image, image_urls | | | URLs only; one goes as image, several as image_urls
responseFormat    | default value only | | url | | how long a link lives is not published
outputFormat      | emulated | | png, jpeg, gif
outputCompression | emulated
""")
                    .providerParameters(
"""
timeout_seconds | Long | 1 or more | all; how long UniAll waits for the image. Without it, what is left of timeout less 15 seconds, or half of it where that is more; no value above that is taken
""")
                    .limits(LIMITS)
                    .limits(
                            SEEDREAM_4_0,
                            LIMITS.sizes(
                                    sizes(921_600)
                                            .documented(SEEDREAM_4_0.sizes(), "1K")
                                            .documented("1K", "9:21 648x1512")
                                            .build()))
                    .limits(SEEDREAM_4_5, LIMITS.sizes(sizes(3_686_400).build()))
                    .limits(SEEDREAM_5_0_LITE, LIMITS.sizes(sizes(3_686_400).build()))
                    .errorCodes(NewApiErrors.CODES)
                    .build();

    public UniAllProvider() {
        super(SPEC);
    }

    private static SizeRule.Builder sizes(long minPixels) {
        return SizeRule.builder()
                .pixels(minPixels, 16_777_216)
                .sides(1, 4096)
                .documented(SEEDREAM_4_5.sizes(), "2K")
                .documented("2K", "16:9 2560x1440", "9:16 1440x2560")
                .documented("2K", "21:9 3024x1296", "9:21 1296x3024")
                .documented("4K", "1:1 4096x4096");
    }

    @Override
    protected void putConverted(RequestFields fields, ProviderRequest call) {
        call.size()
                .pixels()
                .ifPresent(
                        size ->
                                fields.put("custom_size.width", size.width())
                                        .put("custom_size.height", size.height()));
    }

    /**
     * UniAll is told to give up a little before its caller does, so that its answer still comes.
     *
     * @throws InvalidRequestException if the request names a time of its own that is above that:
     *     its answer would be paid for and come to nobody
     */
    @Override
    public HttpCall submit(ProviderRequest call, Duration remaining) {
        long max = Math.max(remaining.minus(ANSWER_MARGIN).toSeconds(), remaining.toSeconds() / 2);
        Optional<Number> own =
                call.request()
                        .get(ImageParameters.PARAMETERS)
                        .map(fields -> (Number) fields.get(TIMEOUT));
        if (own.filter(seconds -> seconds.longValue() > max).isPresent()) {
            throw new InvalidRequestException(
                    new CallContext(SPEC.name(), call.model(), ""),
                    List.of(tooLong(call, own.get(), max)));
        }
        RequestFields fields = fields(call);
        return submit(call, own.isPresent() || max < 1 ? fields : fields.put(TIMEOUT, max));
    }

    private static Violation tooLong(ProviderRequest call, Number seconds, long max) {
        return Violation.aboutField(
                call.request(),
                TIMEOUT,
                seconds,
                "is above the "
                        + max
                        + " seconds that timeout leaves for it, less "
                        + ANSWER_MARGIN.toSeconds()
                        + " for the answer: the image could be paid for and not be waited for."
                        + " Raise timeout, or leave it out");
    }
}
