package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.simulator.SeedreamSimulatorExtension;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Routes that are there before the context starts. */
@Tag("slow")
class StartTest {

    @RegisterExtension
    static final SeedreamSimulatorExtension SIMULATOR = new SeedreamSimulatorExtension();

    /** Camel starts such an endpoint before it starts the component. */
    @ParameterizedTest
    @ValueSource(strings = {"seedream:generate", "seedream:generate?maxConcurrentCalls=2"})
    void anEndpointWithinASplitOnlyHadNoGenerator(String endpoint) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            SeedreamComponent seedream = context.getComponent("seedream", SeedreamComponent.class);
            seedream.getConfiguration().setBaseUrl(SIMULATOR.baseUrl("lumenfall"));
            seedream.getConfiguration().setApiKey("test-key");
            context.addRoutes(
                    new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("direct:split").split(body()).to(endpoint).to("mock:images").end();
                        }
                    });
            context.start();

            context.createProducerTemplate().requestBody("direct:split", List.of("a boat"));

            assertThat(context.getEndpoint("mock:images", MockEndpoint.class).getExchanges())
                    .extracting(exchange -> exchange.getMessage().getBody())
                    .hasExactlyElementsOfTypes(GeneratedImage.class);
        }
    }
}
