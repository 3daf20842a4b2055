package io.github.camelseedream.generate.call;

import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderTask;
import io.github.camelseedream.result.Cost;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is known of the tasks of one submit. A state without time, threads or calls; not safe for
 * use by several threads.
 *
 * @hidden
 */
public final class TaskStates {

    private static final Outcome NOTHING_YET = new Outcome.Pending(List.of(), null);

    private final Map<ProviderTask, Outcome> tasks = new LinkedHashMap<>();
    private int polls;

    /** Watches tasks of which nothing is known but their ids. */
    public TaskStates(String model, List<String> ids) {
        ids.forEach(id -> tasks.put(new ProviderTask(id, model), NOTHING_YET));
    }

    /** The ids of all tasks, in the order of their images. */
    public List<String> ids() {
        return tasks.keySet().stream().map(ProviderTask::id).toList();
    }

    /** The tasks that have not ended. */
    public List<ProviderTask> open() {
        return tasks.keySet().stream()
                .filter(task -> tasks.get(task) instanceof Outcome.Pending)
                .toList();
    }

    public boolean isDone() {
        return open().isEmpty();
    }

    /** How often the tasks were polled. */
    public int polls() {
        return polls;
    }

    /** Counts that the open tasks are polled once more. */
    void polled() {
        polls++;
    }

    /** Records what the provider says of a task. */
    void record(ProviderTask task, Outcome outcome) {
        tasks.put(task, outcome);
    }

    /** What the provider last said of a task. */
    public Outcome outcome(ProviderTask task) {
        return tasks.getOrDefault(task, NOTHING_YET);
    }

    /** How many of the tasks have ended. */
    public int ended() {
        return tasks.size() - open().size();
    }

    /** The progress over all tasks, 0 to 100; null while no open one tells of any. */
    public Integer percent() {
        boolean told = false;
        int sum = 0;
        for (Outcome outcome : tasks.values()) {
            if (!(outcome instanceof Outcome.Pending pending)) {
                sum += 100;
            } else if (pending.progress() != null) {
                told = true;
                sum += Math.max(0, Math.min(100, pending.progress()));
            }
        }
        return told || isDone() ? Integer.valueOf(sum / tasks.size()) : null;
    }

    /** How many are before the last of the tasks that wait in a queue; null where none tells. */
    public Integer position() {
        return tasks.values().stream()
                .filter(Outcome.Pending.class::isInstance)
                .map(outcome -> ((Outcome.Pending) outcome).position())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /** The failures of the tasks that failed. */
    public List<SeedreamException> failures() {
        return tasks.values().stream()
                .filter(Outcome.Failed.class::isInstance)
                .map(outcome -> ((Outcome.Failed) outcome).error())
                .toList();
    }

    /** The tasks that went well, by the place of their first image if each has one. */
    Map<Integer, Outcome.Finished> places() {
        Map<Integer, Outcome.Finished> places = new LinkedHashMap<>();
        int place = 0;
        for (Outcome outcome : tasks.values()) {
            if (outcome instanceof Outcome.Finished finished) {
                places.put(place, finished);
            }
            place++;
        }
        return places;
    }

    /** The images of the tasks that went well, in order, as one answer. */
    public Outcome.Finished finished() {
        List<Outcome.ReturnedImage> items = new ArrayList<>();
        String requestId = "";
        String model = "";
        Cost cost = null;
        Map<String, Object> metadata = new LinkedHashMap<>();
        for (Outcome outcome : tasks.values()) {
            if (outcome instanceof Outcome.Finished finished) {
                Outcome.ReplyMetadata facts = finished.facts();
                items.addAll(finished.images());
                requestId = requestId.isEmpty() ? facts.requestId() : requestId;
                model = model.isEmpty() ? facts.model() : model;
                if (facts.cost() != null) {
                    cost = cost == null ? facts.cost() : cost.plus(facts.cost());
                }
                metadata.putAll(facts.metadata());
            }
        }
        return new Outcome.Finished(
                items, new Outcome.ReplyMetadata(requestId, model, cost, metadata));
    }
}
