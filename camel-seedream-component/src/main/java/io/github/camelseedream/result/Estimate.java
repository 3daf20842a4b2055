package io.github.camelseedream.result;

import java.util.List;
import java.util.Map;

/**
 * What a request would cost, and the exact call it would make. Nothing was generated. Immutable.
 *
 * @param provider the provider's name
 * @param model the model id as it would be sent
 * @param cost the cost, null where the provider has no free way to tell
 * @param call method, path and fields of the call, without the key
 * @param adjustments what would be done differently from what was asked
 */
public record Estimate(
        String provider,
        String model,
        Cost cost,
        Map<String, Object> call,
        List<Adjustment> adjustments) {

    /** Without the call, whose URLs may be credentials. */
    @Override
    public String toString() {
        return "Estimate[" + provider + ", " + model + (cost == null ? "" : ", " + cost) + "]";
    }
}
