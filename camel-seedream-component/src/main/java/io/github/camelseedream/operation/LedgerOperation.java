package io.github.camelseedream.operation;

import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.ledger.LedgerException;
import io.github.camelseedream.exchange.ResolutionReader;
import io.github.camelseedream.generate.call.Unforeseen;
import io.github.camelseedream.generate.call.WorkScheduler;
import io.github.camelseedream.ledger.CallState;
import io.github.camelseedream.ledger.LedgerCall;
import io.github.camelseedream.ledger.LedgerReport;
import io.github.camelseedream.ledger.LedgerUnavailableException;
import io.github.camelseedream.ledger.Resolution;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.CallContext;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/**
 * {@code seedream:ledger} tells what is in the ledger, or ends calls there by the word of a person.
 * Safe for use by several threads.
 *
 * <p><b>In:</b> nothing, or headers that resolve calls; the body is not read.
 *
 * <p><b>Out:</b> a {@link LedgerReport}, with the first 100 open calls, and what was spent in 31
 * days; or a {@code List} of each {@link LedgerCall} that was resolved.
 *
 * @hidden
 */
public final class LedgerOperation extends Operation {

    private static final int MAX_OPEN = 100;
    private static final int DAYS = 31;

    public LedgerOperation(OperationContext context) {
        super(context);
    }

    /** What is done with the ledger. */
    @FunctionalInterface
    private interface Work {

        Object run() throws LedgerUnavailableException;
    }

    @Override
    public CompletableFuture<Consumer<Exchange>> start(Exchange exchange, WorkScheduler scheduler) {
        Work work =
                ResolutionReader.of(exchange.getMessage(), context.resolve())
                        .<Work>map(resolution -> () -> resolved(resolution))
                        .orElse(() -> context.ledger().report(MAX_OPEN, DAYS));
        return CompletableFuture.supplyAsync(() -> done(work), scheduler::run)
                .thenApply(body -> out -> out.getMessage().setBody(body));
    }

    private static Object done(Work work) {
        try {
            return work.run();
        } catch (SeedreamException e) {
            throw e;
        } catch (LedgerUnavailableException | RuntimeException e) {
            throw new LedgerException(
                    CallContext.NONE, "the ledger could not be reached: " + Unforeseen.text(e), e);
        }
    }

    private List<LedgerCall> resolved(Resolution resolution) throws LedgerUnavailableException {
        Resolution.Outcome outcome = context.ledger().resolve(resolution);
        if (!outcome.resolved().isEmpty()) {
            return outcome.resolved();
        }
        List<LedgerCall> others = outcome.others();
        if (others.stream().anyMatch(call -> call.state() == CallState.at_work)) {
            throw new LedgerException(
                    CallContext.NONE,
                    "nothing of idempotencyKey '"
                            + resolution.key()
                            + "' was resolved, since an owner is at work: "
                            + told(others)
                            + ". Resolve it when that has ended, or its lease",
                    null);
        }
        throw new InvalidRequestException(
                CallContext.NONE,
                List.of(
                        new Violation(
                                "resolve",
                                resolution.key(),
                                "",
                                others.isEmpty()
                                        ? "is no idempotencyKey of a call in the ledger"
                                        : "has no call that is open: " + told(others))));
    }

    private static String told(List<LedgerCall> calls) {
        return calls.stream()
                .map(
                        call ->
                                "call "
                                        + call.call()
                                        + " of "
                                        + call.since()
                                        + " is "
                                        + call.state().name().replace('_', ' ')
                                        + (call.reason() == null ? "" : " (" + call.reason() + ")"))
                .collect(Collectors.joining(", "));
    }
}
