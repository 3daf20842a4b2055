package io.github.camelseedream.generate;

import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskUnreachableException;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.result.TaskProgress;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One request from its first worker to its answer. Its calls stand in a line; as many lanes as the
 * gate has places for take calls from the line, each lane on a worker of its own. A call that
 * became a task leaves its lane and is asked for now and then, without a thread or a place in
 * between. The last of all to end answers.
 */
final class GenerationRun<T> {

    private final GenerationContext job;
    private final SharedResources rooms;
    private final PendingResult<T> ticket;
    private final ResultCollector<T> ending;
    private final Deque<ProviderCall> line = new ConcurrentLinkedDeque<>();

    /** Lanes and waiting tasks that have not ended. */
    private final AtomicInteger open = new AtomicInteger(1);

    private RequestValidator.ValidatedRequest checked;
    private String digest = "";
    private List<ProviderCall> parts = List.of();
    private OutputConversion conversions;
    private RequestProgress progress;
    private volatile Throwable broken;

    GenerationRun(
            GenerationContext job,
            SharedResources rooms,
            PendingResult<T> ticket,
            ResultCollector<T> ending) {
        this.job = job;
        this.rooms = rooms;
        this.ticket = ticket;
        this.ending = ending;
    }

    /** Submits a request. Runs on a worker that already has a place at the gate. */
    void submit(RequestValidator.ValidatedRequest whole) {
        start(
                whole,
                () -> {
                    digest =
                            job.ledger()
                                    .begin(
                                            CallPlanner.digest(
                                                    job.target().provider(), whole.call()),
                                            job.attempt(),
                                            job.settings().repeatUnknown());
                    return CallPlanner.parts(
                            job.target().provider(),
                            prepare(whole),
                            job.ledger().occasion(digest),
                            digest);
                });
    }

    /** Goes on with a request that was submitted before; runs on a worker with a place, too. */
    void resume(RequestValidator.ValidatedRequest whole, List<ProviderCall> submitted) {
        start(whole, () -> submitted);
    }

    private void start(RequestValidator.ValidatedRequest whole, Supplier<List<ProviderCall>> plan) {
        checked = whole;
        try {
            parts = plan.get();
            progress = new RequestProgress(job, checked);
            conversions =
                    new OutputConversion(
                            job,
                            rooms,
                            ticket.deadline(),
                            OutputConversionPlan.of(
                                    job.target().provider(), whole.call().request()));
            line.addAll(parts);
            openLanes();
        } catch (RuntimeException | Error e) {
            rooms.gate().leave();
            SeedreamException error = standing(notStarted(e));
            job.ledger().left(digest);
            ticket.finish(null, error);
            return;
        }
        lane();
    }

    private ProviderRequest prepare(RequestValidator.ValidatedRequest whole) {
        checked = new ReferencePreparer(job, rooms, ticket.deadline()).prepare(whole);
        return checked.call();
    }

    private void openLanes() {
        for (int i = 1; i < parts.size() && rooms.gate().enterIfFree(); i++) {
            open.incrementAndGet();
            try {
                job.workers().run(this::lane);
            } catch (RejectedExecutionException | Error e) {
                open.decrementAndGet();
                rooms.gate().leave();
                return;
            }
        }
    }

    /** Needs a place; however a lane ends, it is given back and the request is answered. */
    private void lane() {
        lane(rooms.gate()::leave);
    }

    /** Sends nothing: its time was over before a place came free. */
    private void lateLane() {
        lane(() -> {});
    }

    private void lane(Runnable leave) {
        Duration wait = Duration.ZERO;
        try {
            wait = drain();
        } catch (RuntimeException | Error e) {
            broken = e;
        }
        leave.run();
        if (wait.isZero()) {
            end();
        } else {
            later(
                    ticket.deadline(),
                    wait,
                    () -> onceThereIsAPlace(ticket.deadline(), this::lane, this::lateLane));
        }
    }

    /**
     * Goes on with a place, or without one.
     *
     * @param tooLate goes on without a place, when the bound is over before one came free
     */
    private void onceThereIsAPlace(Deadline bound, Runnable work, Runnable tooLate) {
        WorkScheduler workers = job.workers();
        if (rooms.gate()
                .enterOrQueue(bound, () -> workers.goOn(work), () -> workers.goOn(tooLate))) {
            work.run();
        }
    }

    /** Runs calls until none is left, or until one has to wait; the time to wait. */
    private Duration drain() {
        CallExecutor run = new CallExecutor(job, rooms, ticket);
        ProviderCall part;
        while ((part = line.poll()) != null) {
            if (part.tasks() != null) {
                look(run, part);
            } else {
                Duration wait = run.run(part);
                if (!wait.isZero()) {
                    line.addFirst(part);
                    return wait;
                }
            }
            if (part.isWaiting()) {
                tell(part, GenerationEvent.TaskPending::new);
            }
            if (mayWait(part)) {
                open.incrementAndGet();
                askLater(part);
            }
        }
        return Duration.ZERO;
    }

