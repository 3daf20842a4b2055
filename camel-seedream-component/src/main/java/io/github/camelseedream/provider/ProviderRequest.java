package io.github.camelseedream.provider;

import io.github.camelseedream.catalog.RequestedSize;
import io.github.camelseedream.request.ImageRequest;

/**
 * One call's worth of a request, after normalisation: every parameter in it is one the provider
 * takes. Immutable.
 *
 * @param model the model id as the provider spells it
 * @param request the parameters
 * @param count how many images this call asks for
 * @param size the size in a form the provider takes; what was wanted where it takes every form
 * @param idempotencyKey tells this call apart from all others, and is the same when it is sent
 *     again; an empty text before the calls are planned
 */
public record ProviderRequest(
        String model, ImageRequest request, int count, RequestedSize size, String idempotencyKey) {

    /** Whether reference images make this an edit. */
    public boolean isEdit() {
        return !request.getReferences().isEmpty();
    }

    /** Whether one coherent set of images is wanted. */
    public boolean isSet() {
        return request.isSet();
    }

    /** The same call with other parameters. */
    public ProviderRequest with(ImageRequest parameters) {
        return new ProviderRequest(model, parameters, count, size, idempotencyKey);
    }
}
