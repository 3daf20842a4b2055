package io.github.camelseedream.simulator.task;

import java.time.Instant;

/**
 * The outcome of one attempt to deliver a webhook.
 *
 * @param attempt 1 for the first
 * @param status of the receiver's answer, 0 without one
 * @param failure why there was no answer, empty otherwise
 */
public record WebhookDelivery(String taskId, Webhook webhook, Attempt attempt) {

    /** When it was sent and what came back; see {@link WebhookDelivery}. */
    public record Attempt(int number, Instant sentAt, int status, String failure) {}

    public boolean isDelivered() {
        return attempt.status() >= 200 && attempt.status() < 300;
    }

    /** Whether a further attempt is useless: it has arrived, or the receiver does not want it. */
    boolean isSettled() {
        return attempt.status() > 0 && attempt.status() < 500;
    }
}
