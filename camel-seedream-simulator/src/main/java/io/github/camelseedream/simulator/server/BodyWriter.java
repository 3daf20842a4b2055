package io.github.camelseedream.simulator.server;

import io.github.camelseedream.simulator.payload.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.IteratingCallback;

/** Writes a body piece by piece as the peer reads it; slowly, if asked to, by a timer. */
final class BodyWriter extends IteratingCallback {

    private static final int PIECE = 64 * 1024;
    private static final int SLOW_PIECES_PER_SECOND = 10;

    private final Response response;
    private final InputStream body;
    private final int pieceSize;
    private final boolean isSlow;
    private final Callback done;
    private boolean isPause;

    /** 0 bytes per second stand for full speed. */
    BodyWriter(Response response, Payload body, int bytesPerSecond, Callback done) {
        this.response = response;
        this.body = body.open();
        this.isSlow = bytesPerSecond > 0;
        this.pieceSize = isSlow ? Math.max(1, bytesPerSecond / SLOW_PIECES_PER_SECOND) : PIECE;
        this.done = done;
    }

    @Override
    protected Action process() throws IOException {
        if (isSlow && isPause) {
            isPause = false;
            Runnable next = this::succeeded;
            response.getRequest()
                    .getComponents()
                    .getScheduler()
                    .schedule(next, 1000 / SLOW_PIECES_PER_SECOND, TimeUnit.MILLISECONDS);
            return Action.SCHEDULED;
        }
        byte[] piece = body.readNBytes(pieceSize);
        if (piece.length == 0) {
            return Action.SUCCEEDED;
        }
        isPause = true;
        response.write(false, ByteBuffer.wrap(piece), this);
        return Action.SCHEDULED;
    }

    @Override
    protected void onCompleteSuccess() {
        done.succeeded();
    }

    @Override
    protected void onCompleteFailure(Throwable cause) {
        done.failed(cause);
    }
}
