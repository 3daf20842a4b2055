package io.github.camelseedream.simulator.task;

import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.fault.FaultKey;
import io.github.camelseedream.simulator.fault.TaskEnd;
import io.github.camelseedream.simulator.image.ImageSpec;
import io.github.camelseedream.simulator.media.PublishedImages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** One task of an asynchronous provider. Threadsafe. */
public final class Task {

    private final TaskSpec spec;
    private final Instant submittedAt;
    private final Duration duration;
    private final PublishedImages published;
    private List<TaskImage> images;
    private volatile WebhookDelivery lastDelivery;
    private volatile Instant cancelsAt;

    Task(TaskSpec spec, Instant submittedAt, Duration duration, PublishedImages published) {
        this.spec = spec;
        this.submittedAt = submittedAt;
        this.duration = duration;
        this.published = published;
    }

    public Submission submission() {
        return spec.submission();
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    /** Where it is at this instant. */
    public TaskState at(Instant now) {
        return spec.work().isDone() ? plan().at(now) : plan().at(submittedAt);
    }

    /** Why it fails, or will when its time has come; empty if it does not. */
    public Optional<TaskFailure> failure() {
        FaultEffects fault = spec.effects();
        if (work().failure().isPresent()) {
            return work().failure().map(error -> new TaskFailure(false, error));
        }
        boolean isFailed = isRefused() || fault.get(FaultKey.TASK_END) == TaskEnd.FAILED;
        return isFailed
                ? Optional.of(
                        new TaskFailure(
                                isRefused(), fault.get(FaultKey.CODE), fault.get(FaultKey.MESSAGE)))
                : Optional.empty();
    }

    /**
     * Its images in order, those that the provider refused to make among them. They can be fetched
     * from now on: call it only when the task has completed.
     */
    public synchronized List<TaskImage> images() {
        if (images == null) {
            images = published(spec.effects());
        }
        return images;
    }

    /** What became of the webhook sent last. */
    public Optional<WebhookDelivery> lastDelivery() {
        return Optional.ofNullable(lastDelivery);
    }

    void delivered(WebhookDelivery delivery) {
        lastDelivery = delivery;
    }

    /** Done when it is known what the task makes. */
    CompletableFuture<Void> prepared() {
        return spec.work().thenAccept(work -> {});
    }

    /** When it ends by being cancelled, if that was asked for before its end. */
    public Optional<Instant> cancelsAt() {
        return Optional.ofNullable(cancelsAt);
    }

    /** Whether there was still something to cancel at this instant. */
    synchronized boolean cancelAt(Instant time) {
        if (at(time).status().isFinal()) {
            return false;
        }
        cancelsAt = time;
        return true;
    }

    TaskPlan plan() {
        TaskPlan uncancelled = uncancelled();
        Instant cancels = cancelsAt;
        return cancels == null ? uncancelled : uncancelled.cancelled(cancels);
    }

    private TaskPlan uncancelled() {
        TaskEnd end =
                failure().isPresent() ? TaskEnd.FAILED : spec.effects().get(FaultKey.TASK_END);
        return new TaskPlan(submittedAt, duration, end);
    }

    private TaskWork work() {
        return spec.work().getNow(TaskWork.of(List.of()));
    }

    private boolean isRefused() {
        int count = work().images().size();
        FaultEffects fault = spec.effects();
        return count > 0
                && IntStream.rangeClosed(1, count)
                        .allMatch(fault.get(FaultKey.REFUSE_IMAGES)::contains);
    }

    private List<TaskImage> published(FaultEffects fault) {
        List<TaskImage> published = new ArrayList<>();
        for (ImageSpec image :
                fault.get(FaultKey.EMPTY_DATA) ? List.<ImageSpec>of() : work().images()) {
            published.add(published(fault.changed(image), published.size() + 1, fault));
        }
        return List.copyOf(published);
    }

    private TaskImage published(ImageSpec image, int number, FaultEffects fault) {
        Instant expiresAt = expiry(fault, submittedAt.plus(duration));
        Optional<String> url =
                Optional.of(number)
                        .filter(fault::delivers)
                        .map(delivered -> published.publish(image, fault, expiresAt))
                        .map(file -> submission().mediaBase() + file);
        return new TaskImage(number, url, image.delivered(), expiresAt);
    }

    private Instant expiry(FaultEffects fault, Instant endedAt) {
        return work().urlLifetime()
                .filter(lifetime -> !fault.isExpired())
                .map(endedAt::plus)
                .orElseGet(() -> published.expiry(fault, endedAt));
    }
}
