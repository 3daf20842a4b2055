package io.github.camelseedream.error;

/** The provider refused the call; nothing is billed. */
public class ProviderException extends SeedreamException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public ProviderException(CallContext context, Refusal refusal) {
        super(refusal.message(context), CallOutcome.REJECTED, refusal.repeatable(), context);
        this.refusal = refusal;
    }

    Refusal refusal() {
        return refusal == null ? new Refusal(0, "", "", isRepeatable()) : refusal;
    }

    /** The HTTP status. */
    public int status() {
        return refusal().status();
    }

    /** The provider's own code, e.g. {@code MODEL_NOT_FOUND}, or an empty text. */
    public String code() {
        return refusal().code();
    }
}
