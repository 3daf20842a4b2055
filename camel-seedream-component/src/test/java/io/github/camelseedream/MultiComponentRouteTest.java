package io.github.camelseedream;

import io.github.camelseedream.exchange.ResultMode;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.simulator.fault.Fault;
import java.util.List;
import java.util.function.Consumer;
import org.apache.camel.builder.RouteBuilder;

/**
 * What tests share that need components set differently from each other: each is added under a
 * scheme of its own and is pointed at the simulator. TestImages stay where they are unless a test
 * asks for them, so that the wire shows the paid calls only.
 */
abstract class MultiComponentRouteTest extends RouteTest {

    /** Some routes, written as in {@code RouteBuilder.configure}. */
    @FunctionalInterface
    interface Routes {

        void define(RouteBuilder builder) throws Exception;
    }

    @Override
    void configure(SeedreamComponent seedream) {
        seedream.getConfiguration().setResultMode(ResultMode.url);
    }

    /** The names of the providers that both the component and the simulator have. */
    static List<String> simulatedProviders() {
        return BuiltInProviders.all().stream()
                .map(provider -> provider.spec().name())
                .filter(SIMULATOR.simulator().providers()::contains)
                .toList();
    }

    /** Adds a component under a scheme of its own, with what the default one has and more. */
    SeedreamComponent add(String scheme, Consumer<SeedreamConfiguration> options) {
        return add(scheme, options, component -> {});
    }

    /** And with options that only a component has. */
    SeedreamComponent add(
            String scheme,
            Consumer<SeedreamConfiguration> options,
            Consumer<SeedreamComponent> shared) {
        SeedreamComponent seedream = made(options);
        shared.accept(seedream);
        context.addComponent(scheme, seedream);
        return seedream;
    }

    /**
     * Lets {@code at-<provider>} be a component for that provider, which is made when it is first
     * used.
     */
    void addEachProvider(Consumer<SeedreamConfiguration> more) {
        for (String provider : simulatedProviders()) {
            context.getRegistry()
                    .bind(
                            "at-" + provider,
                            SeedreamComponent.class,
                            () -> made(options -> more.accept(at(provider, options))));
        }
    }

    private static SeedreamConfiguration at(String provider, SeedreamConfiguration options) {
        options.setProvider(provider);
        options.setBaseUrl(SIMULATOR.baseUrl(provider));
        options.setPollInitialDelay(20);
        options.setPollDelay(20);
        return options;
    }

    private SeedreamComponent made(Consumer<SeedreamConfiguration> options) {
        SeedreamComponent seedream = new SeedreamComponent();
        seedream.setConfiguration(
                context.getComponent("seedream", SeedreamComponent.class)
                        .getConfiguration()
                        .copy());
        options.accept(seedream.getConfiguration());
        return seedream;
    }

    void routes(Routes routes) throws Exception {
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() throws Exception {
                        routes.define(this);
                    }
                });
    }

    static void fault(Fault fault) {
        simulator().fault(fault);
    }
}
