package io.github.camelseedream.simulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Somebody else's server on this machine, with files that a provider may fetch. */
final class FileServer implements AutoCloseable {

    private final HttpServer server;

    FileServer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.start();
    }

    /** Serves this file; gives its address. */
    String serve(String path, byte[] file) {
        server.createContext(
                path,
                exchange -> {
                    exchange.sendResponseHeaders(200, file.length);
                    exchange.getResponseBody().write(file);
                    exchange.close();
                });
        return url(path);
    }

    /** An address with a file behind it or not. */
    String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
