package io.github.camelseedream.simulator.server;

import io.github.camelseedream.simulator.journal.Journal;
import java.time.Duration;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** One listening port. Threadsafe. */
public final class LoopbackServer implements AutoCloseable {

    private static final int BACKLOG = 4096;
    private static final int MOST_THREADS = 64;

    /** Longer than any delay or trickle that a test would wait for. */
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private final Server server;
    private final ServerConnector connector;

    private LoopbackServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /** Starts listening; port 0 picks a free one. */
    public static LoopbackServer start(
            String host, int port, Traffic traffic, ControlDesk desk, Journal journal) {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS);
        threads.setName("seedream-simulator");
        threads.setDaemon(true);
        Server server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        connector.setAcceptQueueSize(BACKLOG);
        connector.setIdleTimeout(PATIENCE.toMillis());
        server.addConnector(connector);
        server.setHandler(new CallHandler(traffic, desk, journal));
        server.setStopTimeout(0);
        LoopbackServer started = new LoopbackServer(server, connector);
        started.start();
        return started;
    }

    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The simulator did not stop", e);
        }
    }

    private static Throwable rootOf(Throwable failure) {
        return failure.getCause() == null ? failure : rootOf(failure.getCause());
    }

    private void start() {
        try {
            server.start();
        } catch (Exception e) {
            String address = connector.getHost() + ":" + connector.getPort();
            throw new IllegalStateException(
                    "The simulator cannot listen on " + address + ": " + rootOf(e).getMessage(), e);
        }
    }
}
