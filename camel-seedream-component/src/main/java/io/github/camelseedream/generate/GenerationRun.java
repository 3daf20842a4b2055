package io.github.camelseedream.generate;

import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskUnreachableException;
import io.github.camelseedream.generate.ResultCollector.Collected;
import io.github.camelseedream.generate.call.CallExecutor;
import io.github.camelseedream.generate.call.CallPlanner;
import io.github.camelseedream.generate.call.GenerationContext;
import io.github.camelseedream.generate.call.ProviderCall;
import io.github.camelseedream.generate.call.SubmissionRecord;
import io.github.camelseedream.generate.call.TaskPoller;
import io.github.camelseedream.generate.call.TaskStates;
import io.github.camelseedream.generate.call.Unforeseen;
import io.github.camelseedream.generate.call.WorkScheduler;
import io.github.camelseedream.generate.check.ValidatedRequest;
import io.github.camelseedream.generate.event.GenerationEvent;
import io.github.camelseedream.generate.image.ImageFetcher;
import io.github.camelseedream.generate.image.ReferencePreparer;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.result.CancelOutcome;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.result.TaskProgress;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Runs one request from its first worker to its result. Its calls wait in a queue; as many workers
 * as there are free permits take calls from it in parallel. A call that became a task is polled now
 * and then, without a thread or a permit in between. Whoever ends last collects the result.
 */
final class GenerationRun<T> implements Runnable {

    private static final Duration TIME_TO_CANCEL = Duration.ofSeconds(10);

    private final GenerationContext context;
    private final ResultCollector<T> collector;
    private final Optional<ValidatedRequest> request;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private final CallExecutor executor;
    private final Deque<ProviderCall> queue = new ConcurrentLinkedDeque<>();

    /** Workers and awaited tasks that have not ended. */
    private final AtomicInteger active = new AtomicInteger(1);

    private Optional<SubmissionRecord.Request> record = Optional.empty();
    private RequestOutline outline;
    private List<ProviderCall> calls;
    private RequestProgress progress;
    private volatile Throwable broken;

    /** A run of a new request. */
    GenerationRun(
            GenerationContext context, ValidatedRequest request, ResultCollector<T> collector) {
        this(context, collector, Optional.of(request), RequestOutline.of(request), List.of());
    }

    /** A run that goes on with tasks that were submitted before. */
    GenerationRun(
            GenerationContext context,
            RequestOutline outline,
            List<ProviderCall> calls,
            ResultCollector<T> collector) {
        this(context, collector, Optional.empty(), outline, calls);
    }

    private GenerationRun(
            GenerationContext context,
            ResultCollector<T> collector,
            Optional<ValidatedRequest> request,
            RequestOutline outline,
            List<ProviderCall> calls) {
        this.context = context;
        this.collector = collector;
        this.request = request;
        this.outline = outline;
        this.calls = calls;
        this.executor =
                new CallExecutor(
                        context,
                        new ImageFetcher(context),
                        (call, place, image) -> collector.add(this.outline, call, place, image));
    }

    /** Completes with the result, or with a {@link SeedreamException}. */
    CompletableFuture<T> result() {
        return result;
    }

    /** Runs on a worker that has a permit. */
    @Override
    public void run() {
        context.publishStarted();
        try {
            request.ifPresent(this::plan);
            progress = new RequestProgress(context, outline);
            queue.addAll(calls);
            addWorkers();
        } catch (RuntimeException | Error e) {
            context.limiter().release();
            SeedreamException error = mostSevere(notStarted(e));
            record.ifPresent(known -> known.attemptEnded(true));
            context.complete(result, null, error);
            return;
        }
        runCalls(true);
    }

    private void plan(ValidatedRequest validated) {
        String content = CallPlanner.content(context.provider(), validated.call());
        SubmissionRecord.Request known =
                context.submissions()
                        .begin(content, context.attempt(), context.settings().repeatUnknown());
        record = Optional.of(known);
        ValidatedRequest prepared = new ReferencePreparer(context).prepare(validated);
        outline = RequestOutline.of(prepared);
        calls = CallPlanner.calls(context.provider(), prepared.call(), content, known);
    }

