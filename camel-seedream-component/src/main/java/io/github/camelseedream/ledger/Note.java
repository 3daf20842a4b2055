package io.github.camelseedream.ledger;

import java.util.List;

/** What became of a call, as it is noted. Immutable. */
public sealed interface Note {

    /**
     * The provider works on it.
     *
     * @param tasks the ids of its tasks, in the order of their images
     */
    record Submitted(List<String> tasks) implements Note {

        public Submitted {
            tasks = List.copyOf(tasks);
        }
    }

    /** The images are made and paid for. */
    record Done(RecordedResult result) implements Note {}

    /**
     * The provider refused it, and bills nothing.
     *
     * @param why for people
     */
    record Rejected(String why) implements Note {}

    /**
     * Nothing left this machine.
     *
     * @param why for people
     */
    record NotSent(String why) implements Note {}

    /**
     * It was sent, and nobody knows what became of it.
     *
     * @param why for people
     */
    record Unknown(String why) implements Note {}
}
