package io.github.camelseedream.generate.call;

import io.github.camelseedream.result.CallContext;
import java.util.Optional;

/**
 * What an endpoint hands to the generator together with a request or a task handle. Safe for use by
 * several threads.
 *
 * @param target the provider, and the way to it
 * @param settings how the endpoint wants it done
 * @param scheduler runs the work
 * @param submissions what became of earlier deliveries of the same exchange
 * @param attempt who asks
 * @param sink takes each image as soon as it is finished; empty where all are waited for
 * @hidden
 */
public record Invocation(
        Target target,
        GenerationSettings settings,
        WorkScheduler scheduler,
        SubmissionRecord submissions,
        Attempt attempt,
        Optional<ImageSink> sink) {

    /** All images are waited for. */
    public Invocation(
            Target target,
            GenerationSettings settings,
            WorkScheduler scheduler,
            SubmissionRecord submissions,
            Attempt attempt) {
        this(target, settings, scheduler, submissions, attempt, Optional.empty());
    }

    /** The same, and each image is taken as soon as it is finished. */
    public Invocation to(ImageSink images) {
        return new Invocation(
                target, settings, scheduler, submissions, attempt, Optional.of(images));
    }

    /** For errors: the provider, and no model. */
    CallContext callContext() {
        return callContext("");
    }

    /** For errors: the provider, and the model by the provider's id. */
    CallContext callContext(String model) {
        return new CallContext(target.provider().spec().name(), model, "");
    }
}
