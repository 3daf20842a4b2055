package io.github.camelseedream.operation;

import io.github.camelseedream.exchange.MessageBody;
import io.github.camelseedream.generate.call.WorkScheduler;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.camel.Exchange;

/**
 * {@code seedream:edit} edits images. Safe for use by several threads.
 *
 * <p><b>In:</b> a request, as for {@link GenerateOperation}, with at least one reference image: in
 * the header or option {@code references}, or as the body, which is an image in any form or a
 * {@code List} of them. A text body is refused, so the prompt comes from the header or the option.
 *
 * <p><b>Out:</b> as for {@link GenerateOperation}.
 *
 * @hidden
 */
public final class EditOperation extends Operation {

    public EditOperation(OperationContext context) {
        super(context);
    }

    @Override
    public CompletableFuture<Consumer<Exchange>> start(Exchange exchange, WorkScheduler scheduler) {
        Received received = request(exchange, scheduler, MessageBody.Expected.IMAGES);
        boolean several = isSeveral(received.request());
        return images(
                exchange,
                received.invocation(),
                invocation -> context.generator().generate(invocation, received.request(), true),
                (out, result) -> context.writer().write(out, result, several));
    }
}
