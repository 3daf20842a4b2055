package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.result.GeneratedImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class GenerateRouteTest extends RouteTest {

    @Test
    void makesAnImageFromATextBody() throws Exception {
        Exchange answer = send("direct:generate", "a lighthouse at dusk");

        assertThat(answer.getException()).isNull();
        GeneratedImage image = answer.getMessage().getBody(GeneratedImage.class);
        BufferedImage pixels =
                ImageIO.read(new ByteArrayInputStream(answer.getMessage().getBody(byte[].class)));
        assertThat(pixels.getWidth()).isEqualTo(image.getWidth()).isPositive();
        assertThat(answer.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("image/png");
        assertThat(onlySubmit().body().json().toString())
                .isEqualTo("{\"model\":\"seedream-4.5\",\"prompt\":\"a lighthouse at dusk\"}");
    }

    @Test
    void theBodyIsAListWhenSeveralImagesAreAskedFor() {
        Exchange answer = send("direct:generate", "two boats", Map.of("CamelSeedreamCount", 2));

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(List.class)).hasSize(2);
        assertThat(answer.getMessage().getHeader("CamelSeedreamResultCount")).isEqualTo(2);
    }

    @Test
    void everyWireFormOfAnAnswerGivesTheSameImage() {
        for (String options :
                List.of(
                        "responseFormat=url",
                        "responseFormat=b64_json",
                        "parameter.sync_mode=true")) {
            Exchange answer =
                    send("seedream:generate?seed=7&size=320x200&" + options, "a red kite");
            assertThat(answer.getException()).isNull();
            GeneratedImage image = answer.getMessage().getBody(GeneratedImage.class);
            assertThat(image.getWidth()).isEqualTo(320);
            assertThat(image.getHeight()).isEqualTo(200);
        }
    }

    @Test
    void theUrlAloneIsLeftWhereItIs() {
        Exchange answer = send("seedream:generate?resultMode=url", "a red kite");

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(String.class)).startsWith("http://127.0.0.1:");
        assertThat(simulator().requests()).hasSize(1);
    }

    /** Within split and filter Camel starts an endpoint before its component. */
    @Test
    void anEndpointWithinAFilterWorksLikeAnyOther() throws Exception {
        try (CamelContext other = new DefaultCamelContext()) {
            SeedreamComponent seedream = other.getComponent("seedream", SeedreamComponent.class);
            seedream.getConfiguration().setBaseUrl(SIMULATOR.baseUrl("lumenfall"));
            seedream.getConfiguration().setApiKey("test-key");
            other.addRoutes(
                    new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("direct:filtered")
                                    .split(body())
                                    .filter(body().isNotNull())
                                    .to("seedream:generate")
                                    .setBody(constant("a boat"))
                                    .to("seedream:generate?maxConcurrentCalls=1");
                        }
                    });
            other.start();

            other.createProducerTemplate().sendBody("direct:filtered", "a lighthouse");
        }
        assertThat(simulator().submits()).hasSize(2);
    }
}
