package io.github.camelseedream.example.gateway;

import io.github.camelseedream.example.shared.CommandLine;
import io.github.camelseedream.example.shared.ProgramOptions;
import io.github.camelseedream.example.shared.ProviderChoice;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What the gateway was told on its command line. Immutable. */
final class GatewayOptions extends ProgramOptions {

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

    /** What a client may use as its key while the simulator is inside and no key was given. */
    private static final String SIMULATED_KEY = "simulator";

    private final CommandLine typed;

    /**
     * @param environment value of a variable, or null
     */
    GatewayOptions(Properties properties, CommandLine typed, UnaryOperator<String> environment) {
        super(DEFAULTS, properties, environment);
        this.typed = typed;
    }

    /** All that is wrong with the options, in words for the person at the terminal. */
    List<String> problems() {
        List<String> problems = new ArrayList<>(unknown(typed));
        List<Runnable> checks = new ArrayList<>();
        new TreeSet<>(NUMBERS.keySet()).forEach(name -> checks.add(() -> number(name)));
        checks.add(this::publicUrl);
        checks.add(() -> isOn("trustForwarded"));
        checks.add(this::origins);
        checks.add(this::aliases);
        checks.add(this::responseForm);
        checks.add(this::keys);
        for (Runnable check : checks) {
            try {
                check.run();
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        }
        return problems;
    }

    long number(String name) {
        return number(name, NUMBERS.get(name));
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
    OpenAiFields.Form responseForm() {
        String given = text("responseFormat");
        return Arrays.stream(OpenAiFields.Form.values())
                .filter(form -> form.text().equals(given))
                .findFirst()
                .orElseThrow(
                        () ->
                                impossible(
                                        "responseFormat",
                                        Arrays.stream(OpenAiFields.Form.values())
                                                .map(OpenAiFields.Form::text)
                                                .collect(Collectors.joining(", "))));
    }

    /** Who makes the images. */
    ProviderChoice provider() {
        return provider("lumenfall");
    }

    /**
     * The keys that clients may have: the option, else the environment variable.
     *
     * @throws IllegalArgumentException if there are none, and images cost money
     */
    List<String> keys() {
        ProviderChoice provider = provider();
        List<String> keys = list(has("keys") ? text("keys") : variable(KEYS_VARIABLE));
        if (keys.isEmpty() && !provider.isSimulated()) {
            throw new IllegalArgumentException(
                    "Whoever has a key of this gateway spends money at "
                            + provider.provider().spec().title()
                            + ". Say which keys clients have: put them into the environment"
                            + " variable GATEWAY_KEYS, separated by commas");
        }
        return keys.isEmpty() ? List.of(SIMULATED_KEY) : keys;
    }

    /** Whether a client needs no key but the one that everybody knows. */
    boolean isOpen() {
        return keys().contains(SIMULATED_KEY);
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
    }
}
