package io.github.camelseedream.error;

/**
 * The key is missing, wrong or not allowed to do this. Check the option apiKey or the provider's
 * environment variable.
 */
public final class AuthenticationException extends ProviderException {

    private static final long serialVersionUID = 1L;

    public AuthenticationException(CallContext context, Refusal refusal) {
        super(context, refusal);
    }
}
