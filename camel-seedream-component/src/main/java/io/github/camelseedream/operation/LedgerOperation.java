package io.github.camelseedream.operation;

import io.github.camelseedream.error.ledger.LedgerException;
import io.github.camelseedream.generate.call.Unforeseen;
import io.github.camelseedream.generate.call.WorkScheduler;
import io.github.camelseedream.ledger.LedgerReport;
import io.github.camelseedream.ledger.LedgerUnavailableException;
import io.github.camelseedream.result.CallContext;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.camel.Exchange;

/**
 * {@code seedream:ledger} tells what is in the ledger. Safe for use by several threads.
 *
 * <p><b>In:</b> nothing; the body is not read.
 *
 * <p><b>Out:</b> a {@link LedgerReport}, with the first 100 open calls, and what was spent in 31
 * days.
 *
 * @hidden
 */
public final class LedgerOperation extends Operation {

    private static final int MAX_OPEN = 100;
    private static final int DAYS = 31;

    public LedgerOperation(OperationContext context) {
        super(context);
    }

    @Override
    public CompletableFuture<Consumer<Exchange>> start(Exchange exchange, WorkScheduler scheduler) {
        return CompletableFuture.supplyAsync(this::report, scheduler::run)
                .thenApply(report -> out -> out.getMessage().setBody(report));
    }

    private LedgerReport report() {
        try {
            return context.ledger().report(MAX_OPEN, DAYS);
        } catch (LedgerUnavailableException | RuntimeException e) {
            throw new LedgerException(
                    CallContext.NONE, "the ledger could not be reached: " + Unforeseen.text(e), e);
        }
    }
}
