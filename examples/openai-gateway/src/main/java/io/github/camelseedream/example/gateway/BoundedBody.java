package io.github.camelseedream.example.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * A body that may neither be longer than allowed, whatever its header says, nor come so slowly that
 * it holds its thread and its permit for ever.
 */
final class BoundedBody extends FilterInputStream {

    private final long max;
    private final long deadline;
    private long left;

    /**
     * @param max bytes
     * @param time within which all of it has to be here
     */
    BoundedBody(InputStream in, long max, Duration time) {
        super(in);
        this.max = max;
        left = max;
        deadline = System.nanoTime() + time.toNanos();
    }

    /**
     * Looks at what the header says.
     *
     * @throws OpenAiException with 413
     */
    static void refuseIfLonger(HttpServletRequest request, long max) {
        if (request.getContentLengthLong() > max) {
            throw tooLong(max);
        }
    }

    static OpenAiException tooLong(long max) {
        return new OpenAiException(
                ErrorCode.REQUEST_TOO_LARGE,
                null,
                "The body is longer than the " + max + " bytes that are taken");
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int count;
        try {
            count = super.read(buffer, from, length);
        } catch (IOException e) {
            throw tooSlow();
        }
        left -= Math.max(count, 0);
        if (left < 0) {
            throw tooLong(max);
        }
        if (count >= 0 && System.nanoTime() - deadline > 0) {
            throw tooSlow();
        }
        return count;
    }

    private static OpenAiException tooSlow() {
        return new OpenAiException(
                ErrorCode.REQUEST_TIMEOUT, null, "The body did not arrive whole and in time");
    }

    /** The server closes it: what is left may still have to be drained. */
    @Override
    public void close() {}
}
