package io.github.camelseedream.example.watch;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelseedream.SeedreamConstants;
import io.github.camelseedream.error.IdempotencyConflictException;
import io.github.camelseedream.error.PartialResultException;
import io.github.camelseedream.error.TaskTimedOutException;
import io.github.camelseedream.example.shared.Progress;
import io.github.camelseedream.example.shared.Reason;
import io.github.camelseedream.example.shared.sheet.ContactSheet;
import io.github.camelseedream.example.shared.sheet.Delivery;
import io.github.camelseedream.example.shared.sheet.ImageFolder;
import io.github.camelseedream.example.shared.sheet.Made;
import io.github.camelseedream.example.shared.sheet.Order;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.ImageResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * The end of an input: its images go to the outbox, and it is to be moved to {@code done}, {@code
 * failed} or {@code unknown}. Where the provider still works on it, or still has it, the exchange
 * fails, and the input stays in {@code working} for the next start. Safe for use by several
 * threads.
 */
record Ending(Folders folders, ImageFolder images, ContactSheet sheet, Progress progress) {

    /** On the exchange: where Camel is to move the input. */
    static final String TARGET = "WatchTarget";

    private static final String MADE = "WatchMade";

    private static final String CONFLICT_NOTE =
            """
            The program ended before the provider's answer to this came. The same submit was repeated,
            and the provider refused it, since it is no longer the same: an option was changed
            meanwhile, or an image was uploaded anew and has another address. So the first one was
            taken, and its images are in the provider's history; to make it anew, and pay twice,
            move it to the inbox.
            """;

    /** Images came. */
    void done(Exchange exchange) throws IOException {
        ImageResult result =
                exchange.getProperty(SeedreamConstants.RESULT_PROPERTY, ImageResult.class);
        Made made = write(exchange, result);
        if (result.getTask() != null) {
            throw new TaskTimedOutException(
                    CallContext.NONE, result.getTask(), "some of its images are not ready");
        }
        Path input = InputReader.input(exchange);
        end(exchange, input, Folders.reserve(folders.done(), input));
        progress.done(name(input), made);
    }

    private Made write(Exchange exchange, ImageResult result) throws IOException {
        Path input = InputReader.input(exchange);
        Order order = exchange.getProperty(InputReader.ORDER, Order.class);
        Slip slip = exchange.getProperty(Slip.PROPERTY, Slip.class);
        Delivery delivery =
                slip == null
                        ? Delivery.of(result, MissingNode.getInstance(), 0)
                        : Delivery.of(result, slip.json(), slip.images());
        Made made = images.write(order, delivery);
        exchange.setProperty(MADE, made);
        if (InputKind.of(input) == InputKind.IMAGE) {
            made.images().forEach(image -> sheet.before(input, image));
        }
        sheet.changed();
        return made;
    }

    /** It failed, be it here. */
    void failed(Exchange exchange) throws Exception {
        Path input = InputReader.input(exchange);
        Exception error = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        Reason reason = reason(exchange, error);
        if (error instanceof PartialResultException partial) {
            // some images came, and are paid for
            try {
                write(exchange, partial.result());
            } catch (IOException e) {
                reason = Reason.of(e, true, partial.result().getCost());
            }
        }
        Optional<Slip> rest = Slip.ofRest(exchange, error);
        if (rest.isPresent()) {
            rest.get().writeBeside(input);
            progress.later(name(input), made(exchange), error.getMessage());
            throw error;
        }
        if (error instanceof IdempotencyConflictException
                && exchange.getFromRouteId().equals(Leftovers.ROUTE)) {
            Path unknown = Folders.reserve(folders.unknown(), input);
            end(exchange, input, unknown);
            progress.unknown(name(input), Leftovers.note(unknown, CONFLICT_NOTE));
        } else {
            fail(exchange, input, reason);
        }
        sheet.changed();
    }

    /** A failure of ours after the provider took it leaves it paid for. */
    static Reason reason(Exchange exchange, Exception error) {
        ImageResult result =
                exchange.getProperty(SeedreamConstants.RESULT_PROPERTY, ImageResult.class);
        Slip slip = exchange.getProperty(Slip.PROPERTY, Slip.class);
        boolean accepted = result != null || slip != null && slip.isSubmitted();
        return Reason.of(error, accepted, result == null ? null : result.getCost());
    }

    private void fail(Exchange exchange, Path input, Reason reason) throws IOException {
        Path file = folders.failed();
        try {
            Path failed = Folders.reserve(folders.failed(), input);
            String text = reason.text();
            Path slip = Slip.pathBeside(input);
            if (reason.outcome() == CallOutcome.ACCEPTED && Files.exists(slip)) {
                // of what is paid for it is kept where to find it
                Path kept = Files.move(slip, Slip.pathBeside(failed), REPLACE_EXISTING);
                text +=
                        " To have them for nothing more, move it and %s to working, and start the program again."
                                .formatted(kept.getFileName());
            }
            file = failed.resolveSibling(failed.getFileName() + ".reason.txt");
            Files.writeString(file, text + "\n");
            end(exchange, input, failed);
        } finally {
            progress.failed(name(input), made(exchange), reason, file);
        }
    }

    private static void end(Exchange exchange, Path input, Path target) throws IOException {
        Slip.removeBeside(input);
        exchange.setProperty(TARGET, target.toString());
    }

    private static Optional<Made> made(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(MADE, Made.class));
    }

    private static String name(Path input) {
        return String.valueOf(input.getFileName());
    }
}
