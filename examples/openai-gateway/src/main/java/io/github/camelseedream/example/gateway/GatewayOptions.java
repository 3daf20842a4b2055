package io.github.camelseedream.example.gateway;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What the gateway was told on its command line. Immutable. */
final class GatewayOptions {

    /** Every option of the gateway's own, and what it is where it is not given. */
    static final Map<String, String> DEFAULTS =
            Map.ofEntries(
                    Map.entry("host", "127.0.0.1"),
                    Map.entry("port", "8090"),
                    Map.entry("publicUrl", ""),
                    Map.entry("keys", ""),
                    Map.entry("provider", ""),
                    Map.entry("baseUrl", ""),
                    Map.entry("apiKey", ""),
                    Map.entry("maxRequests", "64"),
                    Map.entry("maxBodyBytes", "67108864"),
                    Map.entry("fileLifeSeconds", "3600"),
                    Map.entry("maxFiles", "1000"),
                    Map.entry("maxFileBytes", "2147483648"));

    private static final String KEYS_VARIABLE = "GATEWAY_KEYS";

    private final Properties properties;
    private final UnaryOperator<String> environment;

    /**
     * @param environment value of a variable, or null
     */
    GatewayOptions(Properties properties, UnaryOperator<String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    String text(String name) {
        return properties.getProperty(name, DEFAULTS.get(name)).strip();
    }

    /**
     * A whole number from 1.
     *
     * @throws IllegalArgumentException in words for the person at the terminal
     */
    long number(String name) {
        try {
            long number = Long.parseLong(text(name));
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as for 0
        }
        throw new IllegalArgumentException(
                "-D"
                        + name
                        + "="
                        + text(name)
                        + " is not possible. Accepted: a whole number from 1, such as "
                        + DEFAULTS.get(name));
    }

    Duration fileLife() {
        return Duration.ofSeconds(number("fileLifeSeconds"));
    }

    int port() {
        long port = number("port");
        if (port > 65_535) {
            throw new IllegalArgumentException(
                    "-Dport=" + port + " is not possible. Accepted: 1 to 65535");
        }
        return (int) port;
    }

    /**
     * @throws IllegalArgumentException if another program listens there
     */
    void requireFreePort() throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(text("host"), port()));
        } catch (BindException e) {
            throw new IllegalArgumentException(
                    "Nothing can listen at "
                            + text("host")
                            + ":"
                            + port()
                            + ": "
                            + e.getMessage()
                            + ". Give another -Dport=... or -Dhost=...",
                    e);
        }
    }

    /** Where clients reach the gateway, without a slash at the end. */
    String publicUrl() {
        String given = text("publicUrl");
        if (given.isEmpty()) {
            return "http://" + text("host") + ":" + port();
        }
        if (!given.matches("https?://[^/\\s?#]+[^\\s?#]*")) {
            throw new IllegalArgumentException(
                    "-DpublicUrl="
                            + given
                            + " is not possible. Accepted: where clients reach the gateway, such as"
                            + " https://images.example.org");
        }
        return given.replaceAll("/+$", "");
    }

    /** The keys that clients may have: the option, else the environment variable. */
    List<String> keys() {
        String given = text("keys").isEmpty() ? variable(KEYS_VARIABLE) : text("keys");
        return Arrays.stream(given.split(","))
                .map(String::strip)
                .filter(k -> !k.isEmpty())
                .toList();
    }

    /** What is meant for Camel, such as {@code camel.component.seedream.unsupported}. */
    Map<String, String> camel() {
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("camel."))
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    /** The value of an environment variable, or an empty text. */
    String variable(String name) {
        return Optional.ofNullable(environment.apply(name)).orElse("");
    }
}
