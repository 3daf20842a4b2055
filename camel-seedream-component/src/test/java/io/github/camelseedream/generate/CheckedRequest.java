package io.github.camelseedream.generate;

import io.github.camelseedream.TestValidator;
import io.github.camelseedream.generate.call.GenerationSettings;
import io.github.camelseedream.generate.check.RequestValidator;
import io.github.camelseedream.generate.check.ValidatedRequest;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.result.Adjustment;
import jakarta.validation.Validator;
import java.util.List;

/**
 * A request as the component checks it, for tests of providers. Safe for use by several threads.
 *
 * @param call what is sent
 * @param adjustments what was changed
 */
public record CheckedRequest(ProviderRequest call, List<Adjustment> adjustments) {

    private static final Validator VALIDATOR = TestValidator.create();

    /**
     * The request as it is sent to a provider.
     *
     * @param ignoreUnsupported whether parameters that the provider does not take are dropped
     * @throws io.github.camelseedream.error.InvalidRequestException if anything is wrong with it
     */
    public static CheckedRequest of(
            ImageProvider provider, ImageRequest request, boolean ignoreUnsupported) {
        GenerationSettings settings =
                GenerationSettings.builder().ignoreUnsupported(ignoreUnsupported).build();
        ValidatedRequest checked =
                new RequestValidator(provider, settings).check(request, false, VALIDATOR);
        return new CheckedRequest(checked.call(), checked.adjustments());
    }
}
