package io.github.camelseedream.generate;

import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.TaskUnreachableException;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderTask;
import io.github.camelseedream.provider.TaskEvent;
import io.github.camelseedream.result.TaskHandle;
import java.util.List;

/**
 * How a task stands that somebody reported on, as its provider tells when asked. An end that the
 * provider does not confirm is an error, so that the report is made again.
 */
final class WebhookVerification implements ResultCollector<TaskEvent> {

    private final TaskHandle handle;
    private final TaskEvent told;

    WebhookVerification(TaskHandle handle, TaskEvent told) {
        this.handle = handle;
        this.told = told;
    }

    @Override
    public boolean waitsForTasks() {
        return false;
    }

    @Override
    public TaskEvent answer(RequestValidator.ValidatedRequest checked, List<ProviderCall> parts) {
        ProviderCall part = parts.get(0);
        ProviderTask task = new ProviderTask(told.task().id(), handle.getModel());
        CallContext context = new CallContext(handle.getProvider(), task.model(), task.id());
        if (part.waitEnd() != null) {
            throw part.waitEnd().exception(context, handle);
        }
        Outcome outcome = part.tasks().of(task);
        if (outcome instanceof Outcome.Pending && !(told.outcome() instanceof Outcome.Pending)) {
            throw new TaskUnreachableException(
                    context,
                    handle,
                    "a delivery says that it has ended, and asked again, the provider did not");
        }
        return new TaskEvent(task, outcome);
    }
}
