package io.github.camelseedream.provider;

import io.github.camelseedream.request.ImageRequest;

/**
 * One call's worth of a request, after normalisation: every parameter in it is one the provider
 * takes.
 *
 * @param model the model id as the provider spells it
 * @param request the parameters
 * @param count how many pictures this call asks for
 */
public record ProviderRequest(String model, ImageRequest request, int count) {

    /** Whether reference images make this an edit. */
    public boolean isEdit() {
        return !request.getReferences().isEmpty();
    }
}
