package io.github.camelseedream.provider;

import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.result.Cost;

/**
 * A provider that tells the cost of a request without running it. Pure, like every adapter. Safe
 * for use by several threads.
 */
public interface EstimatingProvider extends ImageProvider {

    /**
     * Whether {@link #estimate} is the call itself as a dry run. A host that knows none would make
     * the images, so it is asked only where it is known to honour one.
     */
    default boolean isDryRun() {
        return true;
    }

    /** The call that asks for the cost; nothing is generated and nothing is billed. */
    HttpCall estimate(ProviderRequest request);

    /**
     * The cost that a successful answer to {@link #estimate} names.
     *
     * @throws io.github.camelseedream.error.SeedreamException if it names none
     */
    Cost readEstimate(ProviderRequest request, Reply reply);
}
