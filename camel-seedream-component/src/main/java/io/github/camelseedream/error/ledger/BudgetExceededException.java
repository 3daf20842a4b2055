package io.github.camelseedream.error.ledger;

import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.ledger.Claim;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.Cost;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * The budget of the ledger has no room for the call, or nobody knows what the call costs. Nothing
 * was sent. The same request may go out in the next period, or once a call under way turned out
 * cheaper.
 */
public final class BudgetExceededException extends SeedreamException {

    private static final long serialVersionUID = 1L;

    private final transient Claim.OverBudget budget;

    public BudgetExceededException(CallContext context, Claim.OverBudget budget) {
        super(message(context, budget), CallOutcome.NOT_SENT, false, context);
        this.budget = budget;
    }

    private static String message(CallContext context, Claim.OverBudget budget) {
        String unit = " " + budget.limit().unit();
        boolean isKnown =
                budget.expected() != null && budget.expected().unit().equals(budget.limit().unit());
        return "Nothing was sent: "
                + (isKnown
                        ? "the call to " + context + " is expected to cost " + budget.expected()
                        : "nobody knows what the call to "
                                + context
                                + " costs in"
                                + unit
                                + ", which unknownCost=allow lets pass")
                + ". The budget is "
                + budget.limit()
                + ", of which "
                + plain(budget.spent())
                + unit
                + " are spent and "
                + plain(budget.reserved())
                + unit
                + " are reserved for calls that have not ended; it is free again at "
                + budget.frees();
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    /** What may be spent in the period; null after this exception was serialised. */
    public Cost limit() {
        return budget == null ? null : budget.limit();
    }

    /** What is spent of it; null after this exception was serialised. */
    public BigDecimal spent() {
        return budget == null ? null : budget.spent();
    }

    /** What is reserved of it for calls that have not ended; null as above. */
    public BigDecimal reserved() {
        return budget == null ? null : budget.reserved();
    }

    /** When the period ends; null as above. */
    public Instant frees() {
        return budget == null ? null : budget.frees();
    }
}
