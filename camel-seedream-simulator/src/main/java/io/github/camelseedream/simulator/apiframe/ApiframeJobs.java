package io.github.camelseedream.simulator.apiframe;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.media.PublishedImages;
import io.github.camelseedream.simulator.media.ReferenceInspector;
import io.github.camelseedream.simulator.protocol.Answer;
import io.github.camelseedream.simulator.protocol.Variants;
import io.github.camelseedream.simulator.task.Submission;
import io.github.camelseedream.simulator.task.Task;
import io.github.camelseedream.simulator.task.TaskSpec;
import io.github.camelseedream.simulator.task.TaskWork;
import io.github.camelseedream.simulator.task.Tasks;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Takes jobs on and shows them. Each key sees its own only. Threadsafe. */
final class ApiframeJobs {

    private static final int ACCEPTED = 202;

    private final Clock clock;
    private final Tasks allTasks;
    private final Variants variants;
    private final ReferenceInspector references;
    private final IdempotencyKeys submittedOnce;

    ApiframeJobs(Clock clock, PublishedImages published, Tasks allTasks, Variants variants) {
        this.clock = clock;
        this.allTasks = allTasks;
        this.variants = variants;
        references = new ReferenceInspector(published);
        submittedOnce = new IdempotencyKeys(clock);
    }

    /** A known idempotency key gives the earlier job as it is now, and costs nothing. */
    synchronized Answer submit(Call call, String apiKey, FaultEffects effects) {
        JsonNode body = call.body().json();
        GenerateRequest request = GenerateReader.read(body);
        Optional<String> header = call.header("Idempotency-Key");
        header.ifPresent(IdempotencyKeys::check);
        Optional<String> once = header.map(key -> ApiframeKeys.owner(apiKey) + " " + key);
        Optional<Task> earlier = once.flatMap(key -> submittedOnce.earlier(key, body, this::find));
        if (earlier.isPresent()) {
            return Answer.free(submitted(earlier.get()));
        }
        ApiframeKeys.charge(apiKey, request.model().credits());
        Task task = takeOn(request, call, apiKey, effects);
        once.ifPresent(key -> submittedOnce.remember(key, body, task.submission().id()));
        return Answer.submitted(submitted(task));
    }

    Reply one(String id, String apiKey, boolean isEmpty) {
        if (!id.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw ApiframeRefusal.of(400, "Invalid job ID");
        }
        Task task =
                find(id).filter(known -> isOwned(known, apiKey))
                        .orElseThrow(() -> ApiframeRefusal.of(404, "Job not found"));
        return Reply.json(200, job(task).detail(clock.instant(), isEmpty));
    }

    Reply list(Call call, String apiKey) {
        JobList list = new JobList(call);
        boolean isTeam = list.isTeam();
        List<ApiframeJob> jobs =
                allTasks.tasks().stream()
                        .filter(ApiframeJobs::isOurs)
                        .filter(task -> isTeam || isOwned(task, apiKey))
                        .map(this::job)
                        .toList();
        return Reply.json(200, list.page(jobs, clock.instant()));
    }

    private Task takeOn(GenerateRequest request, Call call, String apiKey, FaultEffects effects) {
        Submission submission =
                new Submission(
                        ApiframeProtocol.NAME,
                        UUID.randomUUID().toString(),
                        ApiframeKeys.owner(apiKey),
                        request.body(),
                        ApiframeProtocol.mediaBase(call));
        CompletableFuture<TaskWork> work =
                references
                        .inspect(request.references(), call.origin())
                        .thenApply(inspections -> JobImage.work(request, inspections));
        return allTasks.submit(
                new TaskSpec(submission, work, effects),
                ApiframeWebhooks.of(request, apiKey, variants));
    }

    private Reply submitted(Task task) {
        ApiframeJob job = job(task);
        return Reply.json(
                ACCEPTED, Json.object().put("jobId", job.id()).put("status", job.status()));
    }

    private ApiframeJob job(Task task) {
        return new ApiframeJob(task, allTasks.state(task), variants);
    }

    private Optional<Task> find(String id) {
        return allTasks.find(ApiframeProtocol.NAME, id.toLowerCase(Locale.ROOT));
    }

    private static boolean isOurs(Task task) {
        return task.submission().provider().equals(ApiframeProtocol.NAME);
    }

    private static boolean isOwned(Task task, String apiKey) {
        return task.submission().owner().equals(ApiframeKeys.owner(apiKey));
    }
}
