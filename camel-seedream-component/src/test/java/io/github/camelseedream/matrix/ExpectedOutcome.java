package io.github.camelseedream.matrix;

import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.result.CallOutcome;

/**
 * What a route is left with after three redeliveries.
 *
 * @param type null where the image is delivered all the same
 * @param outcome null where it is
 * @param submissions how many the provider has seen
 */
public record ExpectedOutcome(
        Class<? extends SeedreamException> type,
        CallOutcome outcome,
        boolean repeatable,
        Submissions submissions) {

    /** How many submissions the provider has seen. */
    public enum Submissions {
        NONE("0", 0),
        ONE("1", 1),
        /** Two were refused for the rate. */
        THIRD("3, two of them refused", 3),
        EACH_TIME("4, each refused", 4),
        /** Each failed task was one, and cost nothing. */
        FAILED_TASKS("4, each failed", 4),
        /** As often as time allows, which is the same task to the provider. */
        SAME_KEY("several with one key, one task", -1);

        private final String words;
        private final int number;

        Submissions(String words, int number) {
            this.words = words;
            this.number = number;
        }

        public String words() {
            return words;
        }

        int number() {
            return number;
        }
    }

    static ExpectedOutcome delivered(Submissions submissions) {
        return new ExpectedOutcome(null, null, false, submissions);
    }

    static ExpectedOutcome fails(
            Class<? extends SeedreamException> type, CallOutcome outcome, Submissions submissions) {
        return new ExpectedOutcome(type, outcome, false, submissions);
    }

    ExpectedOutcome repeatably() {
        return new ExpectedOutcome(type, outcome, true, submissions);
    }

    ExpectedOutcome with(Submissions other) {
        return new ExpectedOutcome(type, outcome, repeatable, other);
    }

    public boolean isDelivered() {
        return type == null;
    }
}
