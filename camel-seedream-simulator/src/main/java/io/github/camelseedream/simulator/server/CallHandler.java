package io.github.camelseedream.simulator.server;

import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.journal.Journal;
import io.github.camelseedream.simulator.server.Traffic.Outcome;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Takes each request through its stations. A call that waits holds a timer, not a thread. */
final class CallHandler extends Handler.Abstract {

    private final Traffic traffic;
    private final ControlDesk desk;
    private final Journal journal;

    CallHandler(Traffic traffic, ControlDesk desk, Journal journal) {
        this.traffic = traffic;
        this.desk = desk;
        this.journal = journal;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getDecodedPath();
        CallReader.read(request, traffic.partReader(request.getMethod(), path))
                .whenComplete(
                        (call, failure) -> {
                            if (failure != null) {
                                callback.failed(failure);
                            } else {
                                take(call, request, response, callback);
                            }
                        });
        return true;
    }

    private void take(Call call, Request request, Response response, Callback callback) {
        ReplyWriter writer = new ReplyWriter(request, response, callback);
        if (ControlDesk.isFor(call)) {
            control(call, writer);
            return;
        }
        boolean isCounted = !Traffic.isDownload(call);
        Runnable leave = isCounted ? journal::leave : () -> {};
        if (isCounted) {
            journal.enter();
        }
        try {
            Outcome outcome = traffic.decide(call);
            after(outcome.delay(), request, () -> deliver(outcome, writer, leave));
        } catch (RuntimeException e) {
            leave.run();
            writer.fail(e);
        }
    }

    private void control(Call call, ReplyWriter writer) {
        try {
            writer.send(desk.answer(call), FaultEffects.NONE.delivery());
        } catch (RuntimeException e) {
            writer.fail(e);
        }
    }

    /**
     * A call stops counting as in flight before its answer is sent: else a client that calls one
     * after the other could be seen with two at once.
     */
    private static void deliver(Outcome outcome, ReplyWriter writer, Runnable leave) {
        leave.run();
        outcome.reply()
                .ifPresentOrElse(
                        reply -> writer.send(reply, outcome.effects().delivery()), writer::reset);
    }

    /** The timer's own thread only hands over, since sending may have to paint first. */
    private static void after(Duration delay, Request request, Runnable action) {
        if (delay.isZero()) {
            action.run();
            return;
        }
        Runnable handOver = () -> request.getComponents().getExecutor().execute(action);
        request.getComponents()
                .getScheduler()
                .schedule(handOver, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
}
