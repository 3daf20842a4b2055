package io.github.camelseedream.generate;

import io.github.camelseedream.error.CallOutcome;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.provider.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

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

    /** The provider works on it. */
    public record Submitted(List<String> tasks) implements Entry {

        public Submitted {
            tasks = List.copyOf(tasks);
        }
    }

    /** Nobody knows whether it ran. */
    public record Unknown(SeedreamException error) implements Entry {}

    /**
     * An exchange, and how many of its requests have ended. The same request has the same occasion
     * on every delivery of the exchange, and another one in the next round of a loop.
     */
    public static final class Occasion {

        private final String exchangeId;
        private final AtomicInteger ended = new AtomicInteger();

        public Occasion(String exchangeId) {
            this.exchangeId = exchangeId;
        }

        @Override
        public String toString() {
            return exchangeId + '|' + ended.get();
        }
    }

    private final Occasion occasion;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Map<String, SeedreamException> failures = new ConcurrentHashMap<>();
    private final Map<String, String> uploads = new ConcurrentHashMap<>();

    public SubmitLedger(Occasion occasion) {
        this.occasion = occasion;
    }

    String exchangeId() {
        return occasion.exchangeId;
    }

    /** Tells the request under way apart from the earlier ones of the exchange. */
    String occasion() {
        return occasion.toString();
    }

    /** A request came to its end: what follows is another one. */
    void ended() {
        occasion.ended.incrementAndGet();
    }

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

    /**
     * What a request fails with now. A redelivery that gets nowhere, e.g. for want of a place, does
     * not unsay what an earlier delivery came to: while something of it stands, that may be billed.
     *
     * @param request the digest of the request, which those of its calls end with
     */
    SeedreamException standing(String request, SeedreamException now) {
        if (now.outcome() == CallOutcome.UNKNOWN || now.outcome() == CallOutcome.ACCEPTED) {
            failures.put(request, now);
            return now;
        }
        boolean stands = entries.keySet().stream().anyMatch(call -> call.endsWith("|" + request));
        SeedreamException earlier = stands ? failures.get(request) : failures.remove(request);
        if (!stands || earlier == null) {
            return now;
        }
        earlier.addSuppressed(now);
        return earlier;
    }

    /** Whether an earlier delivery came to anything that may be billed. */
    boolean hasFailures() {
        return !failures.isEmpty();
    }

    /** The URL of a picture that was uploaded already, by the digest of its bytes. */
    Optional<String> uploaded(String digest) {
        return Optional.ofNullable(uploads.get(digest));
    }

    /** A redelivery sends the same URL. */
    void uploaded(String digest, String url) {
        uploads.put(digest, url);
    }
}
