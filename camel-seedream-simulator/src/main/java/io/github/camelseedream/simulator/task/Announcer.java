package io.github.camelseedream.simulator.task;

import java.util.Optional;

/** Which webhooks a provider sends for a task. Threadsafe. */
@FunctionalInterface
public interface Announcer {

    /** For tasks of callers who gave no address. */
    Announcer SILENT = (task, state) -> Optional.empty();

    /**
     * What to send now. Asked at a quarter, a half and three quarters of the work, and at the end.
     */
    Optional<Webhook> about(Task task, TaskState state);
}
