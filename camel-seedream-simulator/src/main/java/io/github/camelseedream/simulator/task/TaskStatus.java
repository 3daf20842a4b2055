package io.github.camelseedream.simulator.task;

/** The stages of a task; each provider has its own words for them. */
public enum TaskStatus {
    QUEUED,
    PROCESSING,
    COMPLETED,
    FAILED,
    CANCELLED,
    EXPIRED;

    /** Whether nothing will change any more. */
    public boolean isFinal() {
        return compareTo(PROCESSING) > 0;
    }
}
