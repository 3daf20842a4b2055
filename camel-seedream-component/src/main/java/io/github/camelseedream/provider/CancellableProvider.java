package io.github.camelseedream.provider;

import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.result.CancelOutcome;

/**
 * A provider that can be asked to stop a task. Pure, like every adapter. Safe for use by several
 * threads.
 */
public interface CancellableProvider extends TaskProvider {

    /** The call that stops a task; it costs nothing. */
    HttpCall cancel(ProviderTask task);

    /**
     * What an answer to {@link #cancel} means.
     *
     * @throws io.github.camelseedream.error.SeedreamException if it says nothing of the task
     */
    CancelOutcome readCancel(ProviderTask task, Reply reply);
}
