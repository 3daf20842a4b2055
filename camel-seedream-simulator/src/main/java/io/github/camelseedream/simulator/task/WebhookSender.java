package io.github.camelseedream.simulator.task;

import io.github.camelseedream.simulator.http.Loopback;
import io.github.camelseedream.simulator.task.WebhookDelivery.Attempt;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Sends webhooks, to plain http addresses of this machine only, and keeps the outcome of each.
 * Threadsafe.
 */
final class WebhookSender {

    private static final int MAX_KEPT = 10_000;

    private final Deque<WebhookDelivery> deliveries = new ArrayDeque<>();
    private final Clock clock;
    private volatile boolean isStopped;

    WebhookSender(Clock clock) {
        this.clock = clock;
    }

    /** Sends once; never completes with an exception, and not at all when stopped. */
    CompletableFuture<WebhookDelivery> send(String taskId, Webhook webhook, int attempt) {
        if (isStopped) {
            return new CompletableFuture<>();
        }
        Instant now = clock.instant();
        return answer(webhook)
                .thenApply(response -> new Attempt(attempt, now, response.statusCode(), ""))
                .exceptionally(failure -> new Attempt(attempt, now, 0, reason(failure)))
                .thenApply(outcome -> kept(new WebhookDelivery(taskId, webhook, outcome)));
    }

    synchronized List<WebhookDelivery> deliveries() {
        return List.copyOf(deliveries);
    }

    /** Sends nothing any more, not even what is queued. */
    void stop() {
        isStopped = true;
    }

    private static CompletableFuture<HttpResponse<Void>> answer(Webhook webhook) {
        if (!Loopback.isLocal(webhook.url())) {
            return CompletableFuture.failedFuture(
                    new IOException("the simulator posts to http addresses of this machine only"));
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(webhook.url())
                        .timeout(Loopback.TIMEOUT)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(webhook.body()));
        webhook.headers().forEach(request::setHeader);
        return Loopback.client().sendAsync(request.build(), BodyHandlers.discarding());
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String words = cause.getMessage();
        return words == null || words.isEmpty() ? cause.getClass().getSimpleName() : words;
    }

    private synchronized WebhookDelivery kept(WebhookDelivery delivery) {
        deliveries.addLast(delivery);
        if (deliveries.size() > MAX_KEPT) {
            deliveries.removeFirst();
        }
        return delivery;
    }
}
