package io.github.camelseedream.simulator.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The webhooks of one task: each is sent when its time has come and the one before has been
 * delivered or given up. Threadsafe.
 */
final class Announcements {

    private static final List<Integer> MILESTONES = List.of(25, 50, 75);

    private final Task task;
    private final Announcer announcer;
    private final Agenda agenda;
    private final Postman postman;
    private final Clock clock;
    private CompletableFuture<Void> queue;

    Announcements(Task task, Announcer announcer, Agenda agenda, Postman postman, Clock clock) {
        this.task = task;
        this.announcer = announcer;
        this.agenda = agenda;
        this.postman = postman;
        this.clock = clock;
        queue = task.prepared();
    }

    void begin() {
        TaskPlan plan = task.plan();
        MILESTONES.forEach(progress -> plan(plan.whenAt(progress)));
        plan(plan.endsAt());
    }

    private void plan(Instant time) {
        agenda.at(time, () -> announce(time));
    }

    private synchronized void announce(Instant time) {
        queue = queue.thenCompose(before -> deliver(announcer.about(task, task.at(time))));
    }

    private CompletableFuture<Void> deliver(Optional<Webhook> webhook) {
        return webhook.map(letter -> deliver(letter, 1))
                .orElse(CompletableFuture.completedFuture(null));
    }

    private CompletableFuture<Void> deliver(Webhook webhook, int attempt) {
        return postman.send(task.submission().id(), webhook, attempt)
                .thenCompose(
                        delivery -> {
                            task.delivered(delivery);
                            return delivery.isSettled() || webhook.retries().size() < attempt
                                    ? CompletableFuture.completedFuture(null)
                                    : retry(webhook, attempt);
                        });
    }

    private CompletableFuture<Void> retry(Webhook webhook, int attempt) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Duration pause = webhook.retries().get(attempt - 1);
        agenda.at(
                clock.instant().plus(pause),
                () -> deliver(webhook, attempt + 1).thenRun(() -> done.complete(null)));
        return done;
    }
}
