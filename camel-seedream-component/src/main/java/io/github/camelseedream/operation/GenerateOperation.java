package io.github.camelseedream.operation;

import io.github.camelseedream.exchange.MessageBody;
import io.github.camelseedream.generate.call.WorkScheduler;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.camel.Exchange;

/**
 * {@code seedream:generate} makes images from a prompt, and from references where there are any.
 * Safe for use by several threads.
 *
 * <p><b>In:</b> a request. Its parameters come from headers ({@code CamelSeedream...}), which win
 * over a structured body (an {@code ImageRequest}, a {@code Map}, JSON text with its Content-Type),
 * which wins over options. A plain text is the prompt where nothing else gives one. An image as
 * body is refused: {@code edit} takes it.
 *
 * <p><b>Out:</b> the {@code GeneratedImage}, or a {@code List} of them where more than one was
 * asked for; under {@code resultMode} their URLs, the {@code ImageResult}, or an {@code
 * ImageIterator} once the first image is there. Headers tell provider, model, request id, count,
 * mode, size, revised prompt, cost, adjustments, failures and Content-Type.
 *
 * @hidden
 */
public final class GenerateOperation extends Operation {

    public GenerateOperation(OperationContext context) {
        super(context);
    }

    @Override
    public CompletableFuture<Consumer<Exchange>> start(Exchange exchange, WorkScheduler scheduler) {
        Received received = request(exchange, scheduler, MessageBody.Expected.TEXT);
        boolean several = isSeveral(received.request());
        return images(
                exchange,
                received.invocation(),
                invocation -> context.generator().generate(invocation, received.request(), false),
                (out, result) -> context.writer().write(out, result, several));
    }
}
