package io.github.camelseedream.simulator.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The webhooks of one task: each is sent when its time has come and the one before has been
 * delivered or abandoned. Threadsafe.
 */
final class WebhookSchedule {

    private static final List<Integer> MILESTONES = List.of(25, 50, 75);

    private final Task task;
    private final WebhookPolicy policy;
    private final SimulatedScheduler scheduler;
    private final WebhookSender sender;
    private final Clock clock;
    private CompletableFuture<Void> queue;

    WebhookSchedule(
            Task task,
            WebhookPolicy policy,
            SimulatedScheduler scheduler,
            WebhookSender sender,
            Clock clock) {
        this.task = task;
        this.policy = policy;
        this.scheduler = scheduler;
        this.sender = sender;
        this.clock = clock;
        queue = task.prepared();
    }

    void start() {
        TaskPlan plan = task.plan();
        MILESTONES.forEach(progress -> plan(plan.whenAt(progress)));
        plan(plan.endsAt());
    }

    private void plan(Instant time) {
        scheduler.at(time, () -> send(time));
    }

    private synchronized void send(Instant time) {
        queue = queue.thenCompose(before -> deliver(policy.webhook(task, task.at(time))));
    }

    private CompletableFuture<Void> deliver(Optional<Webhook> webhook) {
        return webhook.map(next -> deliver(next, 1))
                .orElse(CompletableFuture.completedFuture(null));
    }

    private CompletableFuture<Void> deliver(Webhook webhook, int attempt) {
        return sender.send(task.submission().id(), webhook, attempt)
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
        scheduler.at(
                clock.instant().plus(pause),
                () -> deliver(webhook, attempt + 1).thenRun(() -> done.complete(null)));
        return done;
    }
}
