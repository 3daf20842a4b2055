package io.github.camelseedream.example.gateway;

import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request until its answer is written, however that ends: then its permit is given back, it
 * gets its line in the access log, and what is left of its body is read and forgotten for a moment.
 * Without the last, a client that still sends would find its connection reset and never see why. No
 * thread waits meanwhile.
 */
final class Call extends Callback.Nested {

    private static final Logger ACCESS = LoggerFactory.getLogger("access");
    private static final int MAX_SHOWN = 100;
    private static final long DRAIN_SECONDS = 1;

    private final Request request;
    private final Response response;
    private final long began = System.nanoTime();
    private final AtomicBoolean answered = new AtomicBoolean();
    private volatile Semaphore permits;
    private volatile long maxDrained;
    private volatile boolean isBrokenOff;

    /**
     * @param maxDrained how many bytes of the body are read and forgotten after the answer
     */
    Call(Request request, Response response, Callback callback, long maxDrained) {
        super(callback);
        this.request = request;
        this.response = response;
        this.maxDrained = maxDrained;
    }

    /** The caller has a key: it may send more before it is cut off. */
    void mayDrain(long bytes) {
        maxDrained = bytes;
    }

    /** Takes a permit, if one is free; it is given back with the answer. */
    boolean acquire(Semaphore from) {
        if (!from.tryAcquire()) {
            return false;
        }
        permits = from;
        return true;
    }

    /** The response for Camel, whose servlet keeps to itself that a client has gone. */
    Response watched() {
        return new Response.Wrapper(request, response) {
            @Override
            public void write(boolean last, ByteBuffer bytes, Callback callback) {
                super.write(
                        last,
                        bytes,
                        new Callback.Nested(callback) {
                            @Override
                            public void failed(Throwable failure) {
                                isBrokenOff = true;
                                super.failed(failure);
                            }
                        });
            }
        };
    }

    @Override
    public void succeeded() {
        if (answered.compareAndSet(false, true)) {
            end();
            new Drain().start();
        }
    }

    @Override
    public void failed(Throwable failure) {
        if (answered.compareAndSet(false, true)) {
            isBrokenOff = true;
            end();
            super.failed(failure);
        }
    }

    private void end() {
        if (permits != null) {
            permits.release();
        }
        ACCESS.info(
                "{} {} {} {} {} bytes {} ms{}",
                Request.getRemoteAddr(request),
                shown(request.getMethod()),
                shown(path()),
                response.getStatus(),
                Response.getContentBytesWritten(response),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began),
                isBrokenOff ? " broken off" : "");
    }

    /** Without the query, and without the name of a file, which is its key. */
    private String path() {
        String path = request.getHttpURI().getCanonicalPath();
        return path != null && path.startsWith(FrontHandler.FILES)
                ? FrontHandler.FILES + "..."
                : String.valueOf(path);
    }

    private static String shown(String text) {
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
    }

    private void complete() {
        super.succeeded();
    }

    private final class Drain implements Runnable {

        private long left = maxDrained;
        private Scheduler.Task timeout;

        void start() {
            if (request.getHeaders().contains(HttpHeader.EXPECT)) {
                // it waits to be told to send, and is not told
                complete();
                return;
            }
            run();
        }

        @Override
        public void run() {
            while (left > 0) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    wakeInTime();
                    request.demand(this);
                    return;
                }
                left -= chunk.remaining();
                boolean last = chunk.isLast() || Content.Chunk.isFailure(chunk);
                chunk.release();
                if (last) {
                    break;
                }
            }
            if (timeout != null) {
                timeout.cancel();
            }
            complete();
        }

        private void wakeInTime() {
            if (timeout == null) {
                timeout =
                        request.getComponents()
                                .getScheduler()
                                .schedule(
                                        () -> request.fail(new TimeoutException()),
                                        DRAIN_SECONDS,
                                        TimeUnit.SECONDS);
            }
        }
    }
}