    private SeedreamException notStarted(Throwable cause) {
        return cause instanceof SeedreamException error
                ? error
                : Unforeseen.beforeSending(
                        context.callContext(), "request", "", "could not be prepared", cause);
    }

    private void addWorkers() {
        for (int i = 1; i < calls.size() && context.limiter().tryAcquire(); i++) {
            active.incrementAndGet();
            try {
                context.scheduler().run(() -> runCalls(true));
            } catch (RejectedExecutionException | Error e) {
                active.decrementAndGet();
                context.limiter().release();
                return;
            }
        }
    }

    /**
     * Runs calls until none is left, or one has to wait. However that ends, the permit is released,
     * and the last one gives the request its result.
     *
     * @param hasPermit false if the deadline came before a permit: then nothing is sent any more
     */
    private void runCalls(boolean hasPermit) {
        Duration pause = Duration.ZERO;
        try {
            ProviderCall call;
            while (pause.isZero() && (call = queue.poll()) != null) {
                if (call.tasks().isPresent()) {
                    poll(call);
                } else {
                    pause = executor.execute(call);
                }
                proceed(call, pause);
            }
        } catch (RuntimeException | Error e) {
            broken = e;
        }
        if (hasPermit) {
            context.limiter().release();
        }
        if (pause.isZero()) {
            ended();
        } else {
            later(
                    context.deadline(),
                    pause,
                    () ->
                            withPermit(
                                    context.deadline(),
                                    () -> runCalls(true),
                                    () -> runCalls(false)));
        }
    }

    /** Puts a call back that has to wait before it is sent; polls tasks that are awaited later. */
    private void proceed(ProviderCall call, Duration pause) {
        if (!pause.isZero()) {
            queue.addFirst(call);
            return;
        }
        if (call.isPending()) {
            publish(call, GenerationEvent.TaskPending::new);
        }
        if (isAwaited(call)) {
            active.incrementAndGet();
            pollLater(call);
        }
    }

    private boolean isAwaited(ProviderCall call) {
        return collector.waitsForTasks() && call.isAwaited();
    }

    private void pollLater(ProviderCall call) {
        Duration delay =
                context.settings().polls().delay(call.waited(), call.tasks().orElseThrow().polls());
        later(context.waitEnd(), delay, () -> pollWithPermit(call));
    }

    private void pollWithPermit(ProviderCall call) {
        if (context.waitEnd().isOver()) {
            waitTimedOut(call);
        } else {
            withPermit(context.waitEnd(), () -> pollNow(call), () -> waitTimedOut(call));
        }
    }

    private void pollNow(ProviderCall call) {
        poll(call);
        context.limiter().release();
        if (isAwaited(call)) {
            pollLater(call);
        } else {
            ended();
        }
    }

    private void waitTimedOut(ProviderCall call) {
        executor.waitTimedOut(call, context.waitEnd().reason());
        publishWaitEnded(call);
        ended();
    }

    private void poll(ProviderCall call) {
        TaskStates tasks = call.tasks().orElseThrow();
        try {
            if (new TaskPoller(context).poll(call, tasks)) {
                publish(call, GenerationEvent.TaskPolled::new);
            }
            if (collector.waitsForTasks() && !call.isAwaited()) {
                publishWaitEnded(call);
            }
            if (collector.waitsForTasks() && tasks.isDone()) {
                executor.tasksEnded(call, tasks);
            } else if (collector.wantsImagesEarly()) {
                executor.fetchEnded(call, tasks);
            }
        } catch (RuntimeException | Error e) {
            executor.broken(call, e);
        }
    }

    private void publish(ProviderCall call, Function<TaskProgress, GenerationEvent> event) {
        context.publish(() -> event.apply(progress.after(call)));
    }

    private void publishWaitEnded(ProviderCall call) {
        context.publish(() -> new GenerationEvent.TaskWaitEnded(call.waited()));
    }

    /**
     * Continues with a permit, or without one.
     *
     * @param tooLate what to do when the deadline comes before a permit
     */
    private void withPermit(Deadline bound, Runnable work, Runnable tooLate) {
        WorkScheduler scheduler = context.scheduler();
        boolean hasPermit =
                context.limiter()
                        .acquireOrQueue(
                                bound,
                                () -> scheduler.resume(work),
                                () -> scheduler.resume(tooLate));
        if (hasPermit) {
            work.run();
        }
    }

