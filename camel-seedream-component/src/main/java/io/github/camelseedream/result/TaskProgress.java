package io.github.camelseedream.result;

import java.util.List;

/**
 * How a request stands at its provider. JSON-plain. Immutable.
 *
 * @param task the request
 * @param status {@code pending}, {@code completed} or {@code failed}
 * @param percent 0 to 100 over all its tasks; null where the provider does not tell
 * @param position how many tasks are before its last one in the provider's queue; null where the
 *     provider does not tell, and once it works on all
 * @param finished how many of its tasks have ended, well or not
 * @param failures the images that will not come
 */
public record TaskProgress(
        TaskHandle task,
        String status,
        Integer percent,
        Integer position,
        int finished,
        List<ImageFailure> failures) {

    public TaskProgress {
        failures = List.copyOf(failures);
    }

    /** Of a request that waits in no queue. */
    public TaskProgress(
            TaskHandle task,
            String status,
            Integer percent,
            int finished,
            List<ImageFailure> failures) {
        this(task, status, percent, null, finished, failures);
    }
}
