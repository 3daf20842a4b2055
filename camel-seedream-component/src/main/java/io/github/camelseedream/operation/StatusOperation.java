package io.github.camelseedream.operation;

import io.github.camelseedream.exchange.TaskHandleReader;
import io.github.camelseedream.generate.call.WorkScheduler;
import io.github.camelseedream.result.TaskHandle;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.camel.Exchange;

/**
 * {@code seedream:status} asks once how a task stands, and fetches nothing. Safe for use by several
 * threads.
 *
 * <p><b>In:</b> a task handle, as for {@link AwaitOperation}.
 *
 * <p><b>Out:</b> a {@code TaskProgress}; headers tell provider, status, failures and the attributes
 * of the handle.
 *
 * @hidden
 */
public final class StatusOperation extends Operation {

    public StatusOperation(OperationContext context) {
        super(context);
    }

    @Override
    public CompletableFuture<Consumer<Exchange>> start(Exchange exchange, WorkScheduler scheduler) {
        TaskHandle task = TaskHandleReader.of(exchange.getMessage());
        return context.generator()
                .status(task(exchange, scheduler, task), task)
                .thenApply(progress -> out -> context.writer().write(out, progress));
    }
}
