package io.github.camelseedream.example.watch.folder;

import io.github.camelseedream.SeedreamConstants;
import io.github.camelseedream.error.CallOutcome;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.request.Complaint;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/**
 * Why an input failed, and whether it cost anything, in words for the person who reads it.
 *
 * @param what the failure
 * @param complaints what exactly is wrong with the request; empty for other failures
 * @param bill whether it was paid for
 */
public record Reason(String what, List<String> complaints, String bill) {

    static Reason of(Exchange exchange) {
        Exception error = exchange.getException();
        if (error == null) {
            error = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        }
        String message =
                error == null || error.getMessage() == null
                        ? "It failed, and nothing says why: " + error
                        : error.getMessage();
        return error instanceof InvalidRequestException invalid
                ? new Reason(
                        message.lines().findFirst().orElse(message),
                        invalid.complaints().stream().map(Complaint::toString).toList(),
                        bill(invalid.outcome()))
                : new Reason(message, List.of(), bill(outcome(exchange, error)));
    }

    /** A failure of ours after the pictures came leaves them paid for. */
    private static CallOutcome outcome(Exchange exchange, Exception error) {
        if (error instanceof SeedreamException seedream) {
            return seedream.outcome();
        }
        return exchange.getProperty(SeedreamConstants.RESULT_PROPERTY) == null
                ? CallOutcome.UNKNOWN
                : CallOutcome.ACCEPTED;
    }

    private static String bill(CallOutcome outcome) {
        return switch (outcome) {
            case NOT_SENT -> "Paid: no, nothing was sent. To try again, move it to the inbox.";
            case REJECTED ->
                    "Paid: no, the provider refused it. To try again, move it to the inbox.";
            case ACCEPTED -> "Paid: yes. Moved to the inbox again, it is paid again.";
            case UNKNOWN -> "Paid: perhaps. Look at the provider's history before you try again.";
        };
    }

    /** All of it. */
    public String text() {
        return what
                + complaints.stream().map(c -> "\n  - " + c).collect(Collectors.joining())
                + "\n\n"
                + bill;
    }

    /**
     * As much as goes into one line.
     *
     * @param file where all of it is
     */
    public String line(Path file) {
        String begin = what.lines().map(String::strip).limit(2).collect(Collectors.joining(" "));
        return switch (complaints.size()) {
            case 0 -> begin;
            case 1 -> begin + " " + complaints.get(0);
            default ->
                    begin
                            + " "
                            + complaints.get(0)
                            + " ... and "
                            + (complaints.size() - 1)
                            + " more, see "
                            + file;
        };
    }
}
