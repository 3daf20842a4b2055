package io.github.camelseedream.matrix;

import io.github.camelseedream.error.TaskTimedOutException;
import io.github.camelseedream.matrix.ExpectedOutcome.Submissions;
import io.github.camelseedream.simulator.fault.Fault;
import java.util.List;

/**
 * One trouble in one phase at one provider: what it ends with, or why it cannot be.
 *
 * @param ending null where it cannot be
 * @param faults what does it at the simulator, each one on its own; empty for what is no fault
 *     there
 */
public record Cell(
        Phase phase,
        FaultKind trouble,
        String provider,
        ExpectedOutcome ending,
        List<Fault> faults,
        String whyNot) {

    public boolean exists() {
        return ending != null;
    }

    /** Whether each delivery of it lasts until its timeout, or until a call was repeated. */
    boolean waits() {
        return phase == Phase.CANCEL
                || ending.type() == TaskTimedOutException.class
                || ending.submissions() == Submissions.SAME_KEY;
    }

    @Override
    public String toString() {
        return phase.word() + ", " + trouble.words() + ", " + provider;
    }
}
