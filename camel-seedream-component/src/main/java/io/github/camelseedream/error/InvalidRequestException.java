package io.github.camelseedream.error;

import io.github.camelseedream.request.Complaint;
import java.util.List;
import java.util.stream.Collectors;

/** The request is wrong; nothing was sent. All that is wrong with it is said at once. */
public final class InvalidRequestException extends SeedreamException {

    private static final long serialVersionUID = 1L;

    private final transient List<Complaint> complaints;

    public InvalidRequestException(CallContext context, List<Complaint> complaints) {
        super(text(context, complaints), CallOutcome.NOT_SENT, false, context);
        this.complaints = List.copyOf(complaints);
    }

    /** What is wrong, one complaint each. */
    public List<Complaint> complaints() {
        return complaints == null ? List.of() : complaints;
    }

    private static String text(CallContext context, List<Complaint> complaints) {
        String where = context.provider().isEmpty() ? "" : " for provider " + context.provider();
        return "Nothing was sent; the request"
                + where
                + " is not valid:"
                + complaints.stream().map(c -> "\n  - " + c).collect(Collectors.joining());
    }
}
