package io.github.camelseedream.ledger;

import io.github.camelseedream.result.Cost;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What a ledger answers to a claim. Immutable. */
public sealed interface Claim {

    /** The call may be sent: nothing was, or nothing of it is billed. */
    record New(ClaimId id) implements Claim {}

    /**
     * Another owner works on it now; its lease has not ended.
     *
     * @param since when it was claimed
     * @param until when its lease ends, unless it is renewed
     */
    record InProgress(Instant since, Instant until) implements Claim {}

    /**
     * It may have been sent, and nobody knows what became of it.
     *
     * @param since when it was claimed
     */
    record InDoubt(Instant since) implements Claim {}

    /**
     * The provider works on it, or has made the images already.
     *
     * @param id for what is noted of it next
     * @param tasks the ids of its tasks, in the order of their images
     * @param since when it was claimed
     */
    record Submitted(ClaimId id, List<String> tasks, Instant since) implements Claim {

        public Submitted {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * The images are made and paid for.
     *
     * @param at when that was noted
     * @param tasks the ids of its tasks, in the order of their images; empty where it had none
     */
    record Done(RecordedResult result, Instant at, List<String> tasks) implements Claim {

        public Done {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * The key stands for another request, which may be billed.
     *
     * @param since when that was claimed
     */
    record OtherRequest(Instant since) implements Claim {}

    /**
     * The budget has no room for the call, or its cost is not known.
     *
     * @param limit what may be spent in the period
     * @param spent what is spent of it
     * @param reserved what is reserved of it for calls that have not ended
     * @param expected what the call is expected to cost, or null where nobody knows
     * @param frees when the period ends
     */
    record OverBudget(
            Cost limit, BigDecimal spent, BigDecimal reserved, Cost expected, Instant frees)
            implements Claim {}
}
