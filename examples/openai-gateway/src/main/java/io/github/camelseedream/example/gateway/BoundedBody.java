package io.github.camelseedream.example.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that may not be longer than allowed, whatever its header says. */
final class BoundedBody extends FilterInputStream {

    private final long most;
    private long left;

    BoundedBody(InputStream in, long most) {
        super(in);
        this.most = most;
        left = most;
    }

    /**
     * Looks at what the header says.
     *
     * @throws CallRefusedException with 413
     */
    static void refuseIfLonger(HttpServletRequest request, long most) {
        if (request.getContentLengthLong() > most) {
            throw tooLong(most);
        }
    }

    static CallRefusedException tooLong(long most) {
        return new CallRefusedException(
                413,
                "request_too_large",
                null,
                "The body is longer than the " + most + " bytes that are taken");
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int count = super.read(buffer, from, length);
        count(Math.max(count, 0));
        return count;
    }

    /** The server closes it: what is left may still have to be drained. */
    @Override
    public void close() {}

    private void count(int bytes) {
        left -= bytes;
        if (left < 0) {
            throw tooLong(most);
        }
    }
}
