package io.github.camelseedream.operation;

import io.github.camelseedream.SeedreamEndpoint;
import io.github.camelseedream.exchange.ExchangeWriter;
import io.github.camelseedream.exchange.TaskHandleReader;
import io.github.camelseedream.generate.GenerationContext;
import io.github.camelseedream.generate.ImageGenerator;
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

/** Deals with one delivery of a provider: read, believe, take on once, fetch. */
public final class WebhookReceiver {

    private final SeedreamEndpoint endpoint;
    private final ExchangeWriter writer;

    WebhookReceiver(SeedreamEndpoint endpoint, ExchangeWriter writer) {
        this.endpoint = endpoint;
        this.writer = writer;
    }

    /**
     * Starts the work; its answer knows how to write itself on the exchange.
     *
     * @throws io.github.camelseedream.error.WebhookRejectedException if it is not to be believed
     */
    CompletableFuture<Consumer<Exchange>> receive(Exchange exchange, GenerationContext job) {
        WebhookProvider provider = (WebhookProvider) job.target().provider();
        WebhookReader reader =
                new WebhookReader(
                        provider, endpoint.webhookKeys(), endpoint.getComponent().spool());
        TaskEvent told = reader.read(exchange.getMessage());
        TaskHandle task =
                TaskHandleReader.of(exchange.getMessage(), provider.profile().name(), told.task());
        return endpoint.generator()
                .believe(job, task, told)
                .thenCompose(event -> answer(exchange, job, task, event));
    }

    private CompletableFuture<Consumer<Exchange>> answer(
            Exchange exchange, GenerationContext job, TaskHandle task, TaskEvent event) {
        Optional<WebhookDeduplicator.Claim> taken =
                endpoint.seenDeliveries().claim(exchange, task.getProvider(), event);
        String id = event.task().id();
        if (taken.isEmpty()) {
            return done(out -> writer.writeDuplicate(out, task, id));
        }
        WebhookDeduplicator.Claim claim = taken.get();
        if (event.outcome() instanceof Outcome.Pending pending) {
            claim.answered();
            TaskProgress progress =
                    new TaskProgress(task, "pending", pending.progress(), 0, List.of());
            return done(out -> writer.writeReported(out, progress, id));
        }
        if (event.outcome() instanceof Outcome.Failed) {
            claim.answered();
        }
        ImageGenerator generator = endpoint.generator();
        boolean several = isSeveral(task);
        return generator
                .deliver(job, task, event)
                .thenApply(
                        result -> {
                            claim.answered();
                            return out -> writer.writeAwaited(out, result, task, several);
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
