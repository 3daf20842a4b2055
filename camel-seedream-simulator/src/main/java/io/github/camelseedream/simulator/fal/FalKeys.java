package io.github.camelseedream.simulator.fal;

import io.github.camelseedream.simulator.fault.ErrorReply;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.protocol.ApiKeys;
import io.github.camelseedream.simulator.protocol.Refusal;
import java.util.Map;

/** Keys come behind the word {@code Key}; one is for inference only, and cannot see the balance. */
final class FalKeys {

    private static final String INFERENCE_ONLY = "inference-key";

    private static final ApiKeys KEYS =
            new ApiKeys(
                    Map.of(ApiKeys.BAD, new ErrorReply(401, "", "")),
                    Map.of("poor-key", new ErrorReply(403, "", "")));

    private FalKeys() {}

    static void check(Call call, boolean costsMoney) {
        KEYS.check(call.key("Key"), costsMoney);
    }

    static void checkBilling(Call call) {
        if (call.key("Key").equals(INFERENCE_ONLY)) {
            throw Refusal.of(403, "Forbidden: missing permission billing:usage:read");
        }
    }
}
