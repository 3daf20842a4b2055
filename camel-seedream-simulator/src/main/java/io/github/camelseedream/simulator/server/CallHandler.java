package io.github.camelseedream.simulator.server;

import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.journal.Journal;
import io.github.camelseedream.simulator.server.RequestPipeline.Outcome;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Reads, decides and answers each request. A call that waits holds a timer, not a thread. */
final class CallHandler extends Handler.Abstract {

    /** Set on every answer, so that a client can tell that its provider is simulated. */
    static final String MARK = "X-Seedream-Simulator";

    private static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(5);

    private final RequestPipeline pipeline;
    private final AdminApi adminApi;
    private final Journal journal;

    CallHandler(RequestPipeline pipeline, AdminApi adminApi, Journal journal) {
        this.pipeline = pipeline;
        this.adminApi = adminApi;
        this.journal = journal;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        ReplyWriter writer = new ReplyWriter(request, response, callback);
        String path = path(request);
        CallReader.read(request, path, pipeline.partReader(request.getMethod(), path))
                .orTimeout(REQUEST_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                .thenAccept(call -> take(call, request, writer))
                .exceptionally(failure -> refuse(failure, writer));
        return true;
    }

    /** At a port of its own, a provider is found with and without its name in front. */
    private static String path(Request request) {
        String path = Objects.toString(request.getHttpURI().getDecodedPath(), "");
        String provider = request.getConnectionMetaData().getConnector().getName();
        boolean isWhole =
                provider == null
                        || path.equals("/")
                        || path.startsWith(AdminApi.PREFIX)
                        || path.startsWith("/" + provider + "/");
        return isWhole ? path : "/" + provider + path;
    }

    private void take(Call call, Request request, ReplyWriter writer) {
        if (adminApi.isFor(call)) {
            writer.send(adminApi.answer(call), FaultEffects.NONE);
            return;
        }
        boolean isCounted = !RequestPipeline.isDownload(call);
        Runnable leave = isCounted ? journal::leave : () -> {};
        if (isCounted) {
            journal.enter();
        }
        Outcome outcome;
        try {
            outcome = pipeline.decide(call);
        } catch (Throwable e) {
            leave.run();
            throw e;
        }
        after(outcome.delay(), request, () -> deliver(outcome, writer, leave));
    }

    /**
     * A call stops counting as in flight before its answer is sent: else a client that calls one
     * after the other could be seen with two at once.
     */
    private static void deliver(Outcome outcome, ReplyWriter writer, Runnable leave) {
        leave.run();
        try {
            outcome.reply()
                    .ifPresentOrElse(reply -> writer.send(reply, outcome.effects()), writer::reset);
        } catch (Throwable e) {
            writer.fail(e);
        }
    }

    /** Whatever fails, the client gets an answer. */
    private static Void refuse(Throwable failure, ReplyWriter writer) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        if (cause instanceof HttpException known) {
            refuse(known.getCode(), known.getReason(), writer);
        } else if (cause instanceof TimeoutException) {
            refuse(408, "The request did not arrive within " + REQUEST_TIMEOUT, writer);
        } else {
            writer.fail(cause);
        }
        return null;
    }

    private static void refuse(int status, String message, ReplyWriter writer) {
        Reply reply = Reply.json(status, Json.object().put("message", message));
        writer.send(reply.with("Connection", "close"), FaultEffects.NONE);
    }

    /** The timer's own thread only hands over, since sending may have to render first. */
    private static void after(Duration delay, Request request, Runnable action) {
        if (delay.isZero()) {
            action.run();
            return;
        }
        Runnable inline = () -> request.getComponents().getExecutor().execute(action);
        request.getComponents()
                .getScheduler()
                .schedule(inline, delay.toMillis(), TimeUnit.MILLISECONDS);
    }
}