    /** Continues after a delay, or at once when the deadline comes first, and has no timer then. */
    private void later(Deadline bound, Duration delay, Runnable work) {
        AtomicBoolean begun = new AtomicBoolean();
        Runnable once =
                () -> {
                    if (begun.compareAndSet(false, true)) {
                        work.run();
                    }
                };
        CompletableFuture<Runnable> timer = new CompletableFuture<>();
        Deadline.Activity pause =
                bound.begin(
                        () -> {
                            timer.thenAccept(Runnable::run);
                            context.scheduler().resume(once);
                        });
        timer.complete(
                context.scheduler()
                        .runLater(
                                delay,
                                () -> {
                                    pause.close();
                                    once.run();
                                }));
    }

    /** A worker or an awaited task ended; the last one collects the result. */
    private void ended() {
        if (active.decrementAndGet() > 0) {
            return;
        }
        executor.leaveSlots(calls);
        if (broken == null && calls.stream().anyMatch(this::isToBeCancelled)) {
            cancel();
        } else {
            collect();
        }
    }

    private boolean isToBeCancelled(ProviderCall call) {
        return call.isPending() && call.isWaitTimedOut() && context.cancelsTasks();
    }

    /**
     * Asks the provider once to stop what has not ended; the request has its result in any case.
     */
    private void cancel() {
        Deadline bound = Deadline.after(TIME_TO_CANCEL);
        Runnable noTimer = context.scheduler().onTimeout(TIME_TO_CANCEL, bound::expire);
        withPermit(
                bound,
                () -> {
                    cancel(bound);
                    context.limiter().release();
                    noTimer.run();
                    collect();
                },
                () -> {
                    notCancelled("no place of maxConcurrentCalls came free");
                    collect();
                });
    }

    private void cancel(Deadline bound) {
        try {
            TaskHandle pending = TaskHandles.ofPending(context, outline, calls);
            CancelOutcome outcome =
                    new FreeCalls(context.target(), context.store(), bound)
                            .cancel(pending)
                            .outcome();
            calls.stream()
                    .filter(this::isToBeCancelled)
                    .forEach(call -> executor.cancelled(call, outcome));
        } catch (SeedreamException e) {
            notCancelled(e.getMessage());
        } catch (RuntimeException | Error e) {
            notCancelled(Unforeseen.adapterFailed(e));
        }
    }

    private void notCancelled(String problem) {
        calls.stream()
                .filter(this::isToBeCancelled)
                .forEach(call -> executor.notCancelled(call, problem));
    }

    private void collect() {
        try {
            if (broken == null) {
                collector.whenPrepared(this::complete);
                return;
            }
        } catch (RuntimeException | Error e) {
            broken = e;
        }
        complete();
    }

    private void complete() {
        Collected<T> collected;
        try {
            collected =
                    broken == null
                            ? collector.collect(outline, calls)
                            : Collected.failed(brokenOff(broken));
        } catch (RuntimeException | Error e) {
            collected = Collected.failed(brokenOff(e));
        }
        SeedreamException error = collected.error() == null ? null : mostSevere(collected.error());
        record.ifPresent(known -> known.attemptEnded(error != null && mayGoOn()));
        context.complete(result, collected.value(), error);
    }

    private SeedreamException mostSevere(SeedreamException error) {
        return record.map(known -> known.mostSevere(error)).orElse(error);
    }

    /** Calls may have been sent: it may be billed, and a handle is not lost. */
    private SeedreamException brokenOff(Throwable cause) {
        return calls.stream().anyMatch(call -> call.tasks().isPresent())
                ? new TaskUnreachableException(
                        context.callContext(),
                        TaskHandles.ofAll(context, outline, calls),
                        Unforeseen.text(cause))
                : Unforeseen.afterSending(context.callContext(), cause);
    }

    /** Whether a redelivery goes on with the request; after its end, the next is another one. */
    private boolean mayGoOn() {
        return calls.stream().anyMatch(call -> call.tasks().isEmpty() || call.mayBeBilled());
    }
}
