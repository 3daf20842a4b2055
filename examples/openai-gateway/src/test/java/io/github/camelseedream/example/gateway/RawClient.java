package io.github.camelseedream.example.gateway;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A caller that keeps to no rules: bytes out, bytes in. */
final class RawClient implements Closeable {

    private static final int PATIENCE = 60_000;

    private final Socket socket;

    RawClient(GatewayRun gateway) throws IOException {
        socket = new Socket("127.0.0.1", URI.create(gateway.url()).getPort());
        socket.setSoTimeout(PATIENCE);
    }

    RawClient send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** All that comes, until the server closes the connection. */
    String untilClosed() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            int count = socket.getInputStream().read(buffer);
            while (count >= 0) {
                all.write(buffer, 0, count);
                count = socket.getInputStream().read(buffer);
            }
        } catch (SocketException e) {
            // reset, which closes it as well
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /** Whether something has come. */
    boolean isAnswered() throws IOException {
        return socket.getInputStream().available() > 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
