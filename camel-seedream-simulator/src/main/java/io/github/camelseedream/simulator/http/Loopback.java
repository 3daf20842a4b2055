package io.github.camelseedream.simulator.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/** How the simulator calls others: on plain http, on this machine, and nowhere else. Threadsafe. */
public final class Loopback {

    /** How long it waits for a connection or an answer. */
    public static final Duration TIMEOUT = Duration.ofSeconds(10);

    private Loopback() {}

    /** Decided by the text, so that no name is ever resolved. */
    public static boolean isLocal(URI url) {
        String host = url.getHost() == null ? "" : url.getHost();
        return "http".equals(url.getScheme())
                && (host.equals("localhost") || host.equals("[::1]") || host.startsWith("127."));
    }

    /** One for all simulators, made when it is first needed. */
    public static HttpClient client() {
        return Lazy.CLIENT;
    }

    private static final class Lazy {
        private static final HttpClient CLIENT =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(TIMEOUT)
                        .build();
    }
}
