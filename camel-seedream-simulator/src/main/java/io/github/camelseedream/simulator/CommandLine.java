package io.github.camelseedream.simulator;

import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options of {@link SimulatorMain}: what they say, or what is wrong with them. */
record CommandLine(SimulatorOptions options, boolean isHelp, String error) {

    static final String USAGE =
            """
            Options:
              --port N          listen on this port (8089; 0 picks a free one)
              --host ADDRESS    listen on this address (127.0.0.1)
              --delay TIME      how long each image takes, for example 1000ms or 2s (0ms)
              --url-life TIME   how long an image can be downloaded if the provider says nothing (3600s)
              --root NAME=N     one more port, with this provider at its root, for a client that drops
                                the path of a base URL; for example apiframe=8090; may be repeated
              --help            show this\
            """;

    private static final int DEFAULT_PORT = 8089;
    private static final Pattern TIME = Pattern.compile("(\\d+)(ms|s)?");

    private static final Map<String, BiFunction<SimulatorOptions, String, SimulatorOptions>>
            OPTIONS =
                    Map.of(
                            "--port", (options, value) -> options.withPort(port(value)),
                            "--host", SimulatorOptions::withHost,
                            "--delay", (options, value) -> options.withDelay(time(value)),
                            "--url-life", (options, value) -> options.withUrlLifetime(time(value)),
                            "--root", CommandLine::withRoot);

    static CommandLine read(String... arguments) {
        SimulatorOptions options = SimulatorOptions.defaults().withPort(DEFAULT_PORT);
        for (int i = 0; i < arguments.length; i += 2) {
            if (arguments[i].equals("--help")) {
                return new CommandLine(options, true, "");
            }
            var option = OPTIONS.get(arguments[i]);
            if (option == null) {
                return wrong(options, "Unknown option " + arguments[i]);
            }
            if (i + 1 == arguments.length) {
                return wrong(options, "The option " + arguments[i] + " needs a value");
            }
            try {
                options = option.apply(options, arguments[i + 1]);
            } catch (IllegalArgumentException e) {
                return wrong(
                        options, "The option " + arguments[i] + " cannot be " + arguments[i + 1]);
            }
        }
        return new CommandLine(options, false, "");
    }

    private static CommandLine wrong(SimulatorOptions options, String error) {
        return new CommandLine(options, false, error);
    }

    private static SimulatorOptions withRoot(SimulatorOptions options, String value) {
        String[] pair = value.split("=", 2);
        if (pair.length < 2) {
            throw new IllegalArgumentException(value);
        }
        return options.withRootPort(pair[0], port(pair[1]));
    }

    private static int port(String text) {
        int port = Integer.parseInt(text);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(text);
        }
        return port;
    }

    /** A number of milliseconds, unless it ends in s. */
    private static Duration time(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new IllegalArgumentException(text);
        }
        long number = Long.parseLong(time.group(1));
        return "s".equals(time.group(2)) ? Duration.ofSeconds(number) : Duration.ofMillis(number);
    }
}
