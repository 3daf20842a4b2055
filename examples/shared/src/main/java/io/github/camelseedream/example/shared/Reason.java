package io.github.camelseedream.example.shared;

import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.Cost;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Why an input failed, and whether it cost anything, in words for the person who reads it.
 *
 * @param what the failure
 * @param violations what exactly is wrong with the request; empty for other failures
 * @param outcome whether it was paid for
 * @param cost what was paid and did not arrive; null where nothing was, or nobody knows
 */
public record Reason(String what, List<String> violations, CallOutcome outcome, Cost cost) {

    /**
     * Of a failure.
     *
     * @param accepted whether the provider had taken the request, so that a failure of ours
     *     afterwards leaves it paid for
     */
    public static Reason of(Exception error, boolean accepted, Cost cost) {
        String message =
                error == null || error.getMessage() == null
                        ? "It failed, and nothing says why: " + error
                        : error.getMessage();
        if (error instanceof InvalidRequestException invalid) {
            return new Reason(
                    message.lines().findFirst().orElse(message),
                    invalid.violations().stream().map(Violation::toString).toList(),
                    invalid.outcome(),
                    null);
        }
        CallOutcome ours = accepted ? CallOutcome.ACCEPTED : CallOutcome.UNKNOWN;
        CallOutcome outcome = error instanceof SeedreamException known ? known.outcome() : ours;
        return new Reason(message, List.of(), outcome, cost);
    }

    /** All of it. */
    public String text() {
        String violated =
                violations.stream().map(each -> "\n  - " + each).collect(Collectors.joining());
        return what + violated + "\n\n" + bill();
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
        return switch (violations.size()) {
            case 0 -> begin;
            case 1 -> begin + " " + violations.get(0);
            default ->
                    "%s %s ... and %d more, see %s"
                            .formatted(begin, violations.get(0), violations.size() - 1, file);
        };
    }
}
