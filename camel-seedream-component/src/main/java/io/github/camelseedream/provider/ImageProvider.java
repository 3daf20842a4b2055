package io.github.camelseedream.provider;

import io.github.camelseedream.catalog.SizeSupport;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.spec.CountLimits;
import io.github.camelseedream.provider.spec.FailureKind;
import io.github.camelseedream.provider.spec.Limit;
import io.github.camelseedream.provider.spec.ParameterTable;
import io.github.camelseedream.provider.spec.ProviderProfile;
import io.github.camelseedream.provider.spec.ReferenceLimits;
import io.github.camelseedream.request.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A host of Seedream models. An adapter is pure: it makes calls and reads replies as values, and
 * never touches a socket, a thread, a clock or a key. Implementations are safe for use by several
 * threads.
 */
public interface ImageProvider {

    /** Name, addresses and key style. */
    ProviderProfile profile();

    /** What becomes of each parameter; what the table lacks is unsupported. */
    ParameterTable parameters();

    /** What the codes in its errors mean; an error without one of these goes by its status. */
    default Map<String, FailureKind> codes() {
        return Map.of();
    }

    /** The provider's id of a public model name; any other text as it is. */
    String modelId(String model);

    /** How many images one call of this kind may ask for, and what several of them are. */
    CountLimits counts(ProviderRequest request);

    /** What it takes as reference images of a model, by the provider's id. */
    ReferenceLimits references(String model);

    /**
     * The sizes it takes for a model, by the provider's id, and in which forms. What it cannot take
     * is fitted before {@link #submit} sees it.
     */
    SizeSupport sizing(String model);

    /**
     * The output formats that a model makes itself, by the provider's id, although the row of
     * outputFormat says that the component makes them.
     */
    default Set<String> ownFormats(String model) {
        return Set.of();
    }

    /** What this provider refuses beyond its parameter table, so that nothing is sent in vain. */
    List<Violation> check(ProviderRequest request);

    /** The numbers that {@link #check} holds a model to, by the provider's id. */
    default List<Limit> limits(String model) {
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
