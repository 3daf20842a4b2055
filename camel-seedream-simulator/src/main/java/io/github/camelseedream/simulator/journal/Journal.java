package io.github.camelseedream.simulator.journal;

import io.github.camelseedream.simulator.http.Call;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Remembers the latest requests and counts what is going on. Threadsafe. */
public final class Journal {

    private static final long MAX_KEPT_BYTES = 64L * 1024 * 1024;

    private final Clock clock;
    private final int capacity;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long keptTexts;
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
        keptTexts += entry.request.body().keptSize();
        if (entries.size() > capacity) {
            keptTexts -= entries.removeFirst().request.body().keptSize();
        }
        forgetOldTexts();
        return entry;
    }

    /** The oldest bodies give way, so that a long run with large bodies does not fill the heap. */
    private void forgetOldTexts() {
        Iterator<Entry> oldest = entries.iterator();
        while (keptTexts > MAX_KEPT_BYTES && oldest.hasNext()) {
            keptTexts -= oldest.next().forgetTexts();
        }
    }

    private RecordedRequest unbilled(Call call) {
        return new RecordedRequest(
                new RecordedRequest.Line(call.method(), call.path(), call.query()),
                Secrets.masked(call.headers()),
                clock.instant(),
                false,
                0,
                RecordedBody.of(call.body()));
    }

    public synchronized void enter() {
        inFlight++;
        maxInFlight = Math.max(maxInFlight, inFlight);
    }

    public synchronized void leave() {
        inFlight--;
    }

    /** The request of this entry is billed, or not, and gets an answer of this status. */
    public synchronized void settle(Entry entry, boolean isBilled, int status) {
        entry.settle(isBilled, status);
        accepted += isBilled ? 1 : 0;
    }

    public synchronized List<RecordedRequest> requests() {
        return entries.stream().map(entry -> entry.request).toList();
    }

    /** So many at the most, the latest first. */
    public synchronized List<RecordedRequest> latest(int limit) {
        List<RecordedRequest> latest = new ArrayList<>();
        Iterator<Entry> youngest = entries.descendingIterator();
        while (latest.size() < limit && youngest.hasNext()) {
            latest.add(youngest.next().request);
        }
        return latest;
    }

    public synchronized Totals totals() {
        return new Totals(inFlight, maxInFlight, accepted);
    }

    /** Forgets all requests and counts; calls still in flight stay counted as such. */
    public synchronized void clear() {
        entries.clear();
        keptTexts = 0;
        maxInFlight = inFlight;
        accepted = 0;
    }

    /** Provider calls in flight now and at the most, and requests billed, since the last clear. */
    public record Totals(int inFlight, int maxInFlight, long accepted) {}

    /** One remembered request, as far as it is known by now. */
    public static final class Entry {
        private RecordedRequest request;

        private Entry(RecordedRequest request) {
            this.request = request;
        }

        private void settle(boolean isBilled, int status) {
            request = changed(isBilled, status, request.body());
        }

        private long forgetTexts() {
            long forgotten = request.body().keptSize();
            RecordedBody rest = request.body().withoutTexts();
            request = changed(request.accepted(), request.status(), rest);
            return forgotten;
        }

        private RecordedRequest changed(boolean accepted, int status, RecordedBody body) {
            return new RecordedRequest(
                    request.line(),
                    request.headers(),
                    request.receivedAt(),
                    accepted,
                    status,
                    body);
        }
    }
}
