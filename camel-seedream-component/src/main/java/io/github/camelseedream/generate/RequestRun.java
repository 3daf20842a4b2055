package io.github.camelseedream.generate;

import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.CallOutcome;
import io.github.camelseedream.error.PartialResultException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.result.ImageResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One request from its first worker to its result. Its calls stand in a line; as many lanes as the
 * gate has places for take calls from the line, each lane on a worker of its own. The last lane to
 * end puts the result together and answers.
 */
final class RequestRun {

    private final GenerationJob job;
    private final Rooms rooms;
    private final RequestCheck check;
    private final Ticket<ImageResult> ticket;
    private final Deque<CallPart> line = new ConcurrentLinkedDeque<>();
    private final AtomicInteger lanes = new AtomicInteger(1);
    private RequestCheck.Checked checked;
    private List<CallPart> parts = List.of();
    private volatile Throwable broken;

    RequestRun(GenerationJob job, Rooms rooms, RequestCheck check, Ticket<ImageResult> ticket) {
        this.job = job;
        this.rooms = rooms;
        this.check = check;
        this.ticket = ticket;
    }

    /** Runs on a worker that already has a place at the gate. */
    void start(RequestCheck.Checked whole) {
        checked = whole;
        try {
            parts = RequestPlan.parts(job.target().provider(), prepare(whole.call()));
            line.addAll(parts);
            openLanes();
        } catch (RuntimeException e) {
            rooms.gate().leave();
            ticket.finish(null, e);
            return;
        }
        lane();
    }

    private ProviderRequest prepare(ProviderRequest call) {
        References references = new References(job.target(), rooms, ticket.deadline());
        ProviderRequest prepared =
                new ProviderRequest(call.model(), references.prepare(call.request()), call.count());
        if (prepared.request() != call.request()) {
            check.checkFetched(prepared);
        }
        return prepared;
    }

    private void openLanes() {
        for (int i = 1; i < parts.size() && rooms.gate().enterIfFree(); i++) {
            lanes.incrementAndGet();
            try {
                job.workers().run(this::lane);
            } catch (RejectedExecutionException e) {
                lanes.decrementAndGet();
                rooms.gate().leave();
                return;
            }
        }
    }

    /** However a lane ends, its place is given back and the request is answered. */
    private void lane() {
        try {
            if (!drain()) {
                return;
            }
        } catch (RuntimeException | Error e) {
            broken = e;
        }
        rooms.gate().leave();
        if (lanes.decrementAndGet() == 0) {
            finish();
        }
    }

    /** Runs calls until none is left, or until one has to wait: then the lane goes on later. */
    private boolean drain() {
        CallRun run = new CallRun(job, rooms, ticket.deadline());
        CallPart part;
        while ((part = line.poll()) != null) {
            Duration wait = run.run(part);
            if (!wait.isZero()) {
                line.addFirst(part);
                pause(wait);
                return false;
            }
        }
        return true;
    }

    /** The lane goes on after a while, or at once when the request is ended early. */
    private void pause(Duration wait) {
        AtomicBoolean gone = new AtomicBoolean();
        Runnable goOn =
                () -> {
                    if (gone.compareAndSet(false, true)) {
                        lane();
                    }
                };
        Deadline.Activity pause = ticket.deadline().begin(() -> job.workers().run(goOn));
        job.workers()
                .runLater(
                        wait,
                        () -> {
                            pause.close();
                            goOn.run();
                        });
    }

    private void finish() {
        ImageResult result = null;
        Throwable error = broken;
        if (error == null) {
            try {
                result = result();
            } catch (RuntimeException e) {
                error = e;
            }
        }
        ticket.finish(result, error);
    }

    private ImageResult result() {
        List<SeedreamException> errors = new ArrayList<>();
        parts.forEach(part -> errors.addAll(part.errors()));
        ImageResult result = new ResultAssembly(job, checked, parts).result();
        if (result.getImages().isEmpty() && !errors.isEmpty()) {
            throw worst(errors);
        }
        if (!errors.isEmpty() && job.settings().failPartial()) {
            throw new PartialResultException(
                    new CallContext(
                            job.target().provider().profile().name(),
                            checked.call().model(),
                            result.getRequestId()),
                    result);
        }
        parts.forEach(part -> job.ledger().forget(part.digest()));
        return result;
    }

    /** The error that matters most for the bill stands for all. */
    private static SeedreamException worst(List<SeedreamException> errors) {
        return errors.stream()
                .min(Comparator.comparing(error -> severity(error.outcome())))
                .orElseThrow();
    }

    private static int severity(CallOutcome outcome) {
        return List.of(
                        CallOutcome.UNKNOWN,
                        CallOutcome.ACCEPTED,
                        CallOutcome.REJECTED,
                        CallOutcome.NOT_SENT)
                .indexOf(outcome);
    }
}
