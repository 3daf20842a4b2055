package io.github.camelseedream.simulator.uniall;

import io.github.camelseedream.simulator.http.Call;
import java.util.Map;

/** Any key opens the door, except a few that stand for a kind of trouble. */
final class UniAllKeys {

    private static final String BAD = "bad-key";

    /** These open the door, but not to images. */
    private static final Map<String, UniAllError> NO_IMAGES =
            Map.of(
                    "poor-key", UniAllError.NO_QUOTA,
                    "barred-key", UniAllError.ACCESS_DENIED);

    private UniAllKeys() {}

    static void check(Call call) {
        String key = call.bearerKey();
        if (key.isEmpty() || key.equals(BAD)) {
            throw new UniAllRefusal(UniAllError.INVALID_TOKEN, "");
        }
        if (call.isPost() && NO_IMAGES.containsKey(key)) {
            throw new UniAllRefusal(NO_IMAGES.get(key), "");
        }
    }
}
