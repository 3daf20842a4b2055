package io.github.camelseedream.simulator.task;

import io.github.camelseedream.simulator.fault.ImageFault;
import io.github.camelseedream.simulator.fault.TaskEnd;
import io.github.camelseedream.simulator.fault.TaskFault;
import io.github.camelseedream.simulator.image.ImageOrder;
import io.github.camelseedream.simulator.media.Gallery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** One task of an asynchronous provider. Threadsafe. */
public final class Task {

    private final TaskOrder order;
    private final Instant submittedAt;
    private final Duration duration;
    private final Gallery gallery;
    private List<TaskImage> images;
    private volatile WebhookDelivery lastDelivery;

    Task(TaskOrder order, Instant submittedAt, Duration duration, Gallery gallery) {
        this.order = order;
        this.submittedAt = submittedAt;
        this.duration = duration;
        this.gallery = gallery;
    }

    public Submission submission() {
        return order.submission();
    }

    public Instant submittedAt() {
        return submittedAt;
    }

    /** Where it is at this instant. */
    public TaskState at(Instant now) {
        return order.work().isDone() ? plan().at(now) : plan().at(submittedAt);
    }

    /** Why it fails, or will when its time has come; empty if it does not. */
    public Optional<TaskFailure> failure() {
        TaskFault fault = order.effects().task();
        if (!work().trouble().isEmpty()) {
            return Optional.of(new TaskFailure(false, "", work().trouble()));
        }
        boolean isFailed = isRefused() || fault.end() == TaskEnd.FAILED;
        return isFailed
                ? Optional.of(new TaskFailure(isRefused(), fault.code(), fault.message()))
                : Optional.empty();
    }

    /**
     * Its images in order, those that the provider refused to make among them. They can be fetched
     * from now on: call it only when the task has completed.
     */
    public synchronized List<TaskImage> images() {
        if (images == null) {
            images = hung(order.effects().images());
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
        return order.work().thenAccept(work -> {});
    }

    TaskPlan plan() {
        TaskEnd end = failure().isPresent() ? TaskEnd.FAILED : order.effects().task().end();
        return new TaskPlan(submittedAt, duration, end);
    }

    private TaskWork work() {
        return order.work().getNow(TaskWork.of(List.of()));
    }

    private boolean isRefused() {
        int count = work().images().size();
        ImageFault fault = order.effects().images();
        return count > 0 && IntStream.rangeClosed(1, count).allMatch(fault.refused()::contains);
    }

    private List<TaskImage> hung(ImageFault fault) {
        List<TaskImage> hung = new ArrayList<>();
        for (ImageOrder image : fault.missing() ? List.<ImageOrder>of() : work().images()) {
            hung.add(hung(fault.changed(image), hung.size() + 1, fault));
        }
        return List.copyOf(hung);
    }

    private TaskImage hung(ImageOrder image, int number, ImageFault fault) {
        Instant expiresAt = expiry(fault, submittedAt.plus(duration));
        Optional<String> url =
                Optional.of(number)
                        .filter(fault::delivers)
                        .map(delivered -> gallery.hang(image, fault, expiresAt))
                        .map(file -> submission().mediaBase() + file);
        return new TaskImage(number, url, image.delivered(), expiresAt);
    }

    private Instant expiry(ImageFault fault, Instant endedAt) {
        return work().urlLifetime()
                .filter(lifetime -> !fault.expired())
                .map(endedAt::plus)
                .orElseGet(() -> gallery.expiry(fault, endedAt));
    }
}
