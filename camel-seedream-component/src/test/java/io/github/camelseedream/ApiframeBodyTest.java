package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.catalog.SizeWords;
import io.github.camelseedream.http.HttpBody;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.result.MemoryPictures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies as Apiframe's documentation prints them, from a message to the wire. */
class ApiframeBodyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final CamelContext context = new DefaultCamelContext();
    private final SeedreamConfiguration configuration = new SeedreamConfiguration();
    private final ImageProvider provider =
            BuiltInProviders.all().stream()
                    .filter(one -> one.profile().name().equals("apiframe"))
                    .findFirst()
                    .orElseThrow();

    @AfterEach
    void stop() {
        context.stop();
    }

    /** The first is docs-v2.apiframe.ai/docs/images/seedream/seedream-4.5; the others are ours. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "submit-request.json",
                "submit-request-everything.json",
                "submit-request-custom.json"
            })
    void aRequestBodyOfTheDocumentationIsOnTheWireAsItIs(String sample) throws IOException {
        String body;
        try (InputStream file = getClass().getResourceAsStream("/providers/apiframe/" + sample)) {
            body = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(sent(body)).isEqualTo(JSON.readTree(body));
    }

    @Test
    void aFieldThatOnlyApiframeKnowsStaysWithinItsObject() throws IOException {
        configuration.setPassUnknown(true);
        String body =
                """
                {"model":"seedream-4.5","prompt":"a cat",
                 "seedreamParams":{"brand_new":[1],"size":"2K"},"other":true}
                """;

        assertThat(sent(body)).isEqualTo(JSON.readTree(body));
    }

    @Test
    void aMistypedFieldIsRefusedByItsFullName() throws IOException {
        ImageRequest request = read("{\"prompt\":\"a cat\",\"seedreamParams\":{\"use_pre_ll\":1}}");

        assertThat(request.complaints())
                .singleElement()
                .asString()
                .startsWith(
                        "seedreamParams.use_pre_ll (body field seedreamParams.use_pre_ll) is not"
                                + " known. Did you mean seedreamParams.use_pre_llm?");
    }

    private JsonNode sent(String body) throws IOException {
        ImageRequest request = read(body);
        assertThat(request.complaints()).isEmpty();
        HttpCall call =
                provider.submit(
                        new ProviderRequest(
                                provider.modelId(request.get(ImageParameters.MODEL).orElseThrow()),
                                request,
                                1,
                                SizeWords.read(request).wanted(),
                                ""));
        try (InputStream json = ((HttpBody.Whole) call.body()).content().open()) {
            return JSON.readTree(json);
        }
    }

    private ImageRequest read(String body) throws IOException {
        Message message = new DefaultExchange(context).getMessage();
        message.setBody(body);
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        return new ExchangeReader(
                        configuration,
                        configuration,
                        new ReferenceReader(new MemoryPictures(), context.getTypeConverter(), null),
                        provider.parameters())
                .read(MessageBody.of(message, MessageBody.Wanted.TEXT), message);
    }
}
