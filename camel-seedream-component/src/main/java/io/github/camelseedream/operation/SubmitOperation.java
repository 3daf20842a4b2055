package io.github.camelseedream.operation;

import io.github.camelseedream.SeedreamConstants;
import io.github.camelseedream.exchange.MessageBody;
import io.github.camelseedream.generate.call.WorkScheduler;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.camel.Exchange;

/**
 * {@code seedream:submit} submits a request to a provider that works on tasks, and does not wait.
 * Safe for use by several threads.
 *
 * <p><b>In:</b> a request, as for {@link GenerateOperation}. The header {@code
 * CamelSeedreamAttributes} holds plain values of the user's own, which go into the handle.
 *
 * <p><b>Out:</b> the {@code TaskHandle}. Headers tell provider, model, adjustments and failures;
 * the status is {@code pending}.
 *
 * @hidden
 */
public final class SubmitOperation extends Operation {

    public SubmitOperation(OperationContext context) {
        super(context);
    }

    @Override
    public CompletableFuture<Consumer<Exchange>> start(Exchange exchange, WorkScheduler scheduler) {
        Received received = request(exchange, scheduler, MessageBody.Expected.TEXT);
        requireTasks(received.invocation().target(), "Use seedream:generate");
        Map<?, ?> attributes =
                exchange.getMessage().getHeader(SeedreamConstants.ATTRIBUTES, Map.class);
        return context.generator()
                .submit(received.invocation(), received.request())
                .thenApply(task -> out -> context.writer().write(out, task, attributes));
    }
}
