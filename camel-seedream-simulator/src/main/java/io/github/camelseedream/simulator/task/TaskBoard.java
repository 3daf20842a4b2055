package io.github.camelseedream.simulator.task;

import io.github.camelseedream.simulator.media.Gallery;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tasks of all asynchronous providers. A task moves on with the simulator's clock: put that
 * forward, and it is done. The latest 10,000 are kept. Threadsafe.
 */
public final class TaskBoard implements AutoCloseable {

    private static final int MOST_KEPT = 10_000;

    private final Clock clock;
    private final Gallery gallery;
    private final Duration usualDuration;
    private final Agenda agenda;
    private volatile Postman postman;
    private final Map<String, Task> tasks =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Task> eldest) {
                    return size() > MOST_KEPT;
                }
            };
    private Duration duration;

    /** Tasks take the usual time until {@link #duration(Duration)} says otherwise. */
    public TaskBoard(Clock clock, Gallery gallery, Duration usualDuration) {
        this.clock = clock;
        this.gallery = gallery;
        this.usualDuration = usualDuration;
        this.duration = usualDuration;
        agenda = new Agenda(clock);
        postman = new Postman(clock);
    }

    /** Takes on a task; from now on it goes its way, and the announcer tells who wants to know. */
    public Task submit(TaskOrder order, Announcer announcer) {
        Duration asked = order.effects().task().duration().orElse(duration());
        Task task = new Task(order, clock.instant(), asked, gallery);
        synchronized (this) {
            tasks.put(order.submission().id(), task);
        }
        if (announcer != Announcer.SILENT) {
            new Announcements(task, announcer, agenda, postman, clock).begin();
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

    /** How long the tasks submitted from now on take, until the simulator is cleared. */
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
        return postman.deliveries();
    }

    /** Forgets all tasks and webhooks, those still to come too; tasks take the usual time again. */
    public void clear() {
        synchronized (this) {
            tasks.clear();
            duration = usualDuration;
        }
        agenda.clear();
        postman.retire();
        postman = new Postman(clock);
    }

    @Override
    public void close() {
        agenda.close();
    }
}
