package io.github.camelseedream.generate;

import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.result.TaskProgress;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a request stands while its calls are in several hands. Each hand gives what it knows of its
 * own call, so that none reads what another one writes. Safe for use by several threads.
 */
final class RequestProgress {

    private final GenerationContext job;
    private final RequestValidator.ValidatedRequest checked;
    private final Instant begin = Instant.now();
    private final SortedMap<Integer, PartProgress> parts = new TreeMap<>();

    RequestProgress(GenerationContext job, RequestValidator.ValidatedRequest checked) {
        this.job = job;
        this.checked = checked;
    }

    /** The progress of all, after that of one call changed; called by the one that has the call. */
    synchronized TaskProgress after(ProviderCall part) {
        parts.put(part.index(), PartProgress.of(part));
        TaskHandle.Builder task = TaskHandles.begin(job, checked).submittedAt(begin);
        parts.values().forEach(known -> task.part(known.handle()));
        return PartProgress.sum(task.build(), List.copyOf(parts.values()));
    }
}
