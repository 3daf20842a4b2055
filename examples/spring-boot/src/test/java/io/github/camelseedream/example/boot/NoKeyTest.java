package io.github.camelseedream.example.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.MapPropertySource;

/** What makes the application spend money. */
class NoKeyTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, true",
                "provider=lumenfall, true",
                "LUMENFALL_API_KEY=k, true",
                "provider=lumenfall LUMENFALL_API_KEY=k, false",
                "provider=apiframe LUMENFALL_API_KEY=k, true",
                "camel.component.seedream.api-key=k, false",
                "camel.component.seedream.api-keys.lumenfall=k, false",
                "camel.component.seedream.api-keys.apiframe=k, true",
                "camel.component.seedream.base-url=http://127.0.0.1:1, false"
            })
    void theSimulatorStandsInUntilAProviderIsWanted(String given, boolean simulated) {
        try (AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext()) {
            Map<String, Object> properties =
                    Stream.of((given == null ? "x=y" : given).split(" "))
                            .map(property -> property.split("=", 2))
                            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
            properties.put(
                    "camel.component.seedream.provider",
                    properties.getOrDefault("provider", "lumenfall"));
            // the variables of this machine are no part of the test
            beans.getEnvironment().getPropertySources().remove("systemEnvironment");
            beans.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("given", properties));
            beans.register(Marked.class);
            beans.refresh();

            assertThat(beans.containsBean("mark")).isEqualTo(simulated);
        }
    }

    @Conditional(NoKey.class)
    static class Marked {

        @Bean
        String mark() {
            return "simulated";
        }
    }
}
