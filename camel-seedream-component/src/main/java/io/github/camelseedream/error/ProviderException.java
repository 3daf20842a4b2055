package io.github.camelseedream.error;

import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CallOutcome;
import java.util.Locale;

/** The provider refused the call; nothing is billed. */
public class ProviderException extends SeedreamException {

    private static final long serialVersionUID = 1L;

    private final transient ProviderError refusal;

    public ProviderException(CallContext context, ProviderError refusal) {
        super(refusal.message(context), CallOutcome.REJECTED, refusal.repeatable(), context);
        this.refusal = refusal;
    }

    /**
     * The same refusal; where a host does not know the path of the call, it also says which base
     * URL to check.
     *
     * @param baseUrl the option baseUrl
     */
    public ProviderException withBaseUrl(String baseUrl) {
        boolean isUnknownPath =
                (status() == 404 || status() == 405)
                        && !code().toUpperCase(Locale.ROOT).contains("MODEL");
        if (!isUnknownPath || getClass() != ProviderException.class) {
            return this;
        }
        ProviderException told =
                new ProviderException(
                        context(),
                        refusal()
                                .with(
                                        "If it does not know the path, check the option baseUrl, "
                                                + baseUrl));
        told.setStackTrace(getStackTrace());
        return told;
    }

    ProviderError refusal() {
        return refusal == null ? new ProviderError(0, "", "", isRepeatable()) : refusal;
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
