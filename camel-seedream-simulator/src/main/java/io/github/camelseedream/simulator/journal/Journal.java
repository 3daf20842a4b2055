package io.github.camelseedream.simulator.journal;

import io.github.camelseedream.simulator.http.Call;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Remembers the latest requests and counts what is going on. Threadsafe. */
public final class Journal {

    private final Clock clock;
    private final int capacity;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private int inFlight;
    private int maxInFlight;
    private long accepted;

    /** Keeps this many requests; older ones are forgotten, but stay counted. */
    public Journal(Clock clock, int capacity) {
        this.clock = clock;
        this.capacity = capacity;
    }

    public synchronized Entry record(Call call) {
        Entry entry = new Entry(unbilled(call));
        entries.addLast(entry);
        if (entries.size() > capacity) {
            entries.removeFirst();
        }
        return entry;
    }

    private RecordedRequest unbilled(Call call) {
        return new RecordedRequest(
                call.method(),
                call.path(),
                call.query(),
                Secrets.masked(call.headers()),
                clock.instant(),
                false,
                RecordedBody.of(call.body()));
    }

    public synchronized void enter() {
        inFlight++;
        maxInFlight = Math.max(maxInFlight, inFlight);
    }

    public synchronized void leave() {
        inFlight--;
    }

    /** The request of this entry is billed. */
    public synchronized void accept(Entry entry) {
        entry.accepted = true;
        accepted++;
    }

    public synchronized List<RecordedRequest> requests() {
        return entries.stream().map(Entry::snapshot).toList();
    }

    public synchronized Totals totals() {
        return new Totals(inFlight, maxInFlight, accepted);
    }

    /** Forgets all requests and counts; calls still in flight stay counted as such. */
    public synchronized void clear() {
        entries.clear();
        maxInFlight = inFlight;
        accepted = 0;
    }

    /** Provider calls in flight now and at the most, and requests billed, since the last clear. */
    public record Totals(int inFlight, int maxInFlight, long accepted) {}

    /** One remembered request; whether it is billed may still be open. */
    public static final class Entry {
        private final RecordedRequest request;
        private boolean accepted;

        private Entry(RecordedRequest request) {
            this.request = request;
        }

        private RecordedRequest snapshot() {
            return new RecordedRequest(
                    request.method(),
                    request.path(),
                    request.query(),
                    request.headers(),
                    request.receivedAt(),
                    accepted,
                    request.body());
        }
    }
}
