package io.github.camelseedream.operation;

import io.github.camelseedream.exchange.MessageBody;
import io.github.camelseedream.generate.call.WorkScheduler;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.camel.Exchange;

/**
 * {@code seedream:estimate} tells what a request would cost and the exact call it would make.
 * Nothing is made. Safe for use by several threads.
 *
 * <p><b>In:</b> a request, as for {@link GenerateOperation} or {@link EditOperation}.
 *
 * <p><b>Out:</b> an {@code Estimate}; headers tell the cost and its unit where the provider does.
 *
 * @hidden
 */
public final class EstimateOperation extends Operation {

    public EstimateOperation(OperationContext context) {
        super(context);
    }

    @Override
    public CompletableFuture<Consumer<Exchange>> start(Exchange exchange, WorkScheduler scheduler) {
        Received received = request(exchange, scheduler, MessageBody.Expected.EITHER);
        return context.generator()
                .estimate(received.invocation(), received.request())
                .thenApply(estimate -> out -> context.writer().write(out, estimate));
    }
}
