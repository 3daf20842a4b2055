package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.exchange.ResultMode;
import io.github.camelseedream.result.Estimate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A request body that a provider's documentation prints is a message body here, and what the
 * provider gets is the same JSON, or says the same.
 */
class DocumentedBodiesTest extends MultiComponentRouteTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** docs.uniall.ai/models/image/seedream, whose English prompts have lost words. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"model":"seedream-4.0","prompt":"one, and "}
                """,
                """
                {"n":3}
                """,
                """
                {"custom_size":{"width":2048,"height":2048}}
                """,
                """
                {"model":"seedream-5.0-lite","prompt":"16:9, ","n":2,
                 "custom_size":{"width":2560,"height":1440}}
                """,
                """
                {"model":"seedream-4.0","prompt":"Landscape, ",
                 "custom_size":{"width":1280,"height":720}}
                """,
                """
                {"image":"https://example.com/a.png"}
                """,
                """
                {"image_urls":["https://example.com/a.png","https://example.com/b.png"]}
                """,
                """
                {"model":"seedream-4.5","prompt":" reference, ",
                 "image_urls":["https://example.com/product.png",
                               "https://example.com/background.png"],
                 "n":3,"custom_size":{"width":2560,"height":1440}}
                """,
                """
                {"timeout_seconds":120}
                """
            })
    void aBodyOfUniAllGoesOutAsItIs(String body) throws IOException {
        assertThat(sent("uniall", body)).isEqualTo(whole("seedream-4.5", body));
    }

    /** Of the spellings that UniAll takes for one thing, one goes out: n, image and image_urls. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"num_images":3} | {"n":3}
                    {"image_url":"https://example.com/a.png"} | {"image":"https://example.com/a.png"}
                    {"image_url":{"url":"https://example.com/a.png"}} | {"image":"https://example.com/a.png"}
                    {"images":["https://example.com/a.png",{"url":"https://example.com/b.png"},{"image_url":"https://example.com/c.png"}]} | {"image_urls":["https://example.com/a.png","https://example.com/b.png","https://example.com/c.png"]}
                    {"prompt":", ","num_images":6,"custom_size":{"width":2048,"height":2048}} | {"prompt":", ","n":6,"custom_size":{"width":2048,"height":2048}}
                    {"prompt":"Portrait, ","num_images":1,"custom_size":{"width":1440,"height":2560}} | {"prompt":"Portrait, ","n":1,"custom_size":{"width":1440,"height":2560}}
                    {"model":"seedream-4.0","image":"https://example.com/source.png","num_images":1,"custom_size":{"width":2048,"height":2048}} | {"model":"seedream-4.0","image":"https://example.com/source.png","n":1,"custom_size":{"width":2048,"height":2048}}
                    {"model":"seedream-5.0-lite","images":[{"url":"https://example.com/person.png"},{"image_url":"https://example.com/outfit.png"}],"num_images":2,"custom_size":{"width":2048,"height":2048}} | {"model":"seedream-5.0-lite","image_urls":["https://example.com/person.png","https://example.com/outfit.png"],"n":2,"custom_size":{"width":2048,"height":2048}}
                    """)
    void anotherSpellingOfUniAllSaysTheSame(String body, String wire) throws IOException {
        assertThat(sent("uniall", body)).isEqualTo(whole("seedream-4.5", wire));
    }

    /**
     * docs.apimart.ai and gccai.heqingsong.uk, seedream-4.5/generation; the second prints values
     * only, each of which is here in a body.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                """
                {"model":"doubao-seedance-4-5","prompt":"A cute panda playing in a bamboo forest",
                 "size":"1:1","n":1,
                 "image_urls":["https://cdn.apimart.ai/doc/1761215838466614297_9852.png"]}
                """,
                """
                {"model":"Doubao-Seedream-4.5","size":"9:21","resolution":"4K"}
                """,
                """
                {"model":"doubao-seedream-4.5","size":"16:9","resolution":"2K","watermark":true}
                """,
                """
                {"model":"doubao-seedream-4-5","watermark":false,"n":1}
                """,
                """
                {"size":"auto","n":3,"image_urls":["https://example.com/image.jpg"]}
                """,
                """
                {"image_urls":["https://example.com/image.jpg"],
                 "sequential_image_generation":"auto",
                 "sequential_image_generation_options":{"max_images":3}}
                """,
                """
                {"image_urls":["https://example.com/1.jpg","https://example.com/2.jpg"],
                 "sequential_image_generation":"disabled"}
                """,
                """
                {"optimize_prompt_options":{"mode":"fast"}}
                """,
                """
                {"optimize_prompt_options":{"mode":"standard"}}
                """,
                """
                {"model":"doubao-seedance-4-0","optimize_prompt_options":"fast","resolution":"1K"}
                """,
                """
                {"model":"doubao-seedream-5-0-lite","size":"16:9","resolution":"3K","n":1,
                 "output_format":"png"}
                """,
                """
                {"webhook":"http://127.0.0.1:9/hook/secret","language":"en"}
                """
            })
    void aBodyOfApimartGoesOutAsItIs(String body) throws IOException {
        assertThat(sent("apimart", body)).isEqualTo(whole("doubao-seedance-4-5", body));
        assertThat(sent("gccai", body)).isEqualTo(whole("doubao-seedance-4-5", body));
    }

    /** The first is docs-v2.apiframe.ai/docs/images/seedream/seedream-4.5; the others are ours. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "submit-request.json",
                "submit-request-everything.json",
                "submit-request-custom.json"
            })
    void aBodyOfApiframeGoesOutAsItIs(String sample) throws IOException {
        String body;
        try (InputStream file = getClass().getResourceAsStream("/providers/apiframe/" + sample)) {
            body = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(sent("apiframe&passUnknown=true", body)).isEqualTo(JSON.readTree(body));
    }

    /** Its API refuses what it does not know, and so does the simulator: nothing is sent. */
    @Test
    void aFieldThatOnlyApiframeKnowsStaysWithinItsObject() throws IOException {
        String body =
                """
                {"model":"seedream-4.5","prompt":"a cat",
                 "seedreamParams":{"brand_new":[1],"size":"2K"},"other":true}
                """;

        Exchange answer =
                send(
                        "seedream:estimate?provider=apiframe&passUnknown=true",
                        body,
                        Map.of(Exchange.CONTENT_TYPE, "application/json"));

        Estimate estimate = answer.getMessage().getBody(Estimate.class);
        assertThat(JSON.<JsonNode>valueToTree(estimate.call().get("body")))
                .isEqualTo(JSON.readTree(body));
    }

    @Test
    void aMistypedFieldOfApiframeIsRefusedByItsFullName() {
        Exchange answer =
                send(
                        "seedream:estimate?provider=apiframe",
                        "{\"prompt\":\"a cat\",\"seedreamParams\":{\"use_pre_ll\":1}}",
                        Map.of(Exchange.CONTENT_TYPE, "application/json"));

        assertThat(answer.getException())
                .hasMessageContaining(
                        "seedreamParams.use_pre_ll (body field seedreamParams.use_pre_ll) is not"
                                + " known. Did you mean seedreamParams.use_pre_llm?");
    }

    /** Our words for the same. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"aspectRatio":"match","references":["https://example.com/1.jpg"]} | {"size":"auto","image_urls":["https://example.com/1.jpg"]}
                    {"imageMode":"set","count":3,"references":["https://example.com/1.jpg"]} | {"sequential_image_generation":"auto","sequential_image_generation_options":{"max_images":3},"image_urls":["https://example.com/1.jpg"]}
                    {"promptEnhancement":"fast"} | {"optimize_prompt_options":{"mode":"fast"}}
                    {"model":"seedream-4.0","promptEnhancement":"fast"} | {"model":"doubao-seedance-4-0","optimize_prompt_options":"fast"}
                    {"size":"2560x1440"} | {"size":"16:9","resolution":"2K"}
                    {"size":"5404x3040"} | {"size":"16:9","resolution":"4K"}
                    {"model":"seedream-5.0-lite","size":"4096x2304"} | {"model":"doubao-seedream-5-0-lite","size":"16:9","resolution":"3K"}
                    {"size":"21:9","resolution":"2k"} | {"size":"21:9","resolution":"2K"}
                    {"model":"seedream-5.0-lite","outputFormat":"gif"} | {"model":"doubao-seedream-5-0-lite"}
                    {"outputFormat":"png"} | {}
                    """)
    void ourWordsBecomeThoseOfApimart(String body, String wire) throws IOException {
        assertThat(sent("apimart", body)).isEqualTo(whole("doubao-seedance-4-5", wire));
    }

    /** Ratios and tiers have no field at UniAll, which takes both sides in pixels. */
    @ParameterizedTest
    @CsvSource({
        "size=16:9, 2560, 1440",
        "aspectRatio=9:16&resolution=2K, 1440, 2560",
        "size=4K, 4096, 4096",
        "size=16:9&resolution=1K&model=seedream-4.0, 1280, 720"
    })
    void aRatioAtATierIsPixelsAtUniAll(String options, int width, int height) throws IOException {
        JsonNode sent = sent("uniall&" + options, "{}");

        assertThat(sent.at("/custom_size/width").asInt()).isEqualTo(width);
        assertThat(sent.at("/custom_size/height").asInt()).isEqualTo(height);
    }

    /** UniAll has a path for edits, APIMart has not. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    uniall  | {} | generations
                    uniall  | {"image":"https://example.com/a.png"} | edits
                    apimart | {"image":"https://example.com/a.png"} | generations
                    """)
    void referencesGoWhereTheProviderWantsThem(String provider, String body, String path)
            throws IOException {
        sent(provider, body);

        assertThat(onlySubmit().path()).endsWith("/v1/images/" + path);
    }

    /** What the provider got; without the time that UniAll is given where the body names none. */
    private JsonNode sent(String providerAndOptions, String body) throws IOException {
        simulator().clear();
        String provider = providerAndOptions.replaceAll("&.*", "");
        add(
                provider,
                options -> {
                    options.setProvider(provider);
                    options.setBaseUrl(SIMULATOR.baseUrl(provider));
                    options.setResultMode(
                            provider.equals("uniall") ? ResultMode.url : ResultMode.image);
                });
        String operation = provider.equals("uniall") ? ":generate" : ":submit";
        Exchange answer =
                send(
                        provider
                                + operation
                                + "?prompt=a+cat"
                                + providerAndOptions.substring(provider.length()),
                        body,
                        Map.of(Exchange.CONTENT_TYPE, "application/json"));
        assertThat(answer.getException()).isNull();
        ObjectNode sent = (ObjectNode) onlySubmit().json();
        return JSON.readTree(body).has("timeout_seconds") ? sent : sent.without("timeout_seconds");
    }

    /** The fields, and what goes out without being in a body. */
    private static JsonNode whole(String model, String fields) throws IOException {
        ObjectNode whole = JSON.createObjectNode().put("model", model).put("prompt", "a cat");
        return whole.setAll((ObjectNode) JSON.readTree(fields));
    }
}
