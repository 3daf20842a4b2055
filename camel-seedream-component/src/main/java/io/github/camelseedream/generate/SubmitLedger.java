package io.github.camelseedream.generate;

import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.provider.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What became of the calls of one exchange whose request has not been answered yet, so that a
 * redelivery of the same exchange goes on where it stood and never pays twice. A call that went
 * well stays until its whole request has, since its siblings may fail. Safe for use by several
 * threads.
 */
public final class SubmitLedger {

    /** What is known of a call. */
    public sealed interface Entry {}

    /** The provider made the pictures; only the way to them failed. */
    public record Accepted(Outcome.Finished answer) implements Entry {}

    /** Nobody knows whether it ran. */
    public record Unknown(SeedreamException error) implements Entry {}

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    /** What is known of the call with that digest. */
    public Optional<Entry> recall(String digest) {
        return Optional.ofNullable(entries.get(digest));
    }

    public void remember(String digest, Entry entry) {
        entries.put(digest, entry);
    }

    /** The request was answered, or the call may be sent again. */
    public void forget(String digest) {
        entries.remove(digest);
    }
}
