package io.github.camelseedream.example.watch;

import io.github.camelseedream.SeedreamConstants;
import io.github.camelseedream.error.IdempotencyConflictException;
import io.github.camelseedream.error.PartialResultException;
import io.github.camelseedream.error.TaskException;
import io.github.camelseedream.example.shared.Progress;
import io.github.camelseedream.example.shared.Reason;
import io.github.camelseedream.example.shared.sheet.ContactSheet;
import io.github.camelseedream.example.shared.sheet.ImageFolder;
import io.github.camelseedream.example.shared.sheet.Made;
import io.github.camelseedream.example.shared.sheet.Order;
import io.github.camelseedream.ledger.LedgerUnavailableException;
import io.github.camelseedream.ledger.jdbc.JdbcLedger;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.ImageResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.Exchange;

/**
 * The end of an input: its images go to the outbox, and it is moved to {@code done}, {@code failed}
 * or {@code unknown}. Where the provider still works on it, or what an earlier run sent cannot be
 * gone on with now, it stays in {@code working} for the next start. Safe for use by several
 * threads.
 *
 * @param sent the inputs that an earlier run may have sent
 */
record Ending(
        Folders folders,
        Set<Path> sent,
        JdbcLedger ledger,
        ImageFolder images,
        ContactSheet sheet,
        Progress progress) {

    private static final String MADE = "WatchMade";

    private static final String OTHER =
            "the last run sent it with other options. Start with those, to have what it paid for";

    private static final String NOTE =
            """
            The program ended while it worked on this, so it may have been paid for, and nobody can
            tell what became of it. In the ledger it has the key %s.
            %sLook into outbox and into the provider's history; to make it anew, and perhaps pay
            twice, move it to the inbox.
            """;

    private static final String UPLOADED =
            """
            Sent again with that key it was another request, since an image was uploaded anew and has
            another address.
            """;

    /** An input is under way. */
    void begun(Exchange exchange) {
        progress.begun(name(exchange));
    }

    /** Images came. */
    void done(Exchange exchange) throws IOException, LedgerUnavailableException {
        ImageResult result =
                exchange.getProperty(SeedreamConstants.RESULT_PROPERTY, ImageResult.class);
        Made made = write(exchange, result);
        if (result.getTask() == null) {
            Folders.end(InputReader.input(exchange), folders.done());
            progress.done(name(exchange), made);
        } else {
            progress.later(name(exchange), made(exchange), "some of its images are not ready");
        }
    }

    private Made write(Exchange exchange, ImageResult result)
            throws IOException, LedgerUnavailableException {
        Path input = InputReader.input(exchange);
        Order order = exchange.getProperty(InputReader.ORDER, Order.class);
        List<String> tasks =
                ledger.calls(InputReader.key(exchange)).stream()
                        .flatMap(call -> call.tasks().stream())
                        .toList();
        Made made = images.write(order, result, tasks, sent.contains(input));
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
        boolean isPending = error instanceof TaskException;
        if (error instanceof PartialResultException partial) {
            isPending = partial.result().getTask() != null;
            // some images came, and are paid for
            try {
                write(exchange, partial.result());
            } catch (IOException e) {
                reason = Reason.of(e, true, partial.result().getCost());
            }
        }
        boolean wasSent = sent.contains(input);
        boolean isOther = wasSent && error instanceof IdempotencyConflictException;
        if (isPending || isOther || wasSent && reason.outcome() == CallOutcome.NOT_SENT) {
            progress.later(name(exchange), made(exchange), isOther ? OTHER : error.getMessage());
        } else if (wasSent && reason.outcome() == CallOutcome.UNKNOWN) {
            unknown(exchange, error);
        } else {
            fail(exchange, reason);
        }
        sheet.changed();
    }

    /** A failure of ours after the provider took it leaves it paid for. */
    static Reason reason(Exchange exchange, Exception error) {
        ImageResult result =
                exchange.getProperty(SeedreamConstants.RESULT_PROPERTY, ImageResult.class);
        return Reason.of(error, result != null, result == null ? null : result.getCost());
    }

    private void unknown(Exchange exchange, Exception error) throws IOException {
        Path unknown = Folders.end(InputReader.input(exchange), folders.unknown());
        boolean isUploaded =
                Stream.of(error.getSuppressed())
                        .anyMatch(IdempotencyConflictException.class::isInstance);
        Path note = unknown.resolveSibling(Folders.name(unknown) + ".note.txt");
        Files.writeString(
                note, NOTE.formatted(InputReader.key(exchange), isUploaded ? UPLOADED : ""));
        progress.unknown(name(exchange), note);
    }

    private void fail(Exchange exchange, Reason reason) throws IOException {
        Path input = InputReader.input(exchange);
        Path file = folders.failed();
        try {
            String text = reason.text();
            if (reason.outcome() == CallOutcome.ACCEPTED) {
                text +=
                        " To have them for nothing more, as long as the provider keeps them, make the folder %s, move it there, and start the program again."
                                .formatted(input.getParent());
            }
            Path failed = Folders.end(input, folders.failed());
            file = failed.resolveSibling(Folders.name(failed) + ".reason.txt");
            Files.writeString(file, text + "\n");
        } finally {
            progress.failed(name(exchange), made(exchange), reason, file);
        }
    }

    private static Optional<Made> made(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(MADE, Made.class));
    }

    private static String name(Exchange exchange) {
        return Folders.name(InputReader.input(exchange));
    }
}
