package io.github.camelseedream.simulator.task;

import io.github.camelseedream.simulator.fault.PictureFault;
import io.github.camelseedream.simulator.fault.TaskFault;
import io.github.camelseedream.simulator.media.Gallery;
import io.github.camelseedream.simulator.picture.PictureOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One task of an asynchronous provider. Threadsafe. */
public final class Task {

    private final TaskOrder order;
    private final TaskPlan plan;
    private final Gallery gallery;
    private List<TaskPicture> pictures;
    private volatile WebhookDelivery lastDelivery;

    Task(TaskOrder order, TaskPlan plan, Gallery gallery) {
        this.order = order;
        this.plan = plan;
        this.gallery = gallery;
    }

    public Submission submission() {
        return order.submission();
    }

    public Instant submittedAt() {
        return plan.start();
    }

    /** How it will end, with the code and the message of a failure. */
    public TaskFault fault() {
        return order.effects().task();
    }

    /** Where it is at this instant. */
    public TaskState at(Instant now) {
        return plan.at(now);
    }

    /**
     * Its pictures in order, those that the provider refused to make among them. They can be
     * fetched from now on: call it only when the task has completed.
     */
    public synchronized List<TaskPicture> pictures() {
        if (pictures == null) {
            pictures = hang(order.effects().pictures());
        }
        return pictures;
    }

    /** What became of the webhook sent last. */
    public Optional<WebhookDelivery> lastDelivery() {
        return Optional.ofNullable(lastDelivery);
    }

    void delivered(WebhookDelivery delivery) {
        lastDelivery = delivery;
    }

    TaskPlan plan() {
        return plan;
    }

    private List<TaskPicture> hang(PictureFault fault) {
        List<TaskPicture> hung = new ArrayList<>();
        if (fault.missing()) {
            return hung;
        }
        for (int number = 1; number <= order.pictures().size(); number++) {
            PictureOrder picture = order.pictures().get(number - 1).paddedTo(fault.minimumBytes());
            Optional<String> url =
                    fault.delivers(number) ? Optional.of(hang(picture, fault)) : Optional.empty();
            Instant expiry = gallery.expiry(fault, plan.endsAt());
            hung.add(new TaskPicture(number, url, picture.delivered(), expiry));
        }
        return List.copyOf(hung);
    }

    private String hang(PictureOrder picture, PictureFault fault) {
        return submission().mediaBase() + gallery.hang(picture, fault, plan.endsAt());
    }
}
