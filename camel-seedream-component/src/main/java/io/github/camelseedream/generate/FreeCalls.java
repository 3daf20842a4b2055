package io.github.camelseedream.generate;

import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TransportException;
import io.github.camelseedream.generate.call.GenerationContext;
import io.github.camelseedream.generate.call.Target;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.CancellableProvider;
import io.github.camelseedream.provider.HealthCheckedProvider;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.PlainTexts;
import io.github.camelseedream.provider.ProviderTask;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.spec.FailureKind;
import io.github.camelseedream.provider.wire.ProviderErrors;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CancelOutcome;
import io.github.camelseedream.result.ImageStore;
import io.github.camelseedream.result.TaskCancellation;
import io.github.camelseedream.result.TaskHandle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Calls that cost nothing: which models are there, is the account good. */
final class FreeCalls {

    /** What a host answers for a path that it does not have. */
    private static final Set<Integer> NOT_THERE = Set.of(404, 405, 501);

    private final Target target;
    private final ImageStore store;
    private final Deadline deadline;
    private final CallContext callContext;

    FreeCalls(GenerationContext context) {
        this(context.target(), context.store(), context.deadline());
    }

    FreeCalls(Target target, ImageStore store, Deadline deadline) {
        this.target = target;
        this.store = store;
        this.deadline = deadline;
        this.callContext = new CallContext(target.provider().spec().name(), "", "");
    }

    List<Map<String, Object>> models() {
        ImageProvider provider = target.provider();
        return provider.readModels(send(provider.models())).stream()
                .map(model -> PlainTexts.change(model, target.transport()::withoutKey))
                .toList();
    }

    /**
     * Checks that the provider is there and takes the key: by the call for the account, or, where
     * there is none behind the base URL, as at a gateway, by the one for the models.
     *
     * @throws io.github.camelseedream.error.SeedreamException if it is not, or does not
     */
    void check() {
        if (!(target.provider() instanceof HealthCheckedProvider checked)
                || !isAccountGood(checked)) {
            models();
        }
    }

    /** False where nothing can be said of it. */
    private boolean isAccountGood(HealthCheckedProvider provider) {
        Reply reply;
        try {
            reply = send(provider.check());
        } catch (TransportException e) {
            return false;
        }
        if (NOT_THERE.contains(reply.status())) {
            return false;
        }
        if (!reply.isSuccess()) {
            throw ProviderErrors.freeFailure(reply, callContext, provider.spec().errorCodes());
        }
        provider.problem(reply)
                .ifPresent(
                        text -> {
                            throw ProviderErrors.failure(
                                    reply, callContext, FailureKind.AUTHENTICATION, text);
                        });
        return true;
    }

    /** Asks the provider to stop each task of a handle; the others, too, where that fails. */
    TaskCancellation cancel(TaskHandle handle) {
        Map<String, CancelOutcome> outcomes = new LinkedHashMap<>();
        List<SeedreamException> failures = new ArrayList<>();
        for (TaskHandle.Part part : handle.getParts()) {
            for (String id : part.ids()) {
                try {
                    outcomes.put(id, cancel(new ProviderTask(id, handle.getModel())));
                } catch (SeedreamException e) {
                    failures.add(e);
                }
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
        return TaskCancellation.of(handle, outcomes);
    }

    private CancelOutcome cancel(ProviderTask task) {
        CancellableProvider provider = (CancellableProvider) target.provider();
        return provider.readCancel(task, send(provider.cancel(task)));
    }

    Reply send(HttpCall call) {
        return target.ask(call, store, deadline);
    }
}
