package io.github.camelseedream.operation;

import io.github.camelseedream.exchange.TaskHandleReader;
import io.github.camelseedream.generate.call.Invocation;
import io.github.camelseedream.generate.call.WorkScheduler;
import io.github.camelseedream.result.TaskHandle;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.camel.Exchange;

/**
 * {@code seedream:await} waits for the images of a task that was submitted before, perhaps by
 * another process. Safe for use by several threads.
 *
 * <p><b>In:</b> a task handle, from the header {@code CamelSeedreamTask} or the body: a {@code
 * TaskHandle}, a {@code Map} or JSON text.
 *
 * <p><b>Out:</b> the images, as after {@link GenerateOperation}, with status {@code completed}; or,
 * when {@code maxWait} is over first, the handle again with status {@code pending}. The attributes
 * of the handle are in the header {@code CamelSeedreamResultAttributes}.
 *
 * @hidden
 */
public final class AwaitOperation extends Operation {

    public AwaitOperation(OperationContext context) {
        super(context);
    }

    @Override
    public CompletableFuture<Consumer<Exchange>> start(Exchange exchange, WorkScheduler scheduler) {
        TaskHandle task = TaskHandleReader.of(exchange.getMessage());
        Invocation invocation = task(exchange, scheduler, task);
        boolean several =
                !task.getMode().equals("independent")
                        || task.getParts().size() > 1
                        || task.getParts().get(0).count() > 1;
        return images(
                        exchange,
                        invocation,
                        with -> context.generator().await(with, task),
                        (out, result) -> context.writer().writeAwaited(out, result, task, several))
                .thenApply(
                        write -> write.andThen(out -> context.writer().writeAttributes(out, task)));
    }
}
