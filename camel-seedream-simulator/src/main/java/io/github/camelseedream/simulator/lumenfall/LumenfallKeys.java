package io.github.camelseedream.simulator.lumenfall;

import io.github.camelseedream.simulator.http.Call;
import java.util.Map;

/** Any key opens the door, except a few that stand for a kind of trouble. */
final class LumenfallKeys {

    private static final Map<String, LumenfallError> ERRORS =
            Map.of(
                    "bad-key", LumenfallError.AUTHENTICATION_FAILED,
                    "poor-key", LumenfallError.INSUFFICIENT_BALANCE);

    private LumenfallKeys() {}

    static void check(Call call) {
        String key = call.bearerKey();
        if (key.isEmpty() || key.indexOf(' ') >= 0) {
            throw new LumenfallRefusal(LumenfallError.AUTHENTICATION_FAILED, "");
        }
        LumenfallError failure = ERRORS.get(key);
        boolean isFree = failure == LumenfallError.INSUFFICIENT_BALANCE && !call.isPost();
        if (failure != null && !isFree) {
            throw new LumenfallRefusal(failure, "");
        }
    }
}
