package io.github.camelseedream.example.gateway;

import io.github.camelseedream.example.shared.CommandLine;
import io.github.camelseedream.example.shared.ProviderChoice;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/**
 * The application: Camel, and the provider behind it. Started from a shell, its options are system
 * properties; see the README.
 */
public final class Gateway implements AutoCloseable {

    private static final String ERRORS = "jettyErrors";

    private final GatewayOptions options;
    private final ProviderChoice provider;
    private final ImageShelf shelf;
    private final Main main = new Main();

    /**
     * @param clock for the life of image files
     * @throws IllegalArgumentException with what is wrong, in words for the person at the terminal
     */
    Gateway(GatewayOptions options, Clock clock) {
        this.options = options;
        List<String> problems = options.problems();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        options.requireFreePort();
        shelf = new ImageShelf(options.number("maxFiles"), options.number("maxFileBytes"), clock);
        provider = options.provider();
        provider.start().forEach(main::addInitialProperty);
        jetty().forEach(main::addInitialProperty);
        options.camel().forEach(main::addOverrideProperty);
        main.bind(GatewayRoutes.FRONT, new FrontHandler(options));
        main.bind(ERRORS, new JettyErrors());
        main.configure().addRoutesBuilder(new GatewayRoutes(options, shelf));
    }

    /** An upload or download holds a thread while it lasts; the others are for all else. */
    private Map<String, String> jetty() {
        return Map.of(
                "camel.component.jetty.errorHandler",
                "#" + ERRORS,
                "camel.component.jetty.useXForwardedForHeader",
                String.valueOf(options.isOn("trustForwarded")),
                "camel.component.jetty.minThreads",
                "8",
                "camel.component.jetty.maxThreads",
                String.valueOf(2 * options.number("maxRequests") + 64));
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("java.awt.headless", "true");
        GatewayOptions options =
                new GatewayOptions(System.getProperties(), CommandLine.ofProcess(), System::getenv);
        try (Gateway gateway = new Gateway(options, Clock.systemUTC())) {
            gateway.run();
        } catch (IllegalArgumentException | RuntimeCamelException e) {
            System.out.println(sentence(e));
            System.exit(2);
        }
    }

    /** What Camel says of an option of the component is said by its innermost exception. */
    private static String sentence(Throwable failure) {
        Throwable inner = failure;
        while (failure instanceof RuntimeCamelException && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner.getMessage();
    }

    private void greet() {
        System.out.println(
                """
                OpenAI's image API at %1$s/v1 (Ctrl+C ends it)
                Images come from %2$s

                Try it:

                  curl -s %1$s/v1/images/generations \\
                    -H 'Authorization: Bearer %3$s' \\
                    -H 'Content-Type: application/json' \\
                    -d '{"model": "seedream-4.5", "prompt": "a lighthouse at dusk"}'

                In any OpenAI client: base URL %1$s/v1, API key %3$s
                """
                        .formatted(
                                url(),
                                provider.title(),
                                options.isOpen() ? "simulator" : "YOUR_KEY"));
    }

    /** Adds to the routes, before the start. */
    void add(RoutesBuilder more) {
        main.configure().addRoutesBuilder(more);
    }

    /** Starts, and returns when calls are taken. */
    void start() {
        main.start();
    }

    /** Starts, says so, and returns when the process is told to end. */
    private void run() throws Exception {
        main.addMainListener(
                new MainListenerSupport() {
                    @Override
                    public void afterStart(BaseMainSupport started) {
                        greet();
                    }
                });
        main.run();
    }

    /** Where clients reach it. */
    String url() {
        return options.publicUrl().isEmpty() ? options.localUrl() : options.publicUrl();
    }

    @Override
    public void close() {
        main.stop();
        shelf.close();
        provider.close();
    }
}
