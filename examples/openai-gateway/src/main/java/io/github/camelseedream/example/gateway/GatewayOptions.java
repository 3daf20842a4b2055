package io.github.camelseedream.example.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
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
                    Map.entry("trustForwarded", "false"),
                    Map.entry("cors", ""),
                    Map.entry("keys", ""),
                    Map.entry("provider", ""),
                    Map.entry("baseUrl", ""),
                    Map.entry("apiKey", ""),
                    Map.entry(
                            "modelAliases",
                            "gpt-image-1,gpt-image-1-mini,gpt-image-1.5,dall-e-3,dall-e-2"),
                    Map.entry("responseFormat", "by-model"),
                    Map.entry("maxRequests", "64"),
                    Map.entry("maxBodyBytes", "67108864"),
                    Map.entry("maxUploadSeconds", "120"),
                    Map.entry("fileLifeSeconds", "3600"),
                    Map.entry("maxFiles", "1000"),
                    Map.entry("maxFileBytes", "2147483648"));

    /** Options that are whole numbers, and the most that each can be. */
    private static final Map<String, Long> NUMBERS =
            Map.of(
                    "port", 65_535L,
                    "maxRequests", 10_000L,
                    "maxBodyBytes", Long.MAX_VALUE,
                    "maxUploadSeconds", 86_400L,
                    "fileLifeSeconds", 31_536_000L,
                    "maxFiles", (long) Integer.MAX_VALUE,
                    "maxFileBytes", Long.MAX_VALUE);

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

    /** All that is wrong with the options, in words for the person at the terminal. */
    List<String> problems() {
        List<String> problems = new ArrayList<>(unknown());
        List<Runnable> checks = new ArrayList<>();
        new TreeSet<>(NUMBERS.keySet()).forEach(name -> checks.add(() -> number(name)));
        checks.add(this::publicUrl);
        checks.add(this::trustForwarded);
        checks.add(this::origins);
        checks.add(this::aliases);
        checks.add(this::responseForm);
        checks.add(() -> ProviderChoice.check(this));
        for (Runnable check : checks) {
            try {
                check.run();
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        }
        return problems;
    }

    /**
     * Names that were meant for the gateway and are none of its options. Those of Java, Maven and
     * Camel have a dot; of those, only the prefix can be looked at here.
     */
    private List<String> unknown() {
        return properties.stringPropertyNames().stream()
                .sorted()
                .filter(name -> !name.contains(".") && !name.startsWith("skip"))
                .filter(name -> !DEFAULTS.containsKey(name))
                .map(
                        name ->
                                "-D"
                                        + name
                                        + " is no option"
                                        + Spelling.nearest(name, DEFAULTS.keySet())
                                                .map(meant -> ". Did you mean -D" + meant + "?")
                                                .orElse(
                                                        ". The options are: "
                                                                + String.join(
                                                                        ", ",
                                                                        new TreeSet<>(
                                                                                DEFAULTS
                                                                                        .keySet()))))
                .toList();
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
        long max = NUMBERS.get(name);
        try {
            long number = Long.parseLong(text(name));
            if (number > 0 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as for 0
        }
        throw impossible(
                name,
                "a whole number from 1"
                        + (max == Long.MAX_VALUE ? "" : " to " + max)
                        + ", such as "
                        + DEFAULTS.get(name));
    }

    Duration seconds(String name) {
        return Duration.ofSeconds(number(name));
    }

    int port() {
        return (int) number("port");
    }

    /**
     * @throws IllegalArgumentException if another program listens there
     */
    void requireFreePort() {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(text("host"), port()));
        } catch (IOException e) {
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

    /** What links begin with, without a slash at the end, or an empty text. */
    String publicUrl() {
        String given = text("publicUrl");
        if (!given.isEmpty() && !given.matches("https?://[^/\\s?#]+[^\\s?#]*")) {
            throw impossible(
                    "publicUrl",
                    "where clients reach the gateway, such as https://images.example.org");
        }
        return given.replaceAll("/+$", "");
    }

    /** Where the person at the terminal can try it. */
    String localUrl() {
        boolean everywhere = List.of("0.0.0.0", "::", "[::]").contains(text("host"));
        return "http://" + (everywhere ? "127.0.0.1" : text("host")) + ":" + port();
    }

    /** Whether a proxy in front says, in X-Forwarded headers, what was called. */
    boolean trustForwarded() {
        String given = text("trustForwarded");
        if (!given.equals("true") && !given.equals("false")) {
            throw impossible("trustForwarded", "true, false");
        }
        return given.equals("true");
    }

    /** The origins whose scripts may call the gateway from a browser. */
    List<String> origins() {
        List<String> origins = list(text("cors"));
        if (!origins.stream().allMatch(each -> each.matches("\\*|https?://[^/\\s?#*]+"))) {
            throw impossible("cors", "origins such as https://chat.example.org, or *");
        }
        return origins;
    }

    /** Further names of models, and the model; an empty text is the one that is configured. */
    Map<String, String> aliases() {
        Map<String, String> aliases = new LinkedHashMap<>();
        for (String alias : list(text("modelAliases"))) {
            String[] parts = alias.split("=", 2);
            if (parts[0].isBlank() || parts.length == 2 && parts[1].isBlank()) {
                throw impossible(
                        "modelAliases",
                        "names with commas between them, each alone or with =MODEL, such as"
                                + " gpt-image-1,dall-e-3=seedream-4.5");
            }
            aliases.put(parts[0].strip(), parts.length == 2 ? parts[1].strip() : "");
        }
        return aliases;
    }

    /** How images go back to a client that does not say. */
    ResponseForm responseForm() {
        String given = text("responseFormat");
        return Arrays.stream(ResponseForm.values())
                .filter(form -> form.text().equals(given))
                .findFirst()
                .orElseThrow(
                        () ->
                                impossible(
                                        "responseFormat",
                                        Arrays.stream(ResponseForm.values())
                                                .map(ResponseForm::text)
                                                .collect(Collectors.joining(", "))));
    }

    /** The keys that clients may have: the option, else the environment variable. */
    List<String> keys() {
        return list(text("keys").isEmpty() ? variable(KEYS_VARIABLE) : text("keys"));
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

    private IllegalArgumentException impossible(String name, String accepted) {
        return new IllegalArgumentException(
                "-D" + name + "=" + text(name) + " is not possible. Accepted: " + accepted);
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }
}
