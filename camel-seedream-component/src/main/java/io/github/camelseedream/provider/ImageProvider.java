package io.github.camelseedream.provider;

import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.spec.CountLimits;
import io.github.camelseedream.provider.spec.ProviderSpec;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.Adjustment;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A host of Seedream models. An adapter is pure: it makes calls and reads replies as values, and
 * never touches a socket, a thread, a clock or a key. Implementations are safe for use by several
 * threads.
 */
public interface ImageProvider {

    /** Who the provider is and what it takes. */
    ProviderSpec spec();

    /** How many images one call of this kind may ask for, and what several of them are. */
    default CountLimits counts(ProviderRequest request) {
        return spec().counts(request.model(), request.request().getReferences().size());
    }

    /** What this provider refuses beyond its tables, so that nothing is sent in vain. */
    default List<Violation> check(ProviderRequest request) {
        return List.of();
    }

    /** What it sends beyond the request, so that the route is told of it. */
    default List<Adjustment> adjustments(ProviderRequest request) {
        return List.of();
    }

    /** The call that makes the images. */
    HttpCall submit(ProviderRequest request);

    /**
     * The same call for a provider that wants to be told how long it is waited for.
     *
     * @param remaining the time left of the request's timeout
     */
    default HttpCall submit(ProviderRequest request, Duration remaining) {
        return submit(request);
    }

    /** What the answer to {@link #submit} means. */
    Outcome read(ProviderRequest request, Reply reply);

    /** The call that lists the provider's models. */
    HttpCall models();

    /**
     * The models in the answer to {@link #models}, each as what the provider tells of it.
     *
     * @throws io.github.camelseedream.error.SeedreamException if it is no list
     */
    List<Map<String, Object>> readModels(Reply reply);
}
