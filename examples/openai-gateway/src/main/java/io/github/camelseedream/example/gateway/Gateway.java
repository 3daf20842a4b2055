package io.github.camelseedream.example.gateway;

import io.github.camelseedream.example.shared.ProviderChoice;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** The application: Camel, and the provider behind it. */
final class Gateway implements AutoCloseable {

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
        provider.start()
                .forEach(
                        (name, value) ->
                                main.addInitialProperty("camel.component.seedream." + name, value));
        jetty().forEach(main::addInitialProperty);
        options.camel().forEach(main::addOverrideProperty);
        main.bind(GatewayRoutes.FRONT, new FrontHandler(options, new ClientKeys(options.keys())));
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

    /** Adds to the routes, before the start. */
    void add(RoutesBuilder more) {
        main.configure().addRoutesBuilder(more);
    }

    /** Starts, and returns when calls are taken. */
    void start() {
        main.start();
    }

    /**
     * Starts, and returns when the process is told to end.
     *
     * @param listening is run when calls are taken
     */
    void run(Runnable listening) throws Exception {
        main.addMainListener(
                new MainListenerSupport() {
                    @Override
                    public void afterStart(BaseMainSupport started) {
                        listening.run();
                    }
                });
        main.run();
    }

    /** Ends {@link #run()}; what is under way is waited for. */
    void end() {
        main.completed();
    }

    /** Where clients reach it. */
    String url() {
        return options.publicUrl().isEmpty() ? options.localUrl() : options.publicUrl();
    }

    /** Who makes the images. */
    String title() {
        return provider.title();
    }

    @Override
    public void close() {
        main.stop();
        shelf.close();
        provider.close();
    }
}
