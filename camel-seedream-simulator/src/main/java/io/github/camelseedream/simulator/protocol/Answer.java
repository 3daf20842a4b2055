package io.github.camelseedream.simulator.protocol;

import io.github.camelseedream.simulator.http.Reply;
import java.time.Duration;
import java.util.Optional;

/**
 * A reply, whether the call is billed, and whether the caller has to wait while its images are
 * made.
 *
 * @param timeLimit how long the caller is willing to wait, if it said so
 * @param hold how long the caller is kept waiting for a task in any case
 */
public record Answer(
        Reply reply,
        boolean accepted,
        boolean isWorkedOn,
        Optional<TimeLimit> timeLimit,
        Duration hold) {

    /** A call that would take longer than the limit is answered at the limit, with this. */
    public record TimeLimit(Duration limit, Reply late) {}

    /** The images, or where they are. */
    public static Answer billed(Reply reply) {
        return new Answer(reply, true, true, Optional.empty(), Duration.ZERO);
    }

    /** The images as events, each of which takes its own time. */
    public static Answer streamed(Reply reply) {
        return submitted(reply);
    }

    /** A task to ask for later: billed, but answered at once. */
    public static Answer submitted(Reply reply) {
        return new Answer(reply, true, false, Optional.empty(), Duration.ZERO);
    }

    public static Answer free(Reply reply) {
        return new Answer(reply, false, false, Optional.empty(), Duration.ZERO);
    }

    /** The same answer in other words. */
    public Answer with(Reply other) {
        return new Answer(other, accepted, isWorkedOn, timeLimit, hold);
    }

    /** The same answer, unless it takes longer than the limit. */
    public Answer within(Duration limit, Reply late) {
        TimeLimit known = new TimeLimit(limit, late);
        return new Answer(reply, accepted, isWorkedOn, Optional.of(known), hold);
    }

    /** The same answer, that much later. */
    public Answer after(Duration wait) {
        return new Answer(reply, accepted, isWorkedOn, timeLimit, wait);
    }

    /** How long the caller is kept waiting by work of this length. */
    public Duration delay(Duration work) {
        return exceeded(work).map(TimeLimit::limit).orElse(work).plus(hold);
    }

    /** What the caller gets after work of this length. */
    public Reply replyAfter(Duration work) {
        return exceeded(work).map(TimeLimit::late).orElse(reply);
    }

    private Optional<TimeLimit> exceeded(Duration work) {
        return timeLimit.filter(known -> work.compareTo(known.limit()) > 0);
    }
}
