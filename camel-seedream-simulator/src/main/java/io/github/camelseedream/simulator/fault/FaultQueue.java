package io.github.camelseedream.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.http.Call;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The faults still to come, in the order they were added. Threadsafe. */
public final class FaultQueue {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final List<Entry> entries = new ArrayList<>();

    /**
     * Adds a fault at the end.
     *
     * @throws IllegalArgumentException if one of its values is not accepted, naming what is
     */
    public synchronized void add(Fault fault) {
        FaultKey.check(fault.script());
        entries.add(new Entry(fault));
    }

    public synchronized void clear() {
        entries.clear();
    }

    public synchronized List<Fault> pending() {
        return entries.stream().map(entry -> entry.fault).toList();
    }

    /** The effects of the first fault that matches this call; one of its times is used up. */
    public synchronized FaultEffects take(Call call, boolean isDownload) {
        Optional<Entry> first =
                entries.stream().filter(entry -> entry.matches(call, isDownload)).findFirst();
        first.filter(Entry::use).ifPresent(entries::remove);
        return first.map(entry -> entry.effects).orElse(FaultEffects.NONE);
    }

    private static final class Entry {

        private final Fault fault;
        private final FaultEffects effects;
        private final Deque<Long> passed = new ArrayDeque<>();
        private int used;

        Entry(Fault fault) {
            this.fault = fault;
            effects = FaultEffects.of(fault.script());
        }

        boolean matches(Call call, boolean isDownload) {
            return isMeant(call, isDownload) && !mayPass(System.nanoTime());
        }

        /** Counts one use; true if it was the last. */
        boolean use() {
            int times = effects.get(FaultKey.TIMES);
            return times >= 0 && ++used >= times;
        }

        /** An empty condition is always true; a download needs one on its path. */
        private boolean isMeant(Call call, boolean isDownload) {
            JsonNode match = effects.get(FaultKey.MATCH);
            String method = FaultKey.METHOD.in(match);
            String path = FaultKey.PATH_CONTAINS.in(match);
            String body = FaultKey.BODY_CONTAINS.in(match);
            return !(isDownload && path.isEmpty())
                    && (method.isEmpty() || method.equalsIgnoreCase(call.method()))
                    && call.path().contains(path)
                    && (body.isEmpty() || call.body().contains(body))
                    && call.body().prompt().contains(FaultKey.PROMPT_CONTAINS.in(match));
        }

        private boolean mayPass(long now) {
            while (!passed.isEmpty() && now - passed.peek() > SECOND) {
                passed.remove();
            }
            return passed.size() < effects.get(FaultKey.BEYOND_PER_SECOND) && passed.add(now);
        }
    }
}
