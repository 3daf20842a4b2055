package io.github.camelseedream.generate;

import java.util.List;

/** What a request comes to, once all that could be done for it is done. */
interface ResultCollector<T> {

    /** Whether tasks are waited for. */
    boolean waitsForTasks();

    /**
     * The answer.
     *
     * @throws io.github.camelseedream.error.SeedreamException if there is none
     */
    T answer(RequestValidator.ValidatedRequest checked, List<ProviderCall> parts);
}
