package io.github.camelseedream.simulator.fault;

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

    public synchronized void add(Fault fault) {
        entries.add(new Entry(fault, FaultReader.read(fault.script())));
    }

    public synchronized void clear() {
        entries.clear();
    }

    public synchronized List<Fault> pending() {
        return entries.stream().map(entry -> entry.fault).toList();
    }

    /** The effects of the first fault that meets this call; one of its times is used up. */
    public synchronized FaultEffects take(Call call, boolean isDownload) {
        Optional<Entry> first =
                entries.stream().filter(entry -> entry.matches(call, isDownload)).findFirst();
        first.ifPresent(this::use);
        return first.map(entry -> entry.rule.effects()).orElse(FaultEffects.NONE);
    }

    private void use(Entry entry) {
        if (entry.rule.times() >= 0 && ++entry.used >= entry.rule.times()) {
            entries.remove(entry);
        }
    }

    private static final class Entry {
        private final Fault fault;
        private final FaultRule rule;
        private final Deque<Long> passed = new ArrayDeque<>();
        private int used;

        Entry(Fault fault, FaultRule rule) {
            this.fault = fault;
            this.rule = rule;
        }

        boolean matches(Call call, boolean isDownload) {
            return rule.match().matches(call, isDownload) && !mayPass(System.nanoTime());
        }

        private boolean mayPass(long now) {
            while (!passed.isEmpty() && now - passed.peek() > SECOND) {
                passed.remove();
            }
            return passed.size() < rule.beyondPerSecond() && passed.add(now);
        }
    }
}
