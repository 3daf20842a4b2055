package io.github.camelseedream.generate.call;

import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.ledger.Note;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.result.CallOutcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What became of the calls of one exchange whose request has not been answered yet, so that a
 * redelivery goes on where it stood and never pays twice, also one for which Camel makes a new
 * exchange. A call that went well stays until its whole request has, since its siblings may fail.
 * Safe for use by several threads.
 *
 * @hidden
 */
public final class SubmissionRecord {

    /** What is known of a call that may be billed. */
    sealed interface Entry {}

    /** Nobody knows whether it ran. */
    record InDoubt(OutcomeUnknownException error) implements Entry {}

    /** The provider works on it. */
    record Submitted(List<String> tasks) implements Entry {

        Submitted {
            tasks = List.copyOf(tasks);
        }
    }

    /** The provider made the images; they may not have been fetched. */
    record Answered(Outcome.Finished answer) implements Entry {}

    /** What is known of one call. Only its {@link ProviderCall} writes it. */
    static final class CallRecord {

        private volatile Entry entry;
        private volatile Optional<Consumer<Note>> ledger = Optional.empty();

        /** Empty where nothing was sent, or nothing of it is billed. */
        Optional<Entry> entry() {
            return Optional.ofNullable(entry);
        }

        void remember(Entry known) {
            entry = known;
        }

        void forget() {
            entry = null;
        }

        /** The call was claimed in a ledger, which is told what becomes of it. */
        void remember(Consumer<Note> claim) {
            ledger = Optional.of(claim);
        }

        /** Takes what becomes of the call, where that is in a ledger. */
        Optional<Consumer<Note>> ledger() {
            return ledger;
        }
    }

    /** Tells the requests of this process apart from those of all others. */
    private static final String PROCESS = UUID.randomUUID().toString();

    private static final AtomicLong REQUESTS = new AtomicLong();

    private final Map<String, Request> requests = new HashMap<>();
    private final Map<String, SeedreamException> billedEstimates = new ConcurrentHashMap<>();
    private final Map<String, String> uploads = new ConcurrentHashMap<>();

    /**
     * One request of the exchange, over all attempts until it has been answered.
     *
     * @hidden
     */
    public final class Request {

        private final String name;
        private final Map<Integer, CallRecord> calls = new HashMap<>();
        private Object caller;
        private boolean isActive;
        private String identity = "";
        private SeedreamException failure;

        private Request(String name) {
            this.name = name;
        }

        /**
         * Tells the request apart from all others of all processes, however Camel makes its ids.
         * The same on each attempt, and another one once it was answered.
         */
        String identity() {
            synchronized (SubmissionRecord.this) {
                if (identity.isEmpty()) {
                    identity = PROCESS + '|' + REQUESTS.incrementAndGet() + '|' + name;
                }
                return identity;
            }
        }

        /**
         * What is known of one of its calls.
         *
         * @param index the number of the call's first image
         */
        CallRecord call(int index) {
            synchronized (SubmissionRecord.this) {
                return calls.computeIfAbsent(index, first -> new CallRecord());
            }
        }

        /**
         * What the request fails with now. A redelivery that gets nowhere, e.g. for want of a
         * permit, does not replace what an earlier delivery failed with, while a call of that may
         * be billed.
         */
        public SeedreamException mostSevere(SeedreamException now) {
            synchronized (SubmissionRecord.this) {
                if (now.outcome() == CallOutcome.UNKNOWN || now.outcome() == CallOutcome.ACCEPTED) {
                    failure = now;
                    return now;
                }
                boolean mayBeBilled =
                        calls.values().stream().anyMatch(call -> call.entry().isPresent());
                SeedreamException earlier = failure;
                if (!mayBeBilled) {
                    failure = null;
                }
                if (!mayBeBilled || earlier == null) {
                    return now;
                }
                earlier.addSuppressed(now);
                return earlier;
            }
        }

        /**
         * An attempt is over.
         *
         * @param goesOn whether the next attempt goes on with the request; else that is another one
         */
        public void attemptEnded(boolean goesOn) {
            synchronized (SubmissionRecord.this) {
                isActive = false;
                if (!goesOn) {
                    requests.remove(name, this);
                }
            }
        }
    }

    /**
     * Begins a request, or goes on with it where an earlier attempt left it.
     *
     * @param content all that is asked for; another request for the same, that is active now, stays
     *     another one
     * @param mayRepeatUnknown whether the caller accepts a second bill
     * @throws SeedreamException what the earlier attempt failed with, if the same step asks for
     *     something else now that the message is sent again, and the earlier call may be billed
     */
    public synchronized Request begin(String content, Attempt attempt, boolean mayRepeatUnknown) {
        String name = content;
        for (int twin = 2; isActive(name); twin++) {
            name = content + '#' + twin;
        }
        Request request = requests.get(name);
        boolean isNew = request == null || request.identity.isEmpty();
        if (isNew && attempt.isRedelivered() && !mayRepeatUnknown) {
            Optional<SeedreamException> doubt = doubtOf(attempt.caller());
            if (doubt.isPresent()) {
                throw doubt.get();
            }
        }
        if (request == null) {
            request = new Request(name);
            requests.put(name, request);
        }
        request.isActive = true;
        if (attempt.caller() != null) {
            request.caller = attempt.caller();
        }
        return request;
    }

    private boolean isActive(String name) {
        return requests.containsKey(name) && requests.get(name).isActive;
    }

    /** Why an earlier request of a step may be billed, where nobody knows. */
    private Optional<SeedreamException> doubtOf(Object caller) {
        return requests.values().stream()
                .filter(request -> caller != null && request.caller == caller)
                .filter(request -> !request.isActive && request.failure != null)
                .map(request -> request.failure)
                .filter(failure -> failure.outcome() == CallOutcome.UNKNOWN)
                .findFirst();
    }

    /**
     * What a request fails with that could not begin.
     *
     * @param content all that is asked for; not called where nothing failed before
     * @see Request#mostSevere
     */
    public SeedreamException mostSevere(Supplier<String> content, SeedreamException now) {
        if (!hasFailures()) {
            return now;
        }
        String name = content.get();
        synchronized (this) {
            return requests.containsKey(name) ? requests.get(name).mostSevere(now) : now;
        }
    }

    private synchronized boolean hasFailures() {
        return requests.values().stream().anyMatch(request -> request.failure != null);
    }

    /** The calls of a request were answered: what follows is another request. */
    public static void delivered(List<ProviderCall> calls) {
        calls.forEach(ProviderCall::delivered);
    }

    /** What an earlier estimate failed with that was billed. */
    public Optional<SeedreamException> billedEstimate(String content) {
        return Optional.ofNullable(billedEstimates.get(content));
    }

    public void billedEstimate(String content, SeedreamException error) {
        billedEstimates.put(content, error);
    }

    /** The URL of an image that was uploaded already, by the digest of its bytes. */
    public Optional<String> uploaded(String digest) {
        return Optional.ofNullable(uploads.get(digest));
    }

    /** A redelivery sends the same URL. */
    public void uploaded(String digest, String url) {
        uploads.put(digest, url);
    }
}
