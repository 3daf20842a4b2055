package io.github.camelseedream.generate;

import io.github.camelseedream.catalog.ModelFamilies;
import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.generate.call.ActiveRequests;
import io.github.camelseedream.generate.call.CallPlanner;
import io.github.camelseedream.generate.call.GenerationContext;
import io.github.camelseedream.generate.call.GenerationSettings;
import io.github.camelseedream.generate.call.Invocation;
import io.github.camelseedream.generate.call.ProviderCall;
import io.github.camelseedream.generate.call.Target;
import io.github.camelseedream.generate.call.Unforeseen;
import io.github.camelseedream.generate.call.WorkScheduler;
import io.github.camelseedream.generate.check.OutputValidator;
import io.github.camelseedream.generate.check.RequestValidator;
import io.github.camelseedream.generate.check.ValidatedRequest;
import io.github.camelseedream.generate.event.GenerationEvent;
import io.github.camelseedream.generate.limit.ConcurrencyLimiter;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.TaskEvent;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ShortText;
import io.github.camelseedream.result.Estimate;
import io.github.camelseedream.result.ImageResult;
import io.github.camelseedream.result.ImageStore;
import io.github.camelseedream.result.TaskCancellation;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.result.TaskProgress;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out requests: validates, waits for a permit, sends, polls, fetches and collects. A result
 * completes on the worker that did the last of the work, after its permit was released. One serves
 * all endpoints of a component. Safe for use by several threads.
 *
 * @hidden
 */
public final class ImageGenerator {

    private static final Logger LOG = LoggerFactory.getLogger(ImageGenerator.class);
    private static final int MAX_LOGGED_MODELS = 1000;

    /** Why a request ends whose images nobody takes any more. */
    static final String ABANDONED = "the iterator over its images was closed";

    private static final int MAX_LOGGED_MODEL_LENGTH = 100;

    private final Validator validator;
    private final GenerationContext.Shared shared;
    private final Set<String> loggedModels = ConcurrentHashMap.newKeySet();

    /**
     * @param validator checks the constraints of a request
     * @param store keeps the images
     * @param conversions limits how many images are decoded at once
     * @param active where requests are kept until they end
     */
    public ImageGenerator(
            Validator validator,
            ImageStore store,
            ConcurrencyLimiter conversions,
            ActiveRequests active) {
        this.validator = validator;
        this.shared = new GenerationContext.Shared(store, conversions, active, new AtomicBoolean());
    }

    /**
     * Makes or edits images.
     *
     * @param edit whether references are required
     * @return completes with the result, or with a {@link SeedreamException}
     * @throws SeedreamException if nothing could be sent
     */
    public CompletableFuture<ImageResult> generate(
            Invocation invocation, ImageRequest request, boolean edit) {
        return submit(
                invocation,
                request,
                edit,
                (context, output) -> new ImagesCollector(context, output, false));
    }

    /**
     * Submits a request to a provider that works on tasks, and does not wait for its images.
     *
     * @return completes with the handle, or with a {@link SeedreamException}
     * @throws SeedreamException if nothing could be sent
     */
    public CompletableFuture<TaskHandle> submit(Invocation invocation, ImageRequest request) {
        return submit(
                invocation, request, false, (context, output) -> TaskCollectors.handle(context));
    }

    /**
     * Waits for the images of a handle.
     *
     * @return completes with the result; under {@link GenerationSettings#maxWait()} perhaps with
     *     one that holds nothing but the handle
     * @throws SeedreamException if the handle is not of this provider; nothing is sent then
     */
    public CompletableFuture<ImageResult> await(Invocation invocation, TaskHandle task) {
        boolean mayAnswerEarly = !invocation.settings().maxWait().isZero();
        return reportingRefusals(
                invocation,
                () -> {
                    OutputValidator.check(
                            invocation.target().provider(), invocation.settings(), task);
                    return resume(
                            invocation,
                            task,
                            calls(invocation, task),
                            (context, output) ->
                                    new ImagesCollector(context, output, mayAnswerEarly));
                });
    }

    /**
     * Polls the tasks of a handle once.
     *
     * @throws SeedreamException if the handle is not of this provider; nothing is sent then
     */
    public CompletableFuture<TaskProgress> status(Invocation invocation, TaskHandle task) {
        return poll(invocation, task, TaskCollectors.progress(task));
    }

