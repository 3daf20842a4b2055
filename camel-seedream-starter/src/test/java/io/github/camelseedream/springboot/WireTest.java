package io.github.camelseedream.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelseedream.SeedreamComponent;
import io.github.camelseedream.result.ImageResult;
import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.journal.RecordedBody;
import io.github.camelseedream.simulator.journal.RecordedRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;

/** What the application does to its own JSON does nothing to the provider's. */
class WireTest {

    private static final String PROMPT = "a red fox, 狐, \"quoted\"";
    private static final String REQUEST =
            """
            {"prompt": "a red fox", "outputFormat": "jpeg", "aspect_ratio": "16:9",
             "parameters": %s}
            """;

    private static final Map<String, String> EXTRAS =
            Map.of(
                    "lumenfall", "{\"traceId\": 7, \"someThing\": {\"innerName\": null}}",
                    "apiframe", "{}",
                    "apimart", "{}",
                    "uniall", "{}");

    private final SeedreamSimulator simulator = SeedreamSimulator.start();

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void theApplicationsJacksonDoesNotChangeAByte() throws Exception {
        for (String provider : EXTRAS.keySet()) {
            List<String> without = withoutSpring(provider);
            simulator.clear();
            assertThat(inSpring(provider)).as(provider).isEqualTo(without).hasSize(2);
            simulator.clear();
        }
    }

    private List<String> withoutSpring(String provider) throws Exception {
        try (CamelContext context = new DefaultCamelContext()) {
            SeedreamComponent seedream = context.getComponent("seedream", SeedreamComponent.class);
            seedream.getConfiguration().setProvider(provider);
            seedream.getConfiguration().setApiKey("any");
            seedream.getConfiguration().setBaseUrl(simulator.baseUrl(provider));
            seedream.getConfiguration().setPollInitialDelay(50);
            seedream.getConfiguration().setPollDelay(50);
            context.start();
            return sent(provider, context.createProducerTemplate());
        }
    }

    private List<String> inSpring(String provider) {
        try (Application application =
                Application.start(
                        WebApplicationType.NONE,
                        OwnJackson.class,
                        "camel.component.jackson.auto-discover-object-mapper=true",
                        "camel.component.seedream.provider=" + provider,
                        "camel.component.seedream.api-key=any",
                        "camel.component.seedream.poll-initial-delay=50ms",
                        "camel.component.seedream.poll-delay=50ms",
                        "camel.component.seedream.base-url=" + simulator.baseUrl(provider))) {
            assertThat(application.bean(ObjectMapper.class).getPropertyNamingStrategy())
                    .isEqualTo(PropertyNamingStrategies.SNAKE_CASE);
            return sent(provider, application.template());
        }
    }

    private List<String> sent(String provider, ProducerTemplate template) {
        String uri = "seedream:generate?resultMode=result&unsupported=ignore&idempotencyKey=one";
        ImageResult text = template.requestBody(uri, PROMPT, ImageResult.class);
        ImageResult json =
                template.requestBodyAndHeader(
                        uri.replace("one", "two"),
                        REQUEST.formatted(EXTRAS.get(provider)),
                        Exchange.CONTENT_TYPE,
                        "application/json",
                        ImageResult.class);
        assertThat(Stream.of(text, json))
                .allSatisfy(result -> assertThat(result.getImages()).hasSize(1));
        return simulator.submits().stream()
                .map(RecordedRequest::body)
                .map(RecordedBody::sha256)
                .toList();
    }

    static class OwnJackson {

        @Bean
        ObjectMapper json() {
            return JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .serializationInclusion(JsonInclude.Include.NON_NULL)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
        }
    }
}
