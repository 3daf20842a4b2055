package io.github.camelseedream.simulator.task;

import io.github.camelseedream.simulator.fault.FaultKey;
import io.github.camelseedream.simulator.media.PublishedImages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tasks of all asynchronous providers. A task progresses with the simulator's clock: advance
 * the clock, and it is done. The latest 10,000 are kept. Threadsafe.
 */
public final class Tasks implements AutoCloseable {

    private static final int MAX_KEPT = 10_000;

    private final Clock clock;
    private final PublishedImages published;
    private final Duration defaultDuration;
    private final SimulatedScheduler scheduler;
    private volatile WebhookSender sender;
    private final Map<String, Task> tasks =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Task> eldest) {
                    return size() > MAX_KEPT;
                }
            };
    private Duration duration;

    /** Tasks take the default time until {@link #duration(Duration)} changes it. */
    public Tasks(Clock clock, PublishedImages published, Duration defaultDuration) {
        this.clock = clock;
        this.published = published;
        this.defaultDuration = defaultDuration;
        this.duration = defaultDuration;
        scheduler = new SimulatedScheduler(clock);
        sender = new WebhookSender(clock);
    }

    /** Accepts a task, which then runs by the clock; the policy decides which webhooks it sends. */
    public Task submit(TaskSpec spec, WebhookPolicy policy) {
        Duration asked = spec.effects().find(FaultKey.TASK_TIME).orElse(duration());
        Task task = new Task(spec, clock.instant(), asked, published);
        synchronized (this) {
            tasks.put(spec.submission().id(), task);
        }
        if (policy != WebhookPolicy.NONE) {
            new WebhookSchedule(task, policy, scheduler, sender, clock).start();
        }
        return task;
    }

    /** The task of this id, if this provider has it. */
    public synchronized Optional<Task> find(String provider, String id) {
        return Optional.ofNullable(tasks.get(id))
                .filter(task -> task.submission().provider().equals(provider));
    }

    /** All that are kept, the newest first. */
    public synchronized List<Task> tasks() {
        List<Task> list = new ArrayList<>(tasks.values());
        Collections.reverse(list);
        return list;
    }

    /** Where this task is by now. */
    public TaskState state(Task task) {
        return task.at(clock.instant());
    }

    /** Cancels it now; false if it has ended already. */
    public boolean cancel(Task task) {
        return task.cancelAt(clock.instant());
    }

    /** Cancels it at this time, unless it has ended by then. */
    public void cancelAt(Task task, Instant time) {
        task.cancelAt(time);
    }

    /** How long it takes from now to each further stage of it, each from the one before. */
    public List<Duration> stages(Task task) {
        return task.plan().stages(clock.instant());
    }

    /** Sets how long tasks submitted from now on take, until the simulator is cleared. */
    public synchronized void duration(Duration each) {
        if (each.isNegative()) {
            throw new IllegalArgumentException("A task cannot take " + each);
        }
        duration = each;
    }

    /** How long a task submitted now takes. */
    public synchronized Duration duration() {
        return duration;
    }

    /** The latest attempts to deliver webhooks, in the order of their outcomes. */
    public List<WebhookDelivery> deliveries() {
        return sender.deliveries();
    }

    /** Forgets all tasks and webhooks, pending ones too; tasks take the default time again. */
    public void clear() {
        synchronized (this) {
            tasks.clear();
            duration = defaultDuration;
        }
        scheduler.clear();
        sender.stop();
        sender = new WebhookSender(clock);
    }

    @Override
    public void close() {
        scheduler.close();
    }
}
