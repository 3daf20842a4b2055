package io.github.camelseedream.generate;

import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.TransportException;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.http.HttpReply;
import io.github.camelseedream.http.SendException;
import io.github.camelseedream.provider.CallDescription;
import io.github.camelseedream.provider.CheckableProvider;
import io.github.camelseedream.provider.EstimatingProvider;
import io.github.camelseedream.provider.FailureKind;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.Replies;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.result.Cost;
import io.github.camelseedream.result.Estimate;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Calls that cost nothing: what would it cost, which models are there. Runs on a worker. */
final class Question {

    private final GenerationJob job;
    private final Rooms rooms;
    private final Deadline deadline;

    Question(GenerationJob job, Rooms rooms, Deadline deadline) {
        this.job = job;
        this.rooms = rooms;
        this.deadline = deadline;
    }

    Estimate estimate(RequestCheck.Checked checked) {
        ImageProvider provider = job.target().provider();
        RequestCheck.Checked prepared = new References(job, rooms, deadline).prepare(checked);
        ProviderRequest whole = prepared.call();
        Cost cost = null;
        if (provider instanceof EstimatingProvider estimating) {
            for (CallPart part : RequestPlan.parts(provider, whole, "", "")) {
                Cost more =
                        estimating.readEstimate(part.call(), ask(estimating.estimate(part.call())));
                cost = cost == null ? more : cost.plus(more);
            }
        }
        return new Estimate(
                provider.profile().name(),
                whole.model(),
                cost,
                CallDescription.of(provider.submit(whole)),
                prepared.adjustments());
    }

    List<Map<String, Object>> models() {
        ImageProvider provider = job.target().provider();
        return provider.readModels(ask(provider.models()));
    }

    /**
     * Shows by a call that costs nothing that the provider is there and takes the key.
     *
     * @throws io.github.camelseedream.error.SeedreamException if it is not, or does not
     */
    void check() {
        if (!(job.target().provider() instanceof CheckableProvider checkable)) {
            models();
            return;
        }
        Reply reply = ask(checkable.check());
        if (!reply.isSuccess()) {
            throw Replies.freeFailure(reply, context(), checkable.codes());
        }
        checkable
                .problem(reply)
                .ifPresent(
                        text -> {
                            throw Replies.failure(reply, context(), FailureKind.REJECTED, text);
                        });
    }

    /** Nothing is bought by these calls, so a failure on the way is always safe to repeat. */
    private Reply ask(HttpCall call) {
        try (HttpReply reply = job.target().transport().send(call, deadline)) {
            return Replies.read(reply, rooms.store());
        } catch (IOException e) {
            String host = e instanceof SendException unsent ? unsent.host() : call.path();
            throw new TransportException(context(), "question", host, e);
        }
    }

    private CallContext context() {
        return job.context("");
    }
}
