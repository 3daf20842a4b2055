package io.github.camelseedream.simulator.journal;

import io.github.camelseedream.simulator.http.Call;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Remembers the latest requests and counts what is going on. Threadsafe. */
public final class Journal {

    private static final long ALL_KEPT_JSON = 64L * 1024 * 1024;

    private final Clock clock;
    private final int capacity;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long keptJson;
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
        keptJson += entry.request.body().keptSize();
        if (entries.size() > capacity) {
            keptJson -= entries.removeFirst().request.body().keptSize();
        }
        forgetOldJson();
        return entry;
    }

    /** The oldest bodies give way, so that a long run with large bodies does not fill the heap. */
    private void forgetOldJson() {
        Iterator<Entry> oldest = entries.iterator();
        while (keptJson > ALL_KEPT_JSON && oldest.hasNext()) {
            keptJson -= oldest.next().forgetJson();
        }
    }

    private RecordedRequest unbilled(Call call) {
        return new RecordedRequest(
                new RecordedRequest.Line(call.method(), call.path(), call.query()),
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
        entry.accept();
        accepted++;
    }

    public synchronized List<RecordedRequest> requests() {
        return entries.stream().map(entry -> entry.request).toList();
    }

    public synchronized Totals totals() {
        return new Totals(inFlight, maxInFlight, accepted);
    }

    /** Forgets all requests and counts; calls still in flight stay counted as such. */
    public synchronized void clear() {
        entries.clear();
        keptJson = 0;
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

        private void accept() {
            request = changed(true, request.body());
        }

        private long forgetJson() {
            long forgotten = request.body().keptSize();
            request = changed(request.accepted(), request.body().withoutJson());
            return forgotten;
        }

        private RecordedRequest changed(boolean accepted, RecordedBody body) {
            return new RecordedRequest(
                    request.line(), request.headers(), request.receivedAt(), accepted, body);
        }
    }
}
