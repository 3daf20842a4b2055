package io.github.camelseedream.catalog;

import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.Adjustment;
import java.util.Optional;

/**
 * A size that can be made for a size that was asked for. Immutable.
 *
 * @param asked what was asked for
 * @param used what can be made; says the same as {@code asked} where nothing had to change, though
 *     perhaps in the provider's spelling
 * @param reason why it had to change; empty where it did not
 */
public record Adjusted<T>(T asked, T used, String reason) {

    static <T> Adjusted<T> unchanged(T asked, T used) {
        return new Adjusted<>(asked, used, "");
    }

    /** Whether what is used differs from what was asked for. */
    public boolean isChanged() {
        return !reason.isEmpty();
    }

    /** The change for the result, or empty where there is none. */
    public Optional<Adjustment> adjustment(ImageParameter<?> parameter) {
        return isChanged()
                ? Optional.of(
                        new Adjustment(parameter.name(), asked.toString(), used.toString(), reason))
                : Optional.empty();
    }

    /** The violation where the policy does not allow the change, or empty where it does. */
    public Optional<Violation> violation(
            SizePolicy policy, ImageRequest request, ImageParameter<?> parameter) {
        return policy.allows(this)
                ? Optional.empty()
                : Optional.of(Violation.about(request, parameter, problem()));
    }

    private String problem() {
        return "cannot be made as asked ("
                + asked
                + "): "
                + reason
                + ". The nearest is "
                + used
                + ": ask for it, or set sizePolicy=nearest";
    }
}