    /**
     * Asks the provider to stop the tasks of a handle.
     *
     * @throws SeedreamException if the handle is not of this provider; nothing is sent then
     */
    public CompletableFuture<TaskCancellation> cancel(Invocation invocation, TaskHandle task) {
        return reportingRefusals(
                invocation,
                () -> {
                    TaskHandles.check(invocation.target().provider(), task);
                    return free(
                            context(invocation, task.getModel()),
                            context -> new FreeCalls(context).cancel(task));
                });
    }

    /**
     * Polls a task of which something was reported that anybody could have sent.
     *
     * @param task the handle of that task alone
     */
    public CompletableFuture<TaskEvent> verify(
            Invocation invocation, TaskHandle task, TaskEvent reported) {
        return poll(invocation, task, TaskCollectors.confirmed(task, reported));
    }

    /**
     * Fetches the images of a task that is known to have ended, without polling it.
     *
     * @param task the handle of that task alone
     */
    public CompletableFuture<ImageResult> complete(
            Invocation invocation, TaskHandle task, TaskEvent ended) {
        return reportingRefusals(
                invocation,
                () ->
                        resume(
                                invocation,
                                task,
                                TaskHandles.ended(invocation.target(), task, ended.outcome()),
                                (context, output) -> new ImagesCollector(context, output, false)));
    }

    /** Asks what a request would cost, where the provider can tell; no image is made. */
    public CompletableFuture<Estimate> estimate(Invocation invocation, ImageRequest request) {
        return reportingRefusals(
                invocation,
                () -> {
                    ValidatedRequest validated = validate(invocation, request, false);
                    return free(
                            context(invocation, validated.call().model()),
                            context -> new CostEstimate(context).of(validated));
                });
    }

    /** Lists the models of the provider; each is a map of what the provider tells of it. */
    public CompletableFuture<List<Map<String, Object>>> models(Invocation invocation) {
        return reportingRefusals(
                invocation,
                () -> free(context(invocation, ""), context -> new FreeCalls(context).models()));
    }

    /**
     * Checks by a call that costs nothing that a provider is there and takes the key. It runs on
     * the caller's thread and needs no permit.
     *
     * @param timeout how long that may take
     * @throws SeedreamException if the provider cannot be reached, or refuses the key
     */
    public void check(Target target, WorkScheduler scheduler, Duration timeout) {
        inTime(
                target,
                scheduler,
                timeout,
                calls -> {
                    calls.check();
                    return null;
                });
    }

    /**
     * Makes a call that costs nothing, likewise.
     *
     * @throws SeedreamException if no answer comes
     */
    public Reply ask(Target target, HttpCall call, WorkScheduler scheduler, Duration timeout) {
        return inTime(target, scheduler, timeout, calls -> calls.send(call));
    }

    private <T> T inTime(
            Target target, WorkScheduler scheduler, Duration timeout, Function<FreeCalls, T> work) {
        Deadline deadline = Deadline.after(timeout);
        Runnable cancel = scheduler.onTimeout(timeout, deadline::expire);
        try {
            return work.apply(new FreeCalls(target, shared.store(), deadline));
        } finally {
            cancel.run();
        }
    }

    private <T> CompletableFuture<T> submit(
            Invocation invocation,
            ImageRequest request,
            boolean edit,
            BiFunction<GenerationContext, TaskHandle.Output, ResultCollector<T>> collector) {
        return reportingRefusals(
                invocation,
                () -> {
                    ValidatedRequest validated = validate(invocation, request, edit);
                    String model = validated.call().model();
                    logUnknown(model);
                    GenerationContext context = context(invocation, model);
                    RequestOutline outline = RequestOutline.of(validated);
                    GenerationRun<T> run =
                            new GenerationRun<>(
                                    context, validated, collector.apply(context, outline.output()));
                    try {
                        start(context, run);
                    } catch (CapacityExceededException e) {
                        throw context.submissions()
                                .mostSevere(
                                        () ->
                                                CallPlanner.content(
                                                        context.provider(), validated.call()),
                                        e);
                    }
                    return run.result();
                });
    }

    private <T> CompletableFuture<T> poll(
            Invocation invocation, TaskHandle task, ResultCollector<T> collector) {
        return reportingRefusals(
                invocation,
                () ->
                        resume(
                                invocation,
                                task,
                                calls(invocation, task),
                                (context, output) -> collector));
    }

    private static List<ProviderCall> calls(Invocation invocation, TaskHandle task) {
        return TaskHandles.calls(invocation.target().provider(), task);
    }

