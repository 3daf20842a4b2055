package io.github.camelseedream;

import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.generate.call.Unforeseen;
import io.github.camelseedream.operation.CallMemory;
import io.github.camelseedream.operation.Operation;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.runtime.AsyncCompletion;
import io.github.camelseedream.runtime.CallerThreadScheduler;
import io.github.camelseedream.runtime.CamelScheduler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Hands an exchange to the operation of its endpoint, and the answer back to the exchange.
 *
 * <p>Waits on no thread of the route, except under {@code synchronous=true} and for a transacted
 * exchange, which stay on theirs.
 *
 * @hidden
 */
public class SeedreamProducer extends DefaultAsyncProducer {

    private final SeedreamEndpoint endpoint;
    private final Operation operation;

    public SeedreamProducer(SeedreamEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        this.operation = endpoint.getOperation().of(endpoint.context());
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CamelScheduler workers = endpoint.getComponent().shared().workers();
        boolean inline = endpoint.getConfiguration().isSynchronous() || exchange.isTransacted();
        CallerThreadScheduler own = inline ? workers.inline() : null;
        // images that arrive while the route uses the first ones need a thread besides the route's
        boolean onOwnThread = inline && !endpoint.context().writer().isStream();
        CompletableFuture<Consumer<Exchange>> answer;
        try {
            answer = operation.start(exchange, onOwnThread ? own : workers);
        } catch (Exception | Error e) {
            fail(
                    exchange,
                    e instanceof SeedreamException told
                            ? told
                            : Unforeseen.beforeSending(
                                    CallContext.NONE, "message", "", "could not be read", e));
            callback.done(true);
            return true;
        }
        if (inline) {
            try {
                own.workUntil(answer);
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
            answer.whenComplete((write, error) -> finish(exchange, write, error));
            callback.done(true);
            return true;
        }
        AsyncCompletion.of(
                answer,
                workers,
                (write, error) -> {
                    finish(exchange, write, error);
                    callback.done(false);
                });
        return false;
    }

    private void finish(Exchange exchange, Consumer<Exchange> write, Throwable error) {
        try {
            if (error == null) {
                write.accept(exchange);
            } else {
                fail(exchange, failure(error));
            }
        } catch (RuntimeException | Error e) {
            // else nobody would call back, and the exchange would wait for ever
            exchange.setException(Unforeseen.afterSending(callContext(), e));
        }
    }

    /** Every failure that leaves is one of the component's. */
    private SeedreamException failure(Throwable error) {
        Throwable cause = error instanceof CompletionException wrapped ? wrapped.getCause() : error;
        return cause instanceof SeedreamException told
                ? endpoint.context().explained(told)
                : Unforeseen.afterSending(callContext(), cause);
    }

    private static void fail(Exchange exchange, SeedreamException failure) {
        CallMemory.of(exchange).leaveWith(failure);
        exchange.setException(failure);
    }

    private CallContext callContext() {
        return new CallContext(endpoint.getConfiguration().getProvider(), "", "");
    }
}
