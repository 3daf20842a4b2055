package io.github.camelseedream.error;

import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CallOutcome;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The request is wrong; nothing was sent. All that is wrong with it is said at once: the first 20
 * things in full, and how many more there are.
 */
public final class InvalidRequestException extends SeedreamException {

    private static final long serialVersionUID = 1L;

    private final transient List<Violation> violations;

    public InvalidRequestException(CallContext context, List<Violation> violations) {
        this(context, violations, 0);
    }

    /**
     * @param more how many further violations there are, beside those in the list
     */
    public InvalidRequestException(CallContext context, List<Violation> violations, int more) {
        super(
                text(
                        context,
                        first(violations),
                        more + violations.size() - first(violations).size()),
                CallOutcome.NOT_SENT,
                false,
                context);
        this.violations = List.copyOf(first(violations));
    }

    /** What is wrong, one violation each, up to {@link Violation#MOST} of them. */
    public List<Violation> violations() {
        return violations == null ? List.of() : violations;
    }

    private static List<Violation> first(List<Violation> violations) {
        return violations.subList(0, Math.min(violations.size(), Violation.MOST));
    }

    private static String text(CallContext context, List<Violation> named, int more) {
        String where = context.provider().isEmpty() ? "" : " for provider " + context.provider();
        return "Nothing was sent; the request"
                + where
                + " is not valid:"
                + named.stream().map(c -> "\n  - " + c).collect(Collectors.joining())
                + (more > 0 ? "\n  - and " + more + " more" : "");
    }
}
