package io.github.camelseedream;

import io.github.camelseedream.operation.AwaitOperation;
import io.github.camelseedream.operation.CancelOperation;
import io.github.camelseedream.operation.EditOperation;
import io.github.camelseedream.operation.EstimateOperation;
import io.github.camelseedream.operation.GenerateOperation;
import io.github.camelseedream.operation.LedgerOperation;
import io.github.camelseedream.operation.ModelsOperation;
import io.github.camelseedream.operation.Operation;
import io.github.camelseedream.operation.OperationContext;
import io.github.camelseedream.operation.StatusOperation;
import io.github.camelseedream.operation.SubmitOperation;
import io.github.camelseedream.operation.WebhookOperation;
import java.util.function.Function;

/** What an endpoint does; the path of its URI. */
@SuppressWarnings("checkstyle:ConstantName")
public enum SeedreamOperation {
    /** Makes images from a prompt, and from references where there are any. */
    generate(GenerateOperation::new),
    /** Edits the images in the body or in references. */
    edit(EditOperation::new),
    /** Submits a request to a provider that works on tasks, and answers with its handle. */
    submit(SubmitOperation::new),
    /** Waits for the images of a handle. */
    await(AwaitOperation::new),
    /** Asks once how the tasks of a handle stand. */
    status(StatusOperation::new),
    /** Asks the provider to stop the tasks of a handle, and tells what became of them. */
    cancel(CancelOperation::new),
    /** Takes what a provider reports of a task, checks it, and answers as await or status does. */
    webhook(WebhookOperation::new),
    /** Tells what a request would cost and the exact call it would make; makes nothing. */
    estimate(EstimateOperation::new),
    /** Lists the provider's models. */
    models(ModelsOperation::new),
    /** Tells what is in the ledger: calls in doubt, calls under way, and what was spent. */
    ledger(LedgerOperation::new);

    private final Function<OperationContext, Operation> operation;

    SeedreamOperation(Function<OperationContext, Operation> operation) {
        this.operation = operation;
    }

    Operation of(OperationContext context) {
        return operation.apply(context);
    }
}
