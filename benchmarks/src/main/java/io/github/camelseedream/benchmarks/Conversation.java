package io.github.camelseedream.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection to the server: a request, its answer, the next request. One thread. */
final class Conversation {

    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final String LENGTH = "\r\ncontent-length:";

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer in;
    private ByteBuffer out;

    Conversation(SocketChannel channel, SelectionKey key, ByteBuffer in) {
        this.channel = channel;
        this.key = key;
        this.in = in;
    }

    /** The answer once the request is complete, else null; it is sent by {@link #write()}. */
    Answers.Answer read(Answers answers) throws IOException {
        if (channel.read(in) < 0) {
            throw new EOFException();
        }
        byte[] bytes = new byte[in.position()];
        in.get(0, bytes);
        String request = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = request.indexOf(END_OF_HEAD);
        if (end < 0 || bytes.length < end + END_OF_HEAD.length() + bodyLength(request, end)) {
            return null;
        }
        in.clear();
        int path = request.indexOf(' ') + 1;
        Answers.Answer answer = answers.to(request.substring(path, request.indexOf(' ', path)));
        out = answer.bytes().duplicate();
        return answer;
    }

    private static int bodyLength(String request, int end) {
        String head = request.substring(0, end).toLowerCase(Locale.ROOT);
        int at = head.indexOf(LENGTH);
        if (at < 0) {
            return 0;
        }
        int from = at + LENGTH.length();
        int to = head.indexOf('\r', from);
        return Integer.parseInt(head.substring(from, to < 0 ? end : to).trim());
    }

    /** Sends what the socket takes, and waits for it to take the rest. */
    void write() throws IOException {
        channel.write(out);
        key.interestOps(out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    void close() {
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }
}
