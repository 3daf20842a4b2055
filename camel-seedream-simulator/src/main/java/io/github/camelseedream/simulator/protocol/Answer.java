package io.github.camelseedream.simulator.protocol;

import io.github.camelseedream.simulator.http.Reply;

/** A reply, and whether the call was taken for money. */
public record Answer(Reply reply, boolean accepted) {

    public static Answer billed(Reply reply) {
        return new Answer(reply, true);
    }

    public static Answer free(Reply reply) {
        return new Answer(reply, false);
    }
}