    private boolean mayWait(ProviderCall part) {
        return ending.waitsForTasks() && part.isWaiting() && part.waitEnd() == null;
    }

    private void askLater(ProviderCall part) {
        Duration delay =
                job.settings().polls().delay(Duration.ofNanos(part.waited()), part.tasks().asked());
        later(ticket.patience(), delay, () -> ask(part));
    }

    /** Asks for a task once there is a place, unless its time is over. */
    private void ask(ProviderCall part) {
        if (ticket.patience().isOver()) {
            giveUp(part);
        } else {
            onceThereIsAPlace(ticket.patience(), () -> askInside(part), () -> giveUp(part));
        }
    }

    private void giveUp(ProviderCall part) {
        part.outOfPatience(ticket.patience().reason());
        waited(part);
        end();
    }

    private void askInside(ProviderCall part) {
        look(new CallExecutor(job, rooms, ticket), part);
        rooms.gate().leave();
        if (mayWait(part)) {
            askLater(part);
        } else {
            end();
        }
    }

    private void look(CallExecutor run, ProviderCall part) {
        try {
            if (new TaskPoller(job.target(), rooms, ticket.deadline()).look(part)) {
                tell(part, GenerationEvent.TaskPolled::new);
            }
            if (ending.waitsForTasks() && !mayWait(part)) {
                waited(part);
            }
            if (part.tasks().isDone() && ending.waitsForTasks()) {
                run.ended(part);
            }
        } catch (RuntimeException | Error e) {
            run.broken(part, e);
        }
    }

    private void waited(ProviderCall part) {
        ticket.events()
                .tell(() -> new GenerationEvent.TaskWaitEnded(Duration.ofNanos(part.waited())));
    }

    private void tell(ProviderCall part, Function<TaskProgress, GenerationEvent> event) {
        ticket.events().tell(() -> event.apply(progress.after(part)));
    }

    /** Goes on after a while, or at once when the request is ended early. */
    private void later(Deadline bound, Duration wait, Runnable work) {
        AtomicBoolean gone = new AtomicBoolean();
        Runnable goOn =
                () -> {
                    if (gone.compareAndSet(false, true)) {
                        work.run();
                    }
                };
        AtomicReference<Runnable> takeBack = new AtomicReference<>(() -> {});
        Deadline.Activity pause =
                bound.begin(
                        () -> {
                            takeBack.get().run();
                            job.workers().goOn(goOn);
                        });
        takeBack.set(
                job.workers()
                        .runLater(
                                wait,
                                () -> {
                                    pause.close();
                                    goOn.run();
                                }));
    }

    private void end() {
        if (open.decrementAndGet() > 0) {
            return;
        }
        parts.forEach(ProviderCall::leaveLine);
        try {
            conversions.convert(broken == null ? parts : List.of(), this::answer);
        } catch (RuntimeException | Error e) {
            broken = e;
            answer();
        }
    }

    private void answer() {
        T answer = null;
        SeedreamException error = null;
        try {
            if (broken == null) {
                answer = ending.answer(checked, parts);
            } else {
                error = brokenOff(broken);
            }
        } catch (SeedreamException e) {
            error = standing(e);
        } catch (RuntimeException | Error e) {
            error = brokenOff(e);
        }
        settle(error);
        ticket.finish(answer, error);
    }

    private SeedreamException standing(SeedreamException error) {
        return digest.isEmpty() ? error : job.ledger().standing(digest, error);
    }

    private SeedreamException notStarted(Throwable cause) {
        return cause instanceof SeedreamException told
                ? told
                : Unforeseen.beforeSending(
                        job.context(checked.call().model()),
                        "request",
                        "",
                        "could not be prepared",
                        cause);
    }

    /** Calls may have been sent: it may be billed, and a handle is not lost. */
    private SeedreamException brokenOff(Throwable cause) {
        CallContext context = job.context(checked.call().model());
        return standing(
                parts.stream().anyMatch(part -> part.tasks() != null)
                        ? new TaskUnreachableException(
                                context,
                                TaskHandles.whole(job, checked, parts),
                                Unforeseen.text(cause))
                        : Unforeseen.afterSending(context, cause));
    }

    /** A request that came to its end is over; one that may go on stays the same request. */
    private void settle(Throwable error) {
        boolean goesOn =
                error != null
                        && parts.stream()
                                .anyMatch(
                                        part ->
                                                part.tasks() == null
                                                        || job.ledger()
                                                                .recall(part.digest())
                                                                .isPresent());
        if (!goesOn) {
            job.ledger().ended(digest);
        }
        job.ledger().left(digest);
    }
}
