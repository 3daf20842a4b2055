package io.github.camelseedream.ledger;

/** How a call stands in a ledger, as a report tells it. */
@SuppressWarnings("checkstyle:ConstantName")
public enum CallState {
    /** It may have been sent, and nobody knows what became of it. */
    in_doubt,
    /** Its owner works on it: its lease has not ended. */
    at_work,
    /** The provider works on it, or has made images that nobody fetched. */
    submitted,
    /** Its images are made and paid for. */
    done,
    /** The provider refused it, and bills nothing. */
    rejected,
    /** Nothing left the machine. */
    not_sent;

    /** Whether it may still have to be paid for. */
    public boolean isOpen() {
        return compareTo(done) < 0;
    }
}
