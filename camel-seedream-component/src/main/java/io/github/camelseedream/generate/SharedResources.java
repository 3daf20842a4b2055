package io.github.camelseedream.generate;

import io.github.camelseedream.result.ImageStore;
import jakarta.validation.Validator;

/**
 * What all requests of a component share.
 *
 * @param validator checks the constraints of a request
 * @param store keeps the images
 * @param gate bounds the calls on the wire
 * @param conversions bounds the images that are decoded
 */
public record SharedResources(
        Validator validator,
        ImageStore store,
        ConcurrencyLimiter gate,
        ConcurrencyLimiter conversions) {}
