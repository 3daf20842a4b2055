package io.github.camelseedream.simulator.apimart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.media.Reference;
import io.github.camelseedream.simulator.media.ReferenceInspector;
import io.github.camelseedream.simulator.protocol.Answer;
import io.github.camelseedream.simulator.protocol.Variants;
import io.github.camelseedream.simulator.task.Submission;
import io.github.camelseedream.simulator.task.Task;
import io.github.camelseedream.simulator.task.TaskSpec;
import io.github.camelseedream.simulator.task.TaskWork;
import io.github.camelseedream.simulator.task.Tasks;
import io.github.camelseedream.simulator.task.WebhookPolicy;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;

/** Takes tasks on and shows them. Each key sees its own only. Threadsafe. */
final class ApiMartTasks {

    private final String provider;
    private final Clock clock;
    private final Tasks allTasks;
    private final ReferenceInspector reader;
    private final Variants variants;

    ApiMartTasks(
            String provider,
            Clock clock,
            Tasks allTasks,
            ReferenceInspector reader,
            Variants variants) {
        this.provider = provider;
        this.clock = clock;
        this.allTasks = allTasks;
        this.reader = reader;
        this.variants = variants;
    }

    Answer submit(Call call, String key, String mediaBase, FaultEffects effects) {
        JsonNode request = call.body().json();
        ImageCall images = SubmitReader.read(request);
        WebhookPolicy policy = ApiMartWebhook.of(request, variants);
        String id = "task_" + Ulid.at(clock.instant());
        Submission submission =
                new Submission(provider, id, ApiMartKeys.owner(key), request, mediaBase);
        CompletableFuture<TaskWork> work =
                Reference.inspect(images.subject().references(), reader, call.origin())
                        .thenApply(images::work);
        allTasks.submit(new TaskSpec(submission, work, effects), policy);
        return Answer.submitted(submitted(id));
    }

    Reply show(String id, String key, boolean isEmpty) {
        Task task =
                allTasks.find(provider, id)
                        .filter(known -> isOwned(known, key))
                        .orElseThrow(() -> ApiMartError.badRequest("Invalid task ID"));
        return Reply.json(200, new TaskView(task, allTasks.state(task), variants).body(isEmpty));
    }

    private Reply submitted(String id) {
        if (variants.is(ApiMartVariants.SUBMIT, "object")) {
            ObjectNode body = Json.object().put("code", 202);
            body.putObject("data").put("id", id).put("status", "queued");
            return Reply.json(202, body);
        }
        ObjectNode body = Json.object().put("code", 200);
        body.putArray("data").addObject().put("status", "submitted").put("task_id", id);
        return Reply.json(200, body);
    }

    private static boolean isOwned(Task task, String key) {
        return task.submission().owner().equals(ApiMartKeys.owner(key));
    }
}
