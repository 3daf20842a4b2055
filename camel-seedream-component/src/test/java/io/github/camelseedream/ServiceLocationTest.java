package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.apache.camel.spi.EndpointServiceLocation;
import org.junit.jupiter.api.Test;

/** What Camel is told of the service behind an endpoint, and that it is not called for that. */
class ServiceLocationTest extends MultiComponentRouteTest {

    @Test
    void theServiceIsTheProvidersBaseUrl() {
        add(
                "plain",
                options -> {
                    options.setProvider("apiframe");
                    options.setBaseUrl(null);
                });

        assertService("plain:generate", "https://api.apiframe.ai");
        assertService(
                "plain:generate?provider=gccai&baseUrl=http://localhost:1/gccai/v1/",
                "http://localhost:1/gccai/v1");
    }

    private void assertService(String uri, String url) {
        EndpointServiceLocation location = (EndpointServiceLocation) context.getEndpoint(uri);

        assertThat(location.getServiceUrl()).isEqualTo(url);
        assertThat(location.getServiceProtocol()).isEqualTo("http");
        assertThat(location.getServiceMetadata()).isNullOrEmpty();
    }

    @Test
    void nobodyAsksTheProviderForItsHealthUnlessTheProducersAreToBeChecked() throws Exception {
        HealthCheckRegistry registry = new DefaultHealthCheckRegistry(context);
        context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
        routes(routes -> routes.from("direct:checked").to("seedream:generate"));

        assertThat(HealthCheckHelper.invoke(context))
                .noneMatch(result -> result.getCheck().getId().contains("seedream"));
        assertThat(simulator().requests()).isEmpty();
    }
}
