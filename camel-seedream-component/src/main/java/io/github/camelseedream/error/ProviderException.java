package io.github.camelseedream.error;

import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CallOutcome;
import java.util.Locale;

/** The provider refused the call; nothing is billed. */
public class ProviderException extends SeedreamException {

    private static final long serialVersionUID = 1L;

    /**
     * How a provider said no.
     *
     * @param status the HTTP status
     * @param code the provider's own code, or an empty text
     * @param text what it said, bounded and without secrets
     * @param repeatable whether the same call may succeed later
     */
    public record Refusal(int status, String code, String text, boolean repeatable) {

        /** The same refusal, and a sentence of ours after what the provider said. */
        Refusal with(String sentence) {
            String said = text.isEmpty() || text.endsWith(".") ? text : text + ".";
            return new Refusal(status, code, (said + " " + sentence).trim(), repeatable);
        }

        /**
         * A sentence that names the provider, the status, the code and what was said. A good status
         * is not named: the refusal stood in an answer about a task, or beside other images.
         */
        public String message(CallContext context) {
            if (status / 100 == 2) {
                return context
                        + " refused the request"
                        + (code.isEmpty() ? "" : ": " + code)
                        + (text.isEmpty() ? "" : ": " + text);
            }
            return context
                    + " refused the call with status "
                    + status
                    + (code.isEmpty() ? "" : " " + code)
                    + (text.isEmpty() ? "" : ": " + text);
        }
    }

    private final transient Refusal refusal;

    public ProviderException(CallContext context, Refusal refusal) {
        this(context, refusal, refusal.message(context));
    }

    ProviderException(CallContext context, Refusal refusal, String message) {
        super(message, CallOutcome.REJECTED, refusal.repeatable(), context);
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
