package io.github.camelseedream.simulator.server;

import io.github.camelseedream.simulator.payload.EventStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Components;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;

/** Writes events one by one, each after its pause; a pause holds a timer, not a thread. */
final class EventWriter extends IteratingCallback {

    private static final int PIECE = 64 * 1024;

    private final Response response;
    private final Iterator<EventStream.Event> events;
    private final Callback done;
    private EventStream.Event next;
    private InputStream event;
    private boolean isBegun;

    /** Only the first so many events are written. */
    EventWriter(Response response, EventStream stream, long limit, Callback done) {
        this.response = response;
        this.events = stream.events().stream().limit(limit).iterator();
        this.done = done;
    }

    @Override
    protected Action process() throws IOException {
        if (!isBegun) {
            isBegun = true;
            response.write(false, BufferUtil.EMPTY_BUFFER, this);
            return Action.SCHEDULED;
        }
        while (true) {
            if (event == null && next == null) {
                if (!events.hasNext()) {
                    return Action.SUCCEEDED;
                }
                next = events.next();
                if (!next.pause().isZero()) {
                    pause(next.pause());
                    return Action.SCHEDULED;
                }
            }
            if (event == null) {
                // not before its time has come, since it may tell how things are then
                event = next.text().open();
                next = null;
            }
            byte[] piece = event.readNBytes(PIECE);
            if (piece.length > 0) {
                response.write(false, ByteBuffer.wrap(piece), this);
                return Action.SCHEDULED;
            }
            event = null;
        }
    }

    @Override
    protected void onCompleteSuccess() {
        done.succeeded();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        done.failed(cause);
    }

    /** The timer's own thread only hands over, since an image may have to be drawn next. */
    private void pause(Duration pause) {
        Components components = response.getRequest().getComponents();
        Runnable next = () -> components.getExecutor().execute(this::succeeded);
        components.getScheduler().schedule(next, pause.toMillis(), TimeUnit.MILLISECONDS);
    }
}
