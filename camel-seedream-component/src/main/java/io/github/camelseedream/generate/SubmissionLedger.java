package io.github.camelseedream.generate;

import io.github.camelseedream.error.CallOutcome;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.provider.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What became of the calls of one exchange whose request has not been answered yet, so that a
 * redelivery goes on where it stood and never pays twice, also one for which Camel makes a new
 * exchange. A call that went well stays until its whole request has, since its siblings may fail.
 * Safe for use by several threads.
 */
public final class SubmissionLedger {

    /** What is known of a call. */
    public sealed interface Entry {}

    /** The provider made the images; only the way to them failed. */
    public record Accepted(Outcome.Finished answer) implements Entry {}

    /** The provider works on it. */
    public record Submitted(List<String> tasks) implements Entry {

        public Submitted {
            tasks = List.copyOf(tasks);
        }
    }

    /** Nobody knows whether it ran. */
    public record Unknown(SeedreamException error) implements Entry {}

    /** Idempotency keys are told apart by it, also those of other processes. */
    private static final String PROCESS = UUID.randomUUID().toString();

    private static final AtomicLong OCCASIONS = new AtomicLong();

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Map<String, SeedreamException> failures = new ConcurrentHashMap<>();
    private final Map<String, String> uploads = new ConcurrentHashMap<>();
    private final Map<String, String> occasions = new ConcurrentHashMap<>();
    private final Map<String, Object> callers = new ConcurrentHashMap<>();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /**
     * Begins a request, or goes on with it where an earlier attempt left it.
     *
     * @param digest what is asked for; an equal one that is under way now is another request
     * @param mayRepeatUnknown whether the caller accepts a second bill
     * @return the name of the request in this ledger, until it is {@link #left}
     * @throws SeedreamException what the earlier attempt came to, if the same step asks for
     *     something else now that the message is sent again, and the earlier call may be billed
     */
    String begin(String digest, Attempt attempt, boolean mayRepeatUnknown) {
        String name = digest;
        for (int twin = 2; !underWay.add(name); twin++) {
            name = digest + '#' + twin;
        }
        if (attempt.isRedelivered() && !mayRepeatUnknown && !occasions.containsKey(name)) {
            Optional<SeedreamException> doubt = doubtOf(attempt.caller());
            if (doubt.isPresent()) {
                underWay.remove(name);
                throw doubt.get();
            }
        }
        if (attempt.caller() != null) {
            callers.put(name, attempt.caller());
        }
        return name;
    }

    /** Why an earlier request of a step may be billed, where nobody knows. */
    private Optional<SeedreamException> doubtOf(Object caller) {
        return failures.entrySet().stream()
                .filter(failed -> caller != null && callers.get(failed.getKey()) == caller)
                .filter(failed -> !underWay.contains(failed.getKey()))
                .map(Map.Entry::getValue)
                .filter(failure -> failure.outcome() == CallOutcome.UNKNOWN)
                .findFirst();
    }

    /**
     * Tells a request apart from all others of all processes, however Camel makes its ids. The same
     * on each attempt, and another one once it has come to its end.
     */
    String occasion(String request) {
        return occasions.computeIfAbsent(
                request, name -> PROCESS + '|' + OCCASIONS.incrementAndGet());
    }

    /** An attempt is over; the next one may go on with the request. */
    void left(String request) {
        underWay.remove(request);
    }

    /** A request came to its end: what follows is another one. */
    void ended(String request) {
        occasions.remove(request);
        failures.remove(request);
        callers.remove(request);
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

    /** The URL of an image that was uploaded already, by the digest of its bytes. */
    Optional<String> uploaded(String digest) {
        return Optional.ofNullable(uploads.get(digest));
    }

    /** A redelivery sends the same URL. */
    void uploaded(String digest, String url) {
        uploads.put(digest, url);
    }
}