    private <T> CompletableFuture<T> resume(
            Invocation invocation,
            TaskHandle task,
            List<ProviderCall> calls,
            BiFunction<GenerationContext, TaskHandle.Output, ResultCollector<T>> collector) {
        GenerationContext context = context(invocation, task.getModel());
        GenerationRun<T> run =
                new GenerationRun<>(
                        context,
                        RequestOutline.of(task),
                        calls,
                        collector.apply(context, task.getOutput()));
        start(context, run);
        return run.result();
    }

    private <T> CompletableFuture<T> free(
            GenerationContext context, Function<GenerationContext, T> calls) {
        CompletableFuture<T> result = new CompletableFuture<>();
        start(
                context,
                () -> {
                    context.publishStarted();
                    T value = null;
                    SeedreamException error = null;
                    try {
                        value = calls.apply(context);
                    } catch (SeedreamException e) {
                        error = e;
                    } catch (RuntimeException | Error e) {
                        error = Unforeseen.adapterFailed(context.callContext(), e);
                    } finally {
                        context.limiter().release();
                    }
                    context.complete(result, value, error);
                });
        return result;
    }

    private GenerationContext context(Invocation invocation, String model) {
        return new GenerationContext(invocation, model, shared);
    }

    /** Publishes {@link GenerationEvent.Refused} when a request fails before it is sent. */
    private <T> T reportingRefusals(Invocation invocation, Supplier<T> request) {
        try {
            return request.get();
        } catch (SeedreamException e) {
            context(invocation, e.model()).publish(() -> new GenerationEvent.Refused(e));
            throw e;
        }
    }

    private ValidatedRequest validate(Invocation invocation, ImageRequest request, boolean edit) {
        return new RequestValidator(invocation.target().provider(), invocation.settings())
                .check(request, edit, validator);
    }

    /** Logs a model once that the catalogue does not know; the request is sent unchecked. */
    private void logUnknown(String model) {
        if (ModelFamilies.of(model) == ModelFamilies.UNKNOWN
                && loggedModels.size() < MAX_LOGGED_MODELS) {
            String shown = ShortText.of(model, MAX_LOGGED_MODEL_LENGTH);
            if (loggedModels.add(shown)) {
                LOG.info("Model {} is not in the catalogue; it is sent as it is, unchecked", shown);
            }
        }
    }

    /** Starts work on a worker, with a permit that the work releases. */
    private static void start(GenerationContext context, Runnable work) {
        ConcurrencyLimiter limiter = context.limiter();
        Duration left = context.deadline().remaining();
        boolean hasPermit =
                limiter.acquire(limiter.maxWait().compareTo(left) < 0 ? limiter.maxWait() : left);
        if (!hasPermit) {
            throw refused(context, full(limiter, context.settings().timeout()));
        }
        if (!context.begin()) {
            context.end();
            limiter.release();
            throw refused(context, ActiveRequests.STOPPING);
        }
        try {
            context.startTimers();
            context.sink()
                    .ifPresent(sink -> sink.begins(() -> context.deadline().expire(ABANDONED)));
            context.scheduler().run(work);
        } catch (RejectedExecutionException | Error e) {
            context.end();
            limiter.release();
            CapacityExceededException refusal = refused(context, withoutThread(e));
            refusal.initCause(e);
            throw refusal;
        }
    }

    private static String withoutThread(Throwable why) {
        return why instanceof Error
                ? "this machine gives no thread for it ("
                        + why
                        + "). Raise its bounds on threads and memory, or send less at once"
                : "all worker threads are busy in routes that handle earlier results. Make those"
                        + " routes faster, or hand their slow part to seda";
    }

    private static String full(ConcurrencyLimiter limiter, Duration timeout) {
        String places = "all " + limiter.max() + " places are taken, and ";
        Duration maxWait = limiter.maxWait();
        if (maxWait.isZero()) {
            return places
                    + "whenFull=reject. Raise maxConcurrentCalls, set whenFull=wait, or send less"
                    + " at once";
        }
        boolean isHurry = timeout.compareTo(maxWait) < 0;
        return places
                + "none came free within "
                + (isHurry
                        ? "the timeout of " + timeout.toMillis()
                        : String.valueOf(maxWait.toMillis()))
                + " ms. Raise maxConcurrentCalls or "
                + (isHurry ? "timeout" : "queueTimeout")
                + ", or send less at once";
    }

    private static CapacityExceededException refused(GenerationContext context, String why) {
        return new CapacityExceededException(context.callContext(), "Nothing was sent: " + why);
    }
}
