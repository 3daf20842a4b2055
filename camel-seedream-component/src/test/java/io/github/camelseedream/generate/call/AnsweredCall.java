package io.github.camelseedream.generate.call;

import io.github.camelseedream.catalog.RequestedSize;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.result.GeneratedImage;
import java.util.List;

/** For tests of what happens to the images of a call after it was answered. */
public final class AnsweredCall {

    private AnsweredCall() {}

    /** The first call of a request, answered with an image. */
    public static ProviderCall with(GeneratedImage image) {
        ProviderCall call =
                new ProviderCall(
                        new ProviderRequest(
                                "model",
                                ImageRequest.builder().build(),
                                1,
                                RequestedSize.nothing(),
                                ""),
                        1,
                        new SubmissionRecord.CallRecord(),
                        new ProviderCall.ClaimKey("k", "d"));
        call.done(null, List.of(image), List.of());
        return call;
    }
}
