package io.github.camelseedream.example.watch.folder;

import io.github.camelseedream.SeedreamConstants;
import io.github.camelseedream.error.CallOutcome;
import io.github.camelseedream.error.PartialResultException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskException;
import io.github.camelseedream.result.ImageResult;
import io.github.camelseedream.result.TaskHandle;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * What the provider still works on, or still has, when an exchange ends: the slip to go on with at
 * the next start, or nothing where the input came to its end.
 */
final class Remainder {

    private Remainder() {}

    /** Some images came, and others are not ready. */
    static Optional<Slip> ofDone(Exchange exchange) {
        ImageResult result =
                exchange.getProperty(SeedreamConstants.RESULT_PROPERTY, ImageResult.class);
        return slip(exchange).filter(slip -> result != null).flatMap(slip -> rest(slip, result));
    }

    static Optional<Slip> ofFailed(Exchange exchange, Exception error) {
        Optional<Slip> slip = slip(exchange);
        if (error instanceof TaskException waited) {
            return slip.map(sent -> sent.with(waited.task()));
        }
        if (error instanceof PartialResultException partial) {
            return slip.flatMap(sent -> rest(sent, partial.result()));
        }
        // the question was not sent; the tasks are there all the same
        return slip.filter(Slip::isSubmitted)
                .filter(
                        sent ->
                                error instanceof SeedreamException refused
                                        && refused.outcome() == CallOutcome.NOT_SENT);
    }

    private static Optional<Slip> slip(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(Slip.PROPERTY, Slip.class));
    }

    private static Optional<Slip> rest(Slip sent, ImageResult result) {
        TaskHandle task = result.getTask();
        return task == null ? Optional.empty() : Optional.of(sent.with(task));
    }
}
