package io.github.camelseedream.operation;

import io.github.camelseedream.exchange.TaskHandleReader;
import io.github.camelseedream.generate.call.Invocation;
import io.github.camelseedream.generate.call.WorkScheduler;
import io.github.camelseedream.provider.CancellableProvider;
import io.github.camelseedream.result.TaskHandle;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.camel.Exchange;

/**
 * {@code seedream:cancel} asks the provider to stop the tasks of a handle, each once. Safe for use
 * by several threads.
 *
 * <p><b>In:</b> a task handle, as for {@link AwaitOperation}.
 *
 * <p><b>Out:</b> a {@code TaskCancellation}; headers tell provider, status, which is its outcome,
 * and the attributes of the handle. A provider that cannot cancel is refused.
 *
 * @hidden
 */
public final class CancelOperation extends Operation {

    public CancelOperation(OperationContext context) {
        super(context);
    }

    @Override
    public CompletableFuture<Consumer<Exchange>> start(Exchange exchange, WorkScheduler scheduler) {
        TaskHandle task = TaskHandleReader.of(exchange.getMessage());
        Invocation invocation = task(exchange, scheduler, task);
        if (!(invocation.target().provider() instanceof CancellableProvider)) {
            throw notFor(
                    invocation.target(),
                    "stops no task",
                    "Accepted: " + String.join(", ", context.builtIn(CancellableProvider.class)));
        }
        return context.generator()
                .cancel(invocation, task)
                .thenApply(cancellation -> out -> context.writer().write(out, cancellation));
    }
}
