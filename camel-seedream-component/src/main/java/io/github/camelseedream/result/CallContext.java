package io.github.camelseedream.result;

import io.github.camelseedream.request.ShortText;

/**
 * Which call failed; empty texts where not known. Immutable.
 *
 * @param provider the provider's name
 * @param model the model id as it was sent
 * @param requestId the provider's id of the request, for its support
 */
public record CallContext(String provider, String model, String requestId) {

    /** Ids have some dozen characters; what is longer is somebody's play. */
    private static final int LONGEST_ID = 100;

    /** Nothing known. */
    public static final CallContext NONE = new CallContext("", "", "");

    /** The same call, with the id the provider gave it. */
    public CallContext withRequestId(String id) {
        return new CallContext(provider, model, id);
    }

    /** On one line and bounded, for messages and logs. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(provider);
        if (!model.isEmpty()) {
            text.append(", model ").append(ShortText.of(model, LONGEST_ID));
        }
        if (!requestId.isEmpty()) {
            text.append(", request ").append(ShortText.of(requestId, LONGEST_ID));
        }
        return text.toString();
    }
}
