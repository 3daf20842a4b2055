package io.github.camelseedream.generate;

import io.github.camelseedream.result.SeedreamTask;
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

    private final GenerationJob job;
    private final RequestCheck.Checked checked;
    private final Instant begin = Instant.now();
    private final SortedMap<Integer, PartProgress> parts = new TreeMap<>();

    RequestProgress(GenerationJob job, RequestCheck.Checked checked) {
        this.job = job;
        this.checked = checked;
    }

    /** The progress of all, after that of one call changed; called by the one that has the call. */
    synchronized TaskProgress after(CallPart part) {
        parts.put(part.index(), PartProgress.of(part));
        SeedreamTask.Builder task = HandleAssembly.begin(job, checked).submittedAt(begin);
        parts.values().forEach(known -> task.part(known.handle()));
        return PartProgress.sum(task.build(), List.copyOf(parts.values()));
    }
}
