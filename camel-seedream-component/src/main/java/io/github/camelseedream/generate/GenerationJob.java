package io.github.camelseedream.generate;

import io.github.camelseedream.request.ImageRequest;

/**
 * One request on its way.
 *
 * @param request what is wanted
 * @param target who makes it
 * @param settings how the endpoint wants it done
 * @param workers who does the work
 * @param ledger what became of earlier deliveries of the same exchange
 */
public record GenerationJob(
        ImageRequest request,
        Target target,
        GenerationSettings settings,
        Workers workers,
        SubmitLedger ledger) {}
