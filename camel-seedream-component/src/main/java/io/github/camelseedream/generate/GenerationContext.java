package io.github.camelseedream.generate;

import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.request.ImageRequest;

/**
 * One request on its way.
 *
 * @param request what is wanted
 * @param target who makes it
 * @param settings how the endpoint wants it done
 * @param workers who does the work
 * @param ledger what became of earlier deliveries of the same exchange
 * @param attempt who asks for it
 */
public record GenerationContext(
        ImageRequest request,
        Target target,
        GenerationSettings settings,
        WorkScheduler workers,
        SubmissionLedger ledger,
        Attempt attempt) {

    /**
     * Where the request was when something failed.
     *
     * @param model the provider's id of the model; empty while none is chosen
     */
    CallContext context(String model) {
        return context(model, "");
    }

    CallContext context(String model, String requestId) {
        return new CallContext(target.provider().spec().name(), model, requestId);
    }
}
