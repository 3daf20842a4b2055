package io.github.camelseedream.runtime;

import io.github.camelseedream.generate.event.GenerationEvent;
import io.github.camelseedream.generate.event.GenerationListener;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.result.TaskProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The requests whose tasks are waited for now. Safe for use by several threads.
 *
 * @hidden
 */
public final class PendingTaskTracker implements GenerationListener {

    private record Wait(TaskProgress progress, Instant since) {}

    private final Map<Subject, Wait> waits = Collections.synchronizedMap(new IdentityHashMap<>());

    @Override
    public void onEvent(Subject subject, GenerationEvent event) {
        if (event instanceof GenerationEvent.TaskPending waiting) {
            waits.merge(
                    subject,
                    new Wait(waiting.progress(), Instant.now()),
                    PendingTaskTracker::later);
        } else if (event instanceof GenerationEvent.TaskPolled polled) {
            waits.merge(
                    subject, new Wait(polled.progress(), Instant.now()), PendingTaskTracker::later);
        } else if (event instanceof GenerationEvent.Finished
                || event instanceof GenerationEvent.Failed) {
            waits.remove(subject);
        }
    }

    private static Wait later(Wait known, Wait more) {
        return new Wait(more.progress(), known.since());
    }

    public int number() {
        return waits.size();
    }

    /** What is known of them, longest first; plain values. */
    public List<Map<String, Object>> rows(int most) {
        List<Map.Entry<Subject, Wait>> all;
        synchronized (waits) {
            all = new ArrayList<>();
            waits.forEach((subject, wait) -> all.add(Map.entry(subject, wait)));
        }
        return all.stream()
                .sorted((one, other) -> one.getValue().since().compareTo(other.getValue().since()))
                .limit(most)
                .map(wait -> row(wait.getKey(), wait.getValue()))
                .toList();
    }

    private static Map<String, Object> row(Subject subject, Wait wait) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("exchangeId", subject.exchangeId());
        row.put("operation", subject.operation());
        row.put("provider", subject.provider());
        row.put("model", subject.model());
        row.put("tasks", ids(wait.progress().task()));
        row.put("status", wait.progress().status());
        row.put("percent", wait.progress().percent());
        row.put("position", wait.progress().position());
        row.put("seconds", Duration.between(wait.since(), Instant.now()).toSeconds());
        return row;
    }

    private static List<String> ids(TaskHandle task) {
        return task.getParts().stream().flatMap(part -> part.ids().stream()).toList();
    }
}
