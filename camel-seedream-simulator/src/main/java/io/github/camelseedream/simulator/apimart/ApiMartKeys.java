package io.github.camelseedream.simulator.apimart;

import io.github.camelseedream.simulator.http.Call;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Any key opens the door, except a few that stand for a kind of trouble. */
final class ApiMartKeys {

    static final String POOR = "poor-key";
    static final String UNLIMITED = "unlimited-key";

    /** The account behind it cannot be read. */
    static final String LOST = "lost-key";

    private ApiMartKeys() {}

    /** The key of a call that may go on. */
    static String check(Call call) {
        String key = call.bearerKey();
        if (key.isEmpty()) {
            throw ApiMartError.NO_KEY.refusal("");
        }
        if (key.equals("bad-key")) {
            throw ApiMartError.BAD_KEY.refusal("");
        }
        return key;
    }

    /** Refuses a key without money, which may not even read the list of models. */
    static void charge(String key) {
        if (key.equals(POOR)) {
            throw ApiMartError.NO_MONEY.refusal("");
        }
        if (key.equals("barred-key")) {
            throw ApiMartError.FORBIDDEN.refusal("");
        }
    }

    /** Tells the tasks of one key from another's. */
    static String owner(String key) {
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
