package io.github.camelseedream.simulator.protocol;

import io.github.camelseedream.simulator.http.Reply;
import java.time.Duration;
import java.util.Optional;

/**
 * A reply, whether the call is billed, and whether the caller has to wait while its images are
 * made.
 *
 * @param timeLimit how long the caller is willing to wait, if it said so
 */
public record Answer(
        Reply reply, boolean accepted, boolean isWorkedOn, Optional<TimeLimit> timeLimit) {

    /** A call that would take longer than the limit is answered at the limit, with this. */
    public record TimeLimit(Duration limit, Reply late) {}

    /** The images, or where they are. */
    public static Answer billed(Reply reply) {
        return new Answer(reply, true, true, Optional.empty());
    }

    /** The images as events, each of which takes its own time. */
    public static Answer streamed(Reply reply) {
        return submitted(reply);
    }

    /** A task to ask for later: billed, but answered at once. */
    public static Answer submitted(Reply reply) {
        return new Answer(reply, true, false, Optional.empty());
    }

    public static Answer free(Reply reply) {
        return new Answer(reply, false, false, Optional.empty());
    }

    /** The same answer in other words. */
    public Answer with(Reply other) {
        return new Answer(other, accepted, isWorkedOn, timeLimit);
    }

    /** The same answer, unless it takes longer than the limit. */
    public Answer within(Duration limit, Reply late) {
        return new Answer(reply, accepted, isWorkedOn, Optional.of(new TimeLimit(limit, late)));
    }

    /** How long the caller is kept waiting by work of this length. */
    public Duration delay(Duration work) {
        return exceeded(work).map(TimeLimit::limit).orElse(work);
    }

    /** What the caller gets after work of this length. */
    public Reply replyAfter(Duration work) {
        return exceeded(work).map(TimeLimit::late).orElse(reply);
    }

    private Optional<TimeLimit> exceeded(Duration work) {
        return timeLimit.filter(known -> work.compareTo(known.limit()) > 0);
    }
}
