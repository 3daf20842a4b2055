package io.github.camelseedream.simulator.apiframe;

import io.github.camelseedream.simulator.http.Call;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Any key opens the door, except a few that stand for a kind of trouble. */
final class ApiframeKeys {

    private static final String POOR = "poor-key";
    private static final int CREDITS = 5000;
    private static final int CREDITS_OF_POOR_KEY = 1;

    private ApiframeKeys() {}

    /** The key of a call that may go on. */
    static String check(Call call) {
        String key = call.header("X-API-Key").orElse("").strip();
        if (key.isEmpty()) {
            throw ApiframeRefusal.of(401, "API key is required");
        }
        if (key.equals("bad-key")) {
            throw ApiframeRefusal.of(401);
        }
        if (key.equals("inactive-key")) {
            throw ApiframeRefusal.of(403);
        }
        return key;
    }

    /** Refuses a key that cannot pay. */
    static void charge(String key, int credits) {
        if (credits > credits(key)) {
            throw ApiframeRefusal.poor(credits, credits(key));
        }
    }

    static int credits(String key) {
        return key.equals(POOR) ? CREDITS_OF_POOR_KEY : CREDITS;
    }

    /** SHA-256: tells the jobs of one key from another's, and signs webhooks. */
    static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String owner(String key) {
        return HexFormat.of().formatHex(digest(key));
    }
}
