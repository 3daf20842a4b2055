package io.github.camelseedream.simulator.task;

import java.util.Optional;

/** Which webhooks a provider sends for a task. Threadsafe. */
@FunctionalInterface
public interface WebhookPolicy {

    /** For tasks without a webhook address. */
    WebhookPolicy NONE = (task, state) -> Optional.empty();

    /**
     * The webhook to send now, if any. Called at 25, 50 and 75 percent progress, and at the end.
     */
    Optional<Webhook> webhook(Task task, TaskState state);
}
