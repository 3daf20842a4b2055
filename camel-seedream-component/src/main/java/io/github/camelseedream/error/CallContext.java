package io.github.camelseedream.error;

/**
 * Which call failed; empty texts where not known.
 *
 * @param provider the provider's name
 * @param model the model id as it was sent
 * @param requestId the provider's id of the request, for its support
 */
public record CallContext(String provider, String model, String requestId) {

    /** Nothing known. */
    public static final CallContext NONE = new CallContext("", "", "");

    /** The same call, with the id the provider gave it. */
    public CallContext withRequestId(String id) {
        return new CallContext(provider, model, id);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(provider);
        if (!model.isEmpty()) {
            text.append(", model ").append(model);
        }
        if (!requestId.isEmpty()) {
            text.append(", request ").append(requestId);
        }
        return text.toString();
    }
}
