package io.github.camelseedream.provider.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;

/**
 * The data of server-sent events, one event after the other, each as a stream: several lines of
 * data are joined by line breaks; comments and other fields are passed over. An event that the end
 * of the reply cuts off has its data up to there. Memory does not grow with an event.
 *
 * <p>Source: html.spec.whatwg.org, "Server-sent events", read 2026-11.
 */
final class ServerSentEvents {

    private static final int SIZE = 8 * 1024;
    private static final byte[] FIELD = {'d', 'a', 't', 'a'};
    private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

    private enum Line {
        DATA,
        BLANK,
        OTHER,
        END
    }

    private final InputStream source;
    private final byte[] buffer = new byte[SIZE];
    private int at;
    private int limit;
    private boolean begun;
    private boolean isAfterReturn;
    private Payload current = new Payload();

    ServerSentEvents(InputStream source) {
        this.source = source;
        current.isOver = true;
    }

    /** Goes on to the next event that has data; false where there is none. */
    boolean next() throws IOException {
        current.transferTo(OutputStream.nullOutputStream());
        Line line = line();
        while (line == Line.BLANK || line == Line.OTHER) {
            line = line();
        }
        current = new Payload();
        current.isOver = line == Line.END;
        return line == Line.DATA;
    }

    /** The data of this event; closing it does nothing. */
    InputStream data() {
        return current;
    }

    /** Passes the next line; of a line of data only what stands before its value. */
    private Line line() throws IOException {
        if (!begun) {
            begun = true;
            pass(BYTE_ORDER_MARK);
        }
        int next = peek();
        if (next < 0) {
            return Line.END;
        } else if (isEndOfLine(next)) {
            passEndOfLine();
            return Line.BLANK;
        }
        for (byte letter : FIELD) {
            if (peek() != letter) {
                return passLine();
            }
            at++;
        }
        next = peek();
        if (next == ':') {
            at++;
            if (peek() == ' ') {
                at++;
            }
        } else if (next >= 0 && !isEndOfLine(next)) {
            return passLine();
        }
        return Line.DATA;
    }

    private Line passLine() throws IOException {
        for (int next = peek(); next >= 0 && !isEndOfLine(next); next = peek()) {
            at++;
        }
        if (peek() >= 0) {
            passEndOfLine();
        }
        return Line.OTHER;
    }

    private void pass(int... bytes) throws IOException {
        for (int expected : bytes) {
            if (peek() != expected) {
                return;
            }
            at++;
        }
    }

    private static boolean isEndOfLine(int next) {
        return next == '\r' || next == '\n';
    }

    /** The line feed of a pair may not have come yet, and is not waited for. */
    private void passEndOfLine() {
        isAfterReturn = buffer[at] == '\r';
        at++;
    }

    /** The next byte, which stays where it is; -1 at the end. */
    private int peek() throws IOException {
        if (at == limit && !fill()) {
            return -1;
        }
        if (isAfterReturn) {
            isAfterReturn = false;
            if (buffer[at] == '\n') {
                at++;
                return peek();
            }
        }
        return buffer[at] & 0xff;
    }

    private boolean fill() throws IOException {
        int count = source.read(buffer, 0, SIZE);
        at = 0;
        limit = Math.max(0, count);
        return limit > 0;
    }

    /** The values of the lines of data of one event. */
    private final class Payload extends InputStream {

        private boolean isOver;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int from, int count) throws IOException {
            Objects.checkFromIndexSize(from, count, to.length);
            if (isOver || count == 0) {
                return isOver ? -1 : 0;
            }
            int next = peek();
            if (next < 0 || isEndOfLine(next) && !hasFurtherLine()) {
                isOver = true;
                return -1;
            }
            if (isEndOfLine(next)) {
                to[from] = '\n';
                return 1;
            }
            int length = 0;
            while (length < Math.min(limit - at, count) && !isEndOfLine(buffer[at + length])) {
                length++;
            }
            System.arraycopy(buffer, at, to, from, length);
            at += length;
            return length;
        }

        private boolean hasFurtherLine() throws IOException {
            passEndOfLine();
            Line line = line();
            while (line == Line.OTHER) {
                line = line();
            }
            return line == Line.DATA;
        }
    }
}
