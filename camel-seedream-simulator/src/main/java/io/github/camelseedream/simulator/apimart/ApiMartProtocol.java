package io.github.camelseedream.simulator.apimart;

import io.github.camelseedream.simulator.fault.ErrorReply;
import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.fault.FaultKey;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.media.PublishedImages;
import io.github.camelseedream.simulator.media.ReferenceInspector;
import io.github.camelseedream.simulator.protocol.Answer;
import io.github.camelseedream.simulator.protocol.ProviderProtocol;
import io.github.camelseedream.simulator.protocol.Variants;
import io.github.camelseedream.simulator.task.Tasks;
import java.time.Clock;
import java.util.Set;

/**
 * The protocol of APIMart below {@code /apimart/v1} and of gccai below {@code /gccai/v1}. Any key
 * works except {@code bad-key} (401), {@code poor-key} (402), {@code barred-key} (403) and, for the
 * balance, {@code lost-key} (200 without success) and {@code unlimited-key}.
 */
public final class ApiMartProtocol implements ProviderProtocol {

    private final String name;
    private final Variants variants = ApiMartVariants.create();
    private final ErrorFormat errors;
    private final ApiMartTasks tasks;
    private final ApiMartUploads uploads;

    /** One of the two by its name. */
    public ApiMartProtocol(String name, Clock clock, PublishedImages published, Tasks allTasks) {
        this.name = name;
        errors = new ErrorFormat(variants, clock);
        tasks =
                new ApiMartTasks(
                        name, clock, allTasks, new ReferenceInspector(published), variants);
        uploads = new ApiMartUploads(clock, published);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String apiPath() {
        return "/" + name + "/v1";
    }

    @Override
    public boolean isSubmit(String method, String path) {
        return method.equals("POST") && path.equals(apiPath() + "/images/generations");
    }

    @Override
    public boolean isUpload(String method, String path) {
        return method.equals("POST") && path.equals(apiPath() + "/uploads/images");
    }

    @Override
    public Variants variants() {
        return variants;
    }

    @Override
    public Answer answer(Call call, FaultEffects effects) {
        return isBalance(call)
                ? Answer.free(Reply.json(200, ApiMartAccount.balance(call)))
                : answer(call, ApiMartKeys.check(call), effects);
    }

    @Override
    public Reply error(ErrorReply error) {
        return errors.reply(error);
    }

    private Answer answer(Call call, String key, FaultEffects effects) {
        String query = apiPath() + "/tasks/";
        if (call.method().equals("GET") && call.path().startsWith(query)) {
            String id = call.path().substring(query.length());
            return Answer.free(tasks.show(id, key, effects.get(FaultKey.EMPTY_DATA)));
        }
        ApiMartKeys.charge(key);
        String mediaBase = PublishedImages.addressBase(call, name);
        if (isSubmit(call.method(), call.path())) {
            return tasks.submit(call, key, mediaBase, effects);
        }
        if (isUpload(call.method(), call.path())) {
            return Answer.free(Reply.json(200, uploads.take(call, mediaBase)));
        }
        String asked = call.method() + " " + call.path();
        if (asked.equals("GET " + apiPath() + "/models")) {
            return Answer.free(Reply.json(200, ApiMartAccount.models()));
        }
        throw ApiMartError.NOT_FOUND.refusal("Invalid URL (" + asked + ")");
    }

    private boolean isBalance(Call call) {
        Set<String> paths =
                Set.of(
                        apiPath() + "/balance",
                        apiPath() + "/user/balance",
                        "/" + name + "/balance",
                        "/" + name + "/user/balance");
        return call.method().equals("GET") && paths.contains(call.path());
    }
}
