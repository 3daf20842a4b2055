package io.github.camelseedream.ledger.jdbc;

import io.github.camelseedream.ledger.Note;
import io.github.camelseedream.ledger.RecordedResult;
import io.github.camelseedream.ledger.Resolution;
import io.github.camelseedream.result.Cost;

/**
 * The end of a call, as a row has it. Immutable.
 *
 * @param state {@code done}, {@code rejected} or {@code not_sent}
 * @param reason for people, or null
 * @param result what came, or null
 * @param cost what it cost, or null where nobody says so
 * @param resolvedBy who says so, or null where it is the component
 */
record CallEnd(String state, String reason, RecordedResult result, Cost cost, String resolvedBy) {

    static CallEnd of(Note note) {
        if (note instanceof Note.Done done) {
            return new CallEnd("done", null, done.result(), done.result().cost(), null);
        }
        if (note instanceof Note.Rejected rejected) {
            return new CallEnd("rejected", rejected.why(), null, null, null);
        }
        return new CallEnd("not_sent", ((Note.NotSent) note).why(), null, null, null);
    }

    static CallEnd of(Resolution resolution) {
        return new CallEnd(
                resolution.verdict() == Resolution.Verdict.paid ? "done" : "rejected",
                resolution.reason(),
                null,
                resolution.cost(),
                resolution.by());
    }

    boolean isPaid() {
        return state.equals("done");
    }
}
