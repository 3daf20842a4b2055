package io.github.camelseedream.example.watch.folder;

import io.github.camelseedream.error.CallOutcome;
import io.github.camelseedream.error.SeedreamException;
import org.apache.camel.Exchange;

/** Why an input failed, and whether it cost anything, in words for the person who reads it. */
final class Reason {

    private Reason() {}

    static String of(Exchange exchange) {
        Exception error = exchange.getException();
        if (error == null) {
            error = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        }
        if (error == null) {
            return "It failed, and nothing says why.";
        }
        String message = error.getMessage() == null ? error.toString() : error.getMessage();
        return error instanceof SeedreamException seedream
                ? message + "\n\n" + bill(seedream.outcome())
                : message;
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
}
