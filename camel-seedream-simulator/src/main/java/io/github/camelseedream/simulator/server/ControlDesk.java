package io.github.camelseedream.simulator.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.fault.Fault;
import io.github.camelseedream.simulator.fault.FaultBook;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.journal.Journal;
import io.github.camelseedream.simulator.media.Gallery;
import io.github.camelseedream.simulator.payload.Payload;
import io.github.camelseedream.simulator.task.TaskBoard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The simulator's own paths below {@code /_sim}: what it got, what is to go wrong, tasks, counts.
 * None of them needs a key, is recorded or is met by a fault.
 */
public final class ControlDesk {

    static final String PREFIX = "/_sim/";

    private final Journal journal;
    private final FaultBook faults;
    private final Gallery gallery;
    private final TaskBoard tasks;

    public ControlDesk(Journal journal, FaultBook faults, Gallery gallery, TaskBoard tasks) {
        this.journal = journal;
        this.faults = faults;
        this.gallery = gallery;
        this.tasks = tasks;
    }

    Reply answer(Call call) {
        String asked = call.method() + " " + call.path();
        return switch (asked) {
            case "GET /_sim/requests" -> json(requests());
            case "DELETE /_sim/requests" -> cleared(journal::clear);
            case "GET /_sim/faults" -> json(pending());
            case "POST /_sim/faults" -> add(call.body().json());
            case "DELETE /_sim/faults" -> cleared(faults::clear);
            case "GET /_sim/tasks" -> json(tasks());
            case "POST /_sim/tasks" -> setDuration(call.body().json().path("millis"));
            case "DELETE /_sim/tasks" -> cleared(tasks::clear);
            case "GET /_sim/webhooks" -> json(webhooks());
            case "GET /_sim/stats" -> json(stats());
            default -> Reply.json(404, Json.object().put("message", "No such path: " + asked));
        };
    }

    private Reply add(JsonNode scripts) {
        try {
            List<Fault> added = new ArrayList<>();
            if (scripts.isArray()) {
                scripts.forEach(script -> added.add(Fault.of(script)));
            } else {
                added.add(Fault.of(scripts));
            }
            added.forEach(faults::add);
            return json(pending());
        } catch (IllegalArgumentException e) {
            return Reply.json(400, Json.object().put("message", e.getMessage()));
        }
    }

    private ArrayNode requests() {
        ArrayNode list = Json.array();
        journal.requests().forEach(request -> list.add(RequestJson.of(request)));
        return list;
    }

    private ArrayNode pending() {
        ArrayNode list = Json.array();
        faults.pending().forEach(fault -> list.add(fault.script()));
        return list;
    }

    private ObjectNode tasks() {
        ObjectNode board = Json.object().put("millis", tasks.duration().toMillis());
        ArrayNode list = board.putArray("tasks");
        tasks.tasks().forEach(task -> list.add(TaskJson.of(task, tasks.state(task))));
        return board;
    }

    private Reply setDuration(JsonNode millis) {
        if (!millis.isIntegralNumber() || millis.asLong() < 0) {
            String hint = "Say how long a task takes, such as {\"millis\": 30000}";
            return Reply.json(400, Json.object().put("message", hint));
        }
        tasks.duration(Duration.ofMillis(millis.asLong()));
        return json(Json.object().put("millis", millis.asLong()));
    }

    private ArrayNode webhooks() {
        ArrayNode list = Json.array();
        tasks.deliveries().forEach(delivery -> list.add(TaskJson.of(delivery)));
        return list;
    }

    private ObjectNode stats() {
        Journal.Totals totals = journal.totals();
        return Json.object()
                .put("inFlight", totals.inFlight())
                .put("maxInFlight", totals.maxInFlight())
                .put("accepted", totals.accepted())
                .put("pictures", gallery.made());
    }

    private static Reply cleared(Runnable clearing) {
        clearing.run();
        return Reply.empty(204);
    }

    private static Reply json(JsonNode tree) {
        return Reply.of(200, "application/json", Payload.text(Json.pretty(tree) + "\n"));
    }
}
