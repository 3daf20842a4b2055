package io.github.camelseedream.http.camel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that shows requests byte for byte and answers what a test wants. */
public final class RawServer implements AutoCloseable {

    /** Answers one request; returns whether the connection stays open. */
    @FunctionalInterface
    public interface Answer {
        boolean to(String request, OutputStream out) throws IOException;
    }

    public final List<String> requests = new CopyOnWriteArrayList<>();
    public final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket socket;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final Answer answer;

    public RawServer(Answer answer) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answer);
    }

    /** On a socket that is given, such as one for TLS. */
    RawServer(ServerSocket socket, Answer answer) {
        this.answer = answer;
        this.socket = socket;
        start(this::accept);
    }

    /** Always the same reply. */
    public static RawServer saying(String reply) throws IOException {
        return new RawServer(
                (request, out) -> {
                    out.write(reply.getBytes(StandardCharsets.ISO_8859_1));
                    out.flush();
                    return true;
                });
    }

    public static String ok(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    public URI uri(String path) {
        return URI.create("http://localhost:" + socket.getLocalPort() + path);
    }

    /** Whether no connection is open any more. */
    boolean hasClosedAll() {
        return open.stream().allMatch(Socket::isClosed);
    }

    private void accept() {
        try {
            while (!socket.isClosed()) {
                Socket connection = socket.accept();
                connections.incrementAndGet();
                open.add(connection);
                start(() -> serve(connection));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            InputStream in = connection.getInputStream();
            boolean more = true;
            while (more) {
                String request = read(in);
                if (request.isEmpty()) {
                    return;
                }
                requests.add(request);
                more = answer.to(request, connection.getOutputStream());
            }
        } catch (IOException gone) {
            // the client dropped it
        }
    }

    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String head = "";
        while (!head.endsWith("\r\n\r\n")) {
            int b = in.read();
            if (b < 0) {
                return "";
            }
            bytes.write(b);
            head = b == '\n' ? bytes.toString(StandardCharsets.ISO_8859_1) : "";
        }
        bytes.write(in.readNBytes(contentLength(head)));
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static int contentLength(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .map(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : open) {
            connection.close();
        }
    }
}
