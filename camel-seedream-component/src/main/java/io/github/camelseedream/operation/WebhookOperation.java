package io.github.camelseedream.operation;

import io.github.camelseedream.exchange.TaskHandleReader;
import io.github.camelseedream.generate.call.Invocation;
import io.github.camelseedream.generate.call.Target;
import io.github.camelseedream.generate.call.WorkScheduler;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.TaskEvent;
import io.github.camelseedream.provider.WebhookProvider;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.result.TaskProgress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.camel.Exchange;

/**
 * {@code seedream:webhook} takes what a provider reports of a task: reads it, checks that it comes
 * from the provider, takes it on once, and fetches the images. Safe for use by several threads.
 *
 * <p><b>In:</b> the delivery as it came: its bytes, as a stream, {@code byte[]} or {@code String},
 * and its HTTP headers. The provider is the endpoint's, whatever the message says. The header
 * {@code CamelSeedreamTask} may hold the handle of the request, which says what becomes of its
 * images.
 *
 * <p><b>Out:</b> for a task that has ended, its images as after {@link AwaitOperation}; for
 * progress, a {@code TaskProgress}, status {@code pending}; for what was dealt with before, no
 * body, status {@code duplicate}. A failed task is the exception that {@link AwaitOperation}
 * throws. The task id is in the header {@code CamelSeedreamResultRequestId}.
 *
 * @hidden
 */
public final class WebhookOperation extends Operation {

    public WebhookOperation(OperationContext context) {
        super(context);
    }

    /**
     * @throws io.github.camelseedream.error.WebhookRejectedException if the delivery is not to be
     *     believed
     */
    @Override
    public CompletableFuture<Consumer<Exchange>> start(Exchange exchange, WorkScheduler scheduler) {
        Target target = target(context.provider());
        requireTasks(target, "Use seedream:generate");
        if (!(target.provider() instanceof WebhookProvider provider)) {
            throw notFor(target, "reports no tasks", "Use seedream:await");
        }
        Invocation invocation = task(exchange, scheduler, target);
        WebhookReader reader =
                new WebhookReader(
                        provider, context.webhookKeys(), context.publishedKeys(), context.store());
        TaskEvent told = reader.read(exchange.getMessage());
        TaskHandle task =
                TaskHandleReader.of(exchange.getMessage(), provider.spec().name(), told.task());
        CompletableFuture<TaskEvent> believed =
                reader.isSigned()
                        ? CompletableFuture.completedFuture(told)
                        : context.generator().verify(invocation, task, told);
        return believed.thenCompose(event -> answer(exchange, invocation, task, event));
    }

    private CompletableFuture<Consumer<Exchange>> answer(
            Exchange exchange, Invocation invocation, TaskHandle task, TaskEvent event) {
        Optional<WebhookDeduplicator.Claim> taken =
                context.deliveries().claim(exchange, task.getProvider(), event);
        String id = event.task().id();
        if (taken.isEmpty()) {
            return done(out -> context.writer().writeDuplicate(out, task, id));
        }
        WebhookDeduplicator.Claim claim = taken.get();
        if (event.outcome() instanceof Outcome.Pending pending) {
            claim.answered();
            TaskProgress progress =
                    new TaskProgress(task, "pending", pending.progress(), 0, List.of());
            return done(out -> context.writer().writeReported(out, progress, id));
        }
        if (event.outcome() instanceof Outcome.Failed) {
            claim.answered();
        }
        boolean several = isSeveral(task);
        return images(
                        exchange,
                        invocation,
                        with -> context.generator().complete(with, task, event),
                        (out, result) -> context.writer().writeAwaited(out, result, task, several))
                .thenApply(
                        write -> {
                            claim.answered();
                            return write.andThen(
                                    out -> context.writer().writeAttributes(out, task));
                        });
    }

    private static CompletableFuture<Consumer<Exchange>> done(Consumer<Exchange> write) {
        return CompletableFuture.completedFuture(write);
    }

    /** Where no handle tells how many were asked for, what came decides. */
    private static boolean isSeveral(TaskHandle task) {
        return task.getParts().get(0).count() > 1
                || List.of("group", "groups", "set").contains(task.getMode());
    }
}
