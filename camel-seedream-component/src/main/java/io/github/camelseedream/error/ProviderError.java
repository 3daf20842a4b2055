package io.github.camelseedream.error;

import io.github.camelseedream.result.CallContext;

/**
 * How a provider said no.
 *
 * @param status the HTTP status
 * @param code the provider's own code, or an empty text
 * @param text what it said, bounded and without secrets
 * @param repeatable whether the same call may succeed later
 */
public record ProviderError(int status, String code, String text, boolean repeatable) {

    /** The same refusal, and a sentence of ours after what the provider said. */
    ProviderError with(String sentence) {
        String said = text.isEmpty() || text.endsWith(".") ? text : text + ".";
        return new ProviderError(status, code, (said + " " + sentence).trim(), repeatable);
    }

    /**
     * A sentence that names the provider, the status, the code and what was said. A good status is
     * not named: the refusal stood in an answer about a task, or beside other images.
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
