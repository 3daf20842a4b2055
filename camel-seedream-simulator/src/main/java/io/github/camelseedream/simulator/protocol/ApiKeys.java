package io.github.camelseedream.simulator.protocol;

import io.github.camelseedream.simulator.fault.ErrorReply;
import java.util.Map;

/**
 * Any key opens the door, except a few that stand for a kind of trouble.
 *
 * @param refused by key, for any call; that of {@code bad-key} is also for a call without a key
 * @param barred by key, for calls that cost money
 */
public record ApiKeys(Map<String, ErrorReply> refused, Map<String, ErrorReply> barred) {

    /** The key without a valid meaning at any provider. */
    public static final String BAD = "bad-key";

    /**
     * Lets a call go on.
     *
     * @throws Refusal if its key stands for trouble
     */
    public void check(String key, boolean costsMoney) {
        ErrorReply error = refused.get(key.isEmpty() || key.indexOf(' ') >= 0 ? BAD : key);
        if (error == null && costsMoney) {
            error = barred.get(key);
        }
        if (error != null) {
            throw new Refusal(error);
        }
    }
}
