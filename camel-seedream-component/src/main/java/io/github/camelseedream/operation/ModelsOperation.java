package io.github.camelseedream.operation;

import io.github.camelseedream.exchange.MessageBody;
import io.github.camelseedream.generate.call.WorkScheduler;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.camel.Exchange;

/**
 * {@code seedream:models} lists the models of the provider. Safe for use by several threads.
 *
 * <p><b>In:</b> nothing but the provider's name, in a header or option; the body is not read.
 *
 * <p><b>Out:</b> a {@code List} of what the provider says of its models, each a {@code Map}.
 *
 * @hidden
 */
public final class ModelsOperation extends Operation {

    public ModelsOperation(OperationContext context) {
        super(context);
    }

    @Override
    public CompletableFuture<Consumer<Exchange>> start(Exchange exchange, WorkScheduler scheduler) {
        return context.generator()
                .models(request(exchange, scheduler, MessageBody.NONE).invocation())
                .thenApply(models -> out -> out.getMessage().setBody(models));
    }
}
