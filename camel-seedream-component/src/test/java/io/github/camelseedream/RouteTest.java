package io.github.camelseedream;

import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.SeedreamSimulatorExtension;
import io.github.camelseedream.simulator.journal.RecordedRequest;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What tests of routes share: a real Camel context, the component pointed at the simulator, and a
 * few words to send and look. A route {@code direct:NAME} to {@code seedream:NAME} is there for
 * each operation; further ones are added by the tests.
 */
abstract class RouteTest extends CamelTestSupport {

    @RegisterExtension
    static final SeedreamSimulatorExtension SIMULATOR = new SeedreamSimulatorExtension();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        SeedreamComponent seedream = context.getComponent("seedream", SeedreamComponent.class);
        seedream.getConfiguration().setBaseUrl(SIMULATOR.baseUrl("lumenfall"));
        seedream.getConfiguration().setApiKey("test-key");
        seedream.getConfiguration().setDryRunAtBaseUrl(true);
        configure(seedream);
        return context;
    }

    /** Sets options of the component before it starts. */
    void configure(SeedreamComponent seedream) {
        // as it is
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                // that of the ledger does not start where there is none
                for (SeedreamOperation operation :
                        EnumSet.complementOf(EnumSet.of(SeedreamOperation.ledger))) {
                    from("direct:" + operation).to("seedream:" + operation);
                }
            }
        };
    }

    static SeedreamSimulator simulator() {
        return SIMULATOR.simulator();
    }

    /** Sends through any endpoint and answers the exchange, failed or not. */
    Exchange send(String uri, Object body, Map<String, Object> headers) {
        return template.request(
                uri,
                exchange -> {
                    exchange.getMessage().setBody(body);
                    exchange.getMessage().setHeaders(new HashMap<>(headers));
                });
    }

    Exchange send(String uri, Object body) {
        return send(uri, body, Map.of());
    }

    /** The one paid call the simulator saw. */
    static RecordedRequest onlySubmit() {
        if (simulator().submits().size() != 1) {
            throw new AssertionError("not one submit but " + simulator().submits());
        }
        return simulator().submits().get(0);
    }
}
