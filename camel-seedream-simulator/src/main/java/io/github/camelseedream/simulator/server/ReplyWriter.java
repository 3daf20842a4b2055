package io.github.camelseedream.simulator.server;

import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.fault.FaultKey;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.payload.EventStream;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Sends one reply over one connection, or breaks it. Never blocks. */
final class ReplyWriter {

    private final Request request;
    private final Response response;
    private final Callback done;

    ReplyWriter(Request request, Response response, Callback done) {
        this.request = request;
        this.response = response;
        this.done = done;
    }

    void send(Reply reply, FaultEffects effects) {
        response.setStatus(reply.status());
        response.getHeaders().put(CallHandler.MARK, "true");
        reply.headers().forEach(response.getHeaders()::put);
        effects.find(FaultKey.WRONG_CONTENT_TYPE)
                .ifPresent(type -> response.getHeaders().put("Content-Type", type));
        if (reply.body() instanceof EventStream events) {
            send(events, effects.get(FaultKey.CUT_EVENTS));
            return;
        }
        long length = reply.body().length();
        response.getHeaders().put("Content-Length", length);
        boolean isCut = effects.get(FaultKey.CUT_BODY);
        long sent = isCut ? length / 2 : length;
        Callback after = isCut ? Callback.from(this::reset, broken -> reset()) : done;
        int speed = effects.get(FaultKey.SLOW_BODY);
        new BodyWriter(response, reply.body().first(sent), speed, after).iterate();
    }

    private void send(EventStream events, int limit) {
        boolean isCut = limit < events.events().size();
        Callback after = isCut ? Callback.from(this::close, broken -> close()) : done;
        new EventWriter(response, events, limit, after).iterate();
    }

    /** Ends the connection, so that what was sent arrives and the rest is missing. */
    private void close() {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        IOException reason = new IOException("cut on purpose");
        endPoint.close(reason);
        done.failed(reason);
    }

    /** Closes the connection with a TCP reset: the peer sees neither an answer nor a proper end. */
    void reset() {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        if (endPoint.getTransport() instanceof SocketChannel channel) {
            try {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException alreadyClosed) {
                // nothing left to reset
            }
        }
        IOException reason = new IOException("reset on purpose");
        endPoint.close(reason);
        done.failed(reason);
    }

    void fail(Throwable reason) {
        Response.writeError(request, response, done, reason);
    }
}
