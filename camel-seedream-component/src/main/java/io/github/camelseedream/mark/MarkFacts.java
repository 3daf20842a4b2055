package io.github.camelseedream.mark;

import java.time.Instant;

/**
 * What a mark says of an image. Immutable.
 *
 * @param model the model that made it
 * @param provider who ran the model
 * @param requestId the provider's id of the request, or an empty text
 * @param isEdit whether it was made of other images
 * @param prompt what was asked for; empty where the mark shall not say it
 * @param at when it was made
 * @hidden
 */
public record MarkFacts(
        String model,
        String provider,
        String requestId,
        boolean isEdit,
        String prompt,
        Instant at) {}
