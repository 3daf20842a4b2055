package io.github.camelseedream.simulator.apiframe;

import io.github.camelseedream.simulator.fault.ErrorReply;
import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.fault.FaultKey;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.media.PublishedImages;
import io.github.camelseedream.simulator.payload.Payload;
import io.github.camelseedream.simulator.protocol.Answer;
import io.github.camelseedream.simulator.protocol.ProviderProtocol;
import io.github.camelseedream.simulator.protocol.Variants;
import io.github.camelseedream.simulator.task.Tasks;
import java.time.Clock;
import java.util.UUID;

/**
 * Apiframe's protocol below {@code /apiframe/v2}. Any key works except {@code bad-key} (401),
 * {@code inactive-key} (403) and {@code poor-key} (402 for a job).
 */
public final class ApiframeProtocol implements ProviderProtocol {

    static final String NAME = "apiframe";

    private static final String API = "/" + NAME;
    private static final String GENERATE = API + "/v2/images/generate";
    private static final String UPLOADS = API + "/v2/uploads";
    private static final String JOBS = API + "/v2/jobs";

    private final Variants variants = ApiframeVariants.create();
    private final ApiframeJobs jobs;
    private final ApiframeUploads uploads;

    public ApiframeProtocol(Clock clock, PublishedImages published, Tasks allTasks) {
        jobs = new ApiframeJobs(clock, published, allTasks, variants);
        uploads = new ApiframeUploads(clock, published);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String apiPath() {
        return API;
    }

    @Override
    public boolean isSubmit(String method, String path) {
        return method.equals("POST") && path.equals(GENERATE);
    }

    @Override
    public boolean isUpload(String method, String path) {
        return method.equals("POST") && path.equals(UPLOADS);
    }

    @Override
    public Variants variants() {
        return variants;
    }

    @Override
    public Answer answer(Call call, FaultEffects effects) {
        if (call.header("User-Agent").isEmpty()) {
            return Answer.free(Reply.of(403, "text/plain", Payload.text("error code: 1010")));
        }
        Answer answer = decided(call, effects);
        return answer.with(answer.reply().with("x-request-id", UUID.randomUUID().toString()));
    }

    /** There are no codes: what is scripted as one is taken for the text. */
    @Override
    public Reply error(ErrorReply error) {
        int status = error.status() == 0 ? 400 : error.status();
        String text = error.message().isEmpty() ? error.code() : error.message();
        return text.isEmpty() && status == 402
                ? ApiframeRefusal.poor(4, 1).reply()
                : ApiframeRefusal.of(status, text.isEmpty() ? ApiframeRefusal.words(status) : text)
                        .reply();
    }

    static String mediaBase(Call call) {
        return PublishedImages.addressBase(call, NAME);
    }

    private Answer decided(Call call, FaultEffects effects) {
        try {
            if (isSubmit(call.method(), call.path())) {
                return jobs.submit(call, ApiframeKeys.check(call), effects);
            }
            return Answer.free(other(call, effects.get(FaultKey.EMPTY_DATA)));
        } catch (ApiframeRefusal refusal) {
            return Answer.free(refusal.reply());
        }
    }

    private Reply other(Call call, boolean isEmpty) {
        String asked = call.method() + " " + call.path();
        if (asked.equals("GET " + API + "/v2/models")) {
            return Reply.json(200, ApiframeAccount.models(call.queryValue("modality").orElse("")));
        }
        String apiKey = ApiframeKeys.check(call);
        if (asked.startsWith("GET " + JOBS + "/")) {
            return jobs.one(call.path().substring(JOBS.length() + 1), apiKey, isEmpty);
        }
        return switch (asked) {
            case "GET " + JOBS -> jobs.list(call, apiKey);
            case "GET " + API + "/v2/me" -> Reply.json(200, ApiframeAccount.me(apiKey));
            case "POST " + UPLOADS -> Reply.json(201, uploads.take(call, mediaBase(call)));
            default -> throw ApiframeRefusal.of(404, "Route not found: " + asked);
        };
    }
}
