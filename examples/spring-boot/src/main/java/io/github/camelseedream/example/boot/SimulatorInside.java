package io.github.camelseedream.example.boot;

import io.github.camelseedream.SeedreamComponent;
import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.SimulatorOptions;
import java.time.Duration;
import org.apache.camel.spi.ComponentCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * The simulator in place of the provider, until there is a key. Your application needs none of it.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(NoKey.class)
class SimulatorInside {

    @Bean
    SeedreamSimulator simulator(@Value("${simulated-work:1s}") Duration work) {
        return SeedreamSimulator.start(SimulatorOptions.defaults().withDelay(work));
    }

    @Bean
    ComponentCustomizer pointedAtTheSimulator(
            SeedreamSimulator simulator,
            @Value("${camel.component.seedream.provider}") String provider) {
        return ComponentCustomizer.forType(
                SeedreamComponent.class,
                seedream -> {
                    seedream.getConfiguration().setBaseUrl(simulator.baseUrl(provider));
                    seedream.getConfiguration().setApiKey("simulator");
                    // nothing goes to a real one by accident
                    seedream.getConfiguration().setAllowedProviders(provider);
                });
    }
}
