package io.github.camelseedream.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.simulator.SeedreamSimulatorExtension;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The test that docs/spring-boot.md shows. */
@SpringBootTest(classes = Application.Empty.class)
class DocumentedTest {

    @RegisterExtension
    static final SeedreamSimulatorExtension SIMULATOR = new SeedreamSimulatorExtension();

    @DynamicPropertySource
    static void simulated(DynamicPropertyRegistry properties) {
        properties.add("camel.component.seedream.base-url", () -> SIMULATOR.baseUrl("lumenfall"));
        properties.add("camel.component.seedream.api-key", () -> "any");
    }

    @Autowired private ProducerTemplate template;

    @Test
    void aPromptBecomesOnePaidCall() {
        GeneratedImage fox =
                template.requestBody(
                        "seedream:generate?size=640x480", "a red fox", GeneratedImage.class);

        assertThat(fox.getWidth()).isEqualTo(640);
        assertThat(SIMULATOR.simulator().submits()).hasSize(1);
    }
}
