package io.github.camelseedream.simulator.protocol;

import io.github.camelseedream.simulator.http.Reply;

/**
 * A reply, whether the call was taken for money, and whether the caller has to wait while its
 * pictures are made.
 */
public record Answer(Reply reply, boolean accepted, boolean isWorkedOn) {

    /** The pictures, or where they are. */
    public static Answer billed(Reply reply) {
        return new Answer(reply, true, true);
    }

    /** A task to ask for later: billed, but answered at once. */
    public static Answer submitted(Reply reply) {
        return new Answer(reply, true, false);
    }

    public static Answer free(Reply reply) {
        return new Answer(reply, false, false);
    }
}
