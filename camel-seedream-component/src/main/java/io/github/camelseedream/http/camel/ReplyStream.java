package io.github.camelseedream.http.camel;

import io.github.camelseedream.http.Deadline;
import java.io.IOException;
import java.io.InputStream;

/**
 * A reply's body that knows whether it was read to its end, and says why it broke off. Closing it
 * does nothing: the reply is closed.
 */
final class ReplyStream extends InputStream {

    private final InputStream wire;
    private final long length;
    private final Deadline deadline;
    private long count;
    private boolean ended;

    ReplyStream(InputStream wire, long length, Deadline deadline) {
        this.wire = wire;
        this.length = length;
        this.deadline = deadline;
    }

    boolean isAtEnd() {
        return ended || (length >= 0 && count >= length);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int size) throws IOException {
        try {
            int n = wire.read(buffer, from, size);
            if (n < 0) {
                ended = true;
            } else {
                count += n;
            }
            return n;
        } catch (IOException e) {
            throw deadline.isOver() ? outOfTime(e) : e;
        }
    }

    private IOException outOfTime(IOException cause) {
        String why = deadline.reason();
        return new IOException("broke off after " + count + " bytes of the reply: " + why, cause);
    }

    @Override
    public int available() throws IOException {
        return wire.available();
    }
}
