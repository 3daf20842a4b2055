package io.github.camelseedream.example.gateway;

import java.time.Clock;
import java.util.List;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;

/** The application: Camel, and the provider behind it. */
final class Gateway implements AutoCloseable {

    private final GatewayOptions options;
    private final ProviderChoice provider;
    private final PictureShelf shelf;
    private final Main main = new Main();

    /**
     * @param clock for the life of picture files
     * @throws IllegalArgumentException with what is wrong, in words for the person at the terminal
     */
    Gateway(GatewayOptions options, Clock clock) {
        this.options = options;
        shelf = new PictureShelf(options.number("maxFiles"), options.number("maxFileBytes"), clock);
        provider = ProviderChoice.of(options);
        provider.component()
                .forEach(
                        (name, value) ->
                                main.addInitialProperty(
                                        "camel.component.seedream." + name, value.toString()));
        options.camel().forEach(main::addOverrideProperty);
        main.configure()
                .addRoutesBuilder(
                        new GatewayRoutes(options, new BearerKeys(provider.keys()), shelf));
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

    String url() {
        return options.publicUrl();
    }

    /** Who makes the pictures. */
    String title() {
        return provider.title();
    }

    List<String> keys() {
        return provider.keys();
    }

    @Override
    public void close() {
        main.stop();
        shelf.close();
        provider.close();
    }
}
