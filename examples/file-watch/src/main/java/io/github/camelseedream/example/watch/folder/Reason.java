package io.github.camelseedream.example.watch.folder;

import io.github.camelseedream.SeedreamConstants;
import io.github.camelseedream.error.CallOutcome;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.Cost;
import io.github.camelseedream.result.ImageResult;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/**
 * Why an input failed, and whether it cost anything, in words for the person who reads it.
 *
 * @param what the failure
 * @param complaints what exactly is wrong with the request; empty for other failures
 * @param outcome whether it was paid for
 * @param cost what was paid and did not reach the outbox; null where nothing was, or nobody knows
 */
public record Reason(String what, List<String> complaints, CallOutcome outcome, Cost cost) {

    static Reason of(Exchange exchange) {
        Exception error = error(exchange);
        String message =
                error == null || error.getMessage() == null
                        ? "It failed, and nothing says why: " + error
                        : error.getMessage();
        return error instanceof InvalidRequestException invalid
                ? new Reason(
                        message.lines().findFirst().orElse(message),
                        invalid.complaints().stream().map(Violation::toString).toList(),
                        invalid.outcome(),
                        null)
                : new Reason(message, List.of(), outcome(exchange, error), cost(exchange));
    }

    private static Cost cost(Exchange exchange) {
        ImageResult result =
                exchange.getProperty(SeedreamConstants.RESULT_PROPERTY, ImageResult.class);
        return result == null ? null : result.getCost();
    }

    static Exception error(Exchange exchange) {
        return exchange.getException() != null
                ? exchange.getException()
                : exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    }

    /** A failure of ours after the provider took it leaves it paid for. */
    private static CallOutcome outcome(Exchange exchange, Exception error) {
        if (error instanceof SeedreamException seedream) {
            return seedream.outcome();
        }
        Slip slip = exchange.getProperty(Slip.PROPERTY, Slip.class);
        boolean accepted =
                slip != null && slip.isSubmitted()
                        || exchange.getProperty(SeedreamConstants.RESULT_PROPERTY) != null;
        return accepted ? CallOutcome.ACCEPTED : CallOutcome.UNKNOWN;
    }

    /** Whether the provider has taken it, so that what is known of it is worth keeping. */
    boolean isAccepted() {
        return outcome == CallOutcome.ACCEPTED;
    }

    private String bill() {
        return switch (outcome) {
            case NOT_SENT -> "Paid: no, nothing was sent. To try again, move it to the inbox.";
            case REJECTED ->
                    "Paid: no, the provider refused it. To try again, move it to the inbox.";
            case ACCEPTED -> "Paid: yes. Moved to the inbox again, it is paid again.";
            case UNKNOWN -> "Paid: perhaps. Look at the provider's history before you try again.";
        };
    }

    /**
     * All of it.
     *
     * @param slip the file that tells of its tasks, or null
     */
    String text(Path slip) {
        return what
                + complaints.stream().map(c -> "\n  - " + c).collect(Collectors.joining())
                + "\n\n"
                + bill()
                + (slip == null
                        ? ""
                        : " To have them for nothing more, move it and "
                                + slip.getFileName()
                                + " to working, and start the program again.");
    }

    /**
     * As much as goes into one line.
     *
     * @param file where all of it is
     */
    public String line(Path file) {
        String paid =
                switch (outcome) {
                    case ACCEPTED -> "paid, " + (cost == null ? "" : cost + ", ") + "but ";
                    case UNKNOWN -> "perhaps paid: ";
                    case NOT_SENT, REJECTED -> "";
                };
        String begin =
                paid + what.lines().map(String::strip).limit(2).collect(Collectors.joining(" "));
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
