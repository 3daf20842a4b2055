package io.github.camelseedream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.simulator.fault.Fault;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SeedreamSimulatorExtensionTest {

    private static String firstUrl;

    @RegisterExtension
    static final SeedreamSimulatorExtension SIMULATOR = new SeedreamSimulatorExtension();

    @RepeatedTest(2)
    void startsOncePerClassAndClearsBeforeEachTest() {
        SeedreamSimulator simulator = SIMULATOR.simulator();
        firstUrl = firstUrl == null ? simulator.url() : firstUrl;
        LumenfallClient client = new LumenfallClient(simulator);

        assertThat(simulator.url()).isEqualTo(firstUrl);
        assertThat(simulator.requests()).isEmpty();
        assertThat(client.get("/lumenfall/v1/balance").statusCode()).isEqualTo(200);
        simulator.fault(Fault.status(500).always());
    }

    @Test
    void namesTheProvidersWhenAskedForAnother() {
        assertThatThrownBy(() -> SIMULATOR.baseUrl("elsewhere"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("No provider 'elsewhere'; there are [lumenfall");
    }

    @Test
    void isNotThereBeforeTheTestsRun() {
        assertThatThrownBy(() -> new SeedreamSimulatorExtension().simulator())
                .isInstanceOf(IllegalStateException.class);
    }
}
