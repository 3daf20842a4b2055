package io.github.camelseedream.simulator.server;

import io.github.camelseedream.simulator.journal.Journal;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The listening ports: one for all, and one for each provider that has its own. Threadsafe. */
public final class LoopbackServer implements AutoCloseable {

    private static final int BACKLOG = 4096;
    private static final int MAX_THREADS = 64;

    /** Longer than any delay or trickle that a test would wait for. */
    private static final Duration TIMEOUT = Duration.ofMinutes(15);

    private final Server server;
    private final String host;
    private final ServerConnector connector;
    private final Map<String, ServerConnector> roots = new TreeMap<>();

    private LoopbackServer(Ports ports) {
        QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
        threads.setName("seedream-simulator");
        threads.setDaemon(true);
        server = new Server(threads);
        server.setStopTimeout(0);
        host = ports.host;
        connector = listening(ports.port);
        ports.roots.forEach(
                (provider, port) -> {
                    ServerConnector root = listening(port);
                    root.setName(provider);
                    roots.put(provider, root);
                });
    }

    /**
     * Where to listen; port 0 picks a free one.
     *
     * @param roots the ports with one provider at the root, by its name
     */
    public record Ports(String host, int port, Map<String, Integer> roots) {}

    /**
     * Starts listening.
     *
     * @throws IllegalStateException if a port is taken or not to be had
     */
    public static LoopbackServer start(
            Ports ports, RequestPipeline pipeline, AdminApi adminApi, Journal journal) {
        LoopbackServer started = new LoopbackServer(ports);
        started.server.setHandler(new CallHandler(pipeline, adminApi, journal));
        try {
            started.start();
        } catch (IllegalStateException e) {
            started.close();
            throw e;
        }
        return started;
    }

    public int port() {
        return connector.getLocalPort();
    }

    /** The port with this provider at its root. */
    public int rootPort(String provider) {
        return roots.get(provider).getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
            connector.close();
            roots.values().forEach(ServerConnector::close);
        } catch (Exception e) {
            throw new IllegalStateException("The simulator did not stop", e);
        }
    }

    private ServerConnector listening(int port) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector listening = new ServerConnector(server, new HttpConnectionFactory(http));
        listening.setHost(host);
        listening.setPort(port);
        listening.setAcceptQueueSize(BACKLOG);
        listening.setIdleTimeout(TIMEOUT.toMillis());
        server.addConnector(listening);
        return listening;
    }

    private void start() {
        open(connector);
        roots.values().forEach(LoopbackServer::open);
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("The simulator cannot start: " + rootOf(e), e);
        }
    }

    private static void open(ServerConnector port) {
        try {
            port.open();
        } catch (IOException e) {
            String address = port.getHost() + ":" + port.getPort();
            throw new IllegalStateException(
                    "The simulator cannot listen on " + address + ": " + rootOf(e).getMessage(), e);
        }
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }
}
