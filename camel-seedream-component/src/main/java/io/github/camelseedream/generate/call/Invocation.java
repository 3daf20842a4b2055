package io.github.camelseedream.generate.call;

import io.github.camelseedream.result.CallContext;

/**
 * What an endpoint hands to the generator together with a request or a task handle. Safe for use by
 * several threads.
 *
 * @param target the provider, and the way to it
 * @param settings how the endpoint wants it done
 * @param scheduler runs the work
 * @param submissions what became of earlier deliveries of the same exchange
 * @param attempt who asks
 * @hidden
 */
public record Invocation(
        Target target,
        GenerationSettings settings,
        WorkScheduler scheduler,
        SubmissionRecord submissions,
        Attempt attempt) {

    /** For errors: the provider, and no model. */
    CallContext callContext() {
        return callContext("");
    }

    /** For errors: the provider, and the model by the provider's id. */
    CallContext callContext(String model) {
        return new CallContext(target.provider().spec().name(), model, "");
    }
}
