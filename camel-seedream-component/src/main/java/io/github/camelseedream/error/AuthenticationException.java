package io.github.camelseedream.error;

import io.github.camelseedream.result.CallContext;

/**
 * The key is missing, wrong or not allowed to do this. Check the option apiKey or the provider's
 * environment variable.
 */
public final class AuthenticationException extends ProviderException {

    private static final long serialVersionUID = 1L;

    public AuthenticationException(CallContext context, Refusal refusal) {
        super(context, refusal);
    }

    /**
     * The same refusal, which also says where the key came from.
     *
     * @param source where it was set, e.g. {@code option apiKey}; never the key
     */
    public AuthenticationException withKeyFrom(String source) {
        AuthenticationException told =
                new AuthenticationException(
                        context(),
                        refusal().with("The key came from the " + source + ": check it there"));
        told.setStackTrace(getStackTrace());
        return told;
    }
}
