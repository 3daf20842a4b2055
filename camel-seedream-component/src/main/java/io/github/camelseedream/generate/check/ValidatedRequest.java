package io.github.camelseedream.generate.check;

import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.result.Adjustment;
import java.util.List;

/**
 * A request that may be sent. Immutable.
 *
 * @param call the whole request, before it is split into calls
 * @param mode what several images of it are: independent, a group, several groups, or a set
 * @param adjustments what was changed on the way here
 * @hidden
 */
public record ValidatedRequest(ProviderRequest call, String mode, List<Adjustment> adjustments) {

    public ValidatedRequest {
        adjustments = List.copyOf(adjustments);
    }
}
