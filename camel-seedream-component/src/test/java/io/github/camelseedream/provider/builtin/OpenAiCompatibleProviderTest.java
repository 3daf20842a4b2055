package io.github.camelseedream.provider.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.ContentRejectedException;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.QuotaExceededException;
import io.github.camelseedream.error.RateLimitedException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderContract;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.builtin.OpenAiCompatibleProvider.Errors;
import io.github.camelseedream.provider.builtin.OpenAiCompatibleProvider.References;
import io.github.camelseedream.provider.wire.CallDescription;
import io.github.camelseedream.request.Content;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ReferenceImage;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiCompatibleProviderTest extends ProviderContract {

    private final OpenAiCompatibleProvider gateway = new OpenAiCompatibleProvider();

    @Override
    protected ImageProvider provider() {
        return gateway;
    }

    /** platform.openai.com/docs/api-reference/images. */
    @Override
    protected String documentedFields() {
        return """
        prompt             | passthrough | prompt            | elsewhere
        model              | converted   | model             | elsewhere
        size               | converted   | size              | elsewhere
        size               | converted   | aspectRatio       | elsewhere
        size               | converted   | resolution        | elsewhere
        size               | converted   | width             | elsewhere
        size               | converted   | height            | elsewhere
        n                  | converted   | count             | elsewhere
        image              | converted   | references        | elsewhere
        image[]            | converted   | references        | elsewhere
        mask               | converted   | mask              | elsewhere
        response_format    | renamed     | responseFormat    | elsewhere
        output_format      | renamed     | outputFormat      | elsewhere
        output_compression | renamed     | outputCompression | elsewhere
        quality            | passthrough | quality           | elsewhere
        style              | passthrough | style             | elsewhere
        user               | passthrough | user              | elsewhere
        """;
    }

    /** platform.openai.com/docs/guides/error-codes. */
    @Override
    protected List<Failure> failures() {
        return List.of(
                failure(400, "invalid_value", ProviderException.class, "rejected"),
                failure(
                        400,
                        "content_policy_violation",
                        ContentRejectedException.class,
                        "rejected"),
                failure(400, "moderation_blocked", ContentRejectedException.class, "rejected"),
                failure(401, "invalid_api_key", AuthenticationException.class, "rejected"),
                failure(403, "model_not_allowed", ProviderException.class, "rejected"),
                failure(404, "model_not_found", ProviderException.class, "rejected"),
                failure(429, "rate_limit_exceeded", RateLimitedException.class, "rejected"),
                failure(429, "insufficient_quota", QuotaExceededException.class, "rejected"),
                failure(500, "server_error", OutcomeUnknownException.class, "unknown"),
                failure(
                        400,
                        "InputTextSensitiveContentDetected",
                        ContentRejectedException.class,
                        "rejected"),
                new Failure(502, "<html>", OutcomeUnknownException.class, "unknown"),
                new Failure(200, "{\"data\":[]}", OutcomeUnknownException.class, "unknown"));
    }

    private static Failure failure(
            int status, String code, Class<? extends SeedreamException> type, String outcome) {
        return new Failure(
                status,
                "{\"error\":{\"message\":\"no\",\"type\":\"t\",\"param\":null,\"code\":\""
                        + code
                        + "\"}}",
                type,
                outcome);
    }

    @Test
    void withoutAWordItTakesReferencesAsFilesOfAForm() {
        HttpCall call = submit(edit(1, local()));

        assertThat(call.path()).isEqualTo("images/edits");
        assertThat(body(call)).containsEntry("image", "image-1.png (image/png, 1 bytes)");
    }

    @ParameterizedTest
    @CsvSource({
        "IMAGE,      1, image,      false",
        "IMAGE,      2, image,      true",
        "IMAGE_URLS, 1, image_urls, true"
    })
    void aGatewayMayTakeThemInItsJson(
            References references, int count, String field, boolean isList) {
        gateway.setReferences(references);

        HttpCall call = submit(edit(count, new ReferenceImage.Remote("https://example.org/a.png")));

        assertThat(call.path()).isEqualTo("images/generations");
        assertThat(body(call).get(field) instanceof List).isEqualTo(isList);
    }

    @Test
    void aGatewayThatTakesNoneRefusesThem() {
        gateway.setReferences(References.NONE);

        assertThatThrownBy(() -> submit(edit(1, local())))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("references '[a.png")
                .hasMessageContaining("is not taken by openai-compatible");
    }

    @Test
    void severalImagesAreACallEachUnlessItMakesMore() {
        assertThat(gateway.counts(check(text().build(), false).call()).max()).isEqualTo(1);

        gateway.setImagesPerCall(10);

        assertThat(gateway.counts(check(text().build(), false).call()).max()).isEqualTo(10);
        assertThat(body(submit(text().set(ImageParameters.COUNT, 3)))).containsEntry("n", 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "max_images", "extra.num_images"})
    void noFixedFieldSaysHowManyImagesArePaidFor(String field) {
        assertThatThrownBy(() -> gateway.setFields(Map.of(field, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("fields." + field + " is what ")
                .hasMessageEndingWith("how many images a call makes is imagesPerCall");
    }

    @Test
    void fieldsOfTheGatewayGoWithEveryCallUnlessTheRequestHasItsOwn() {
        gateway.setFields(Map.of("watermark", false, "quality", "low"));

        assertThat(body(submit(text())))
                .containsEntry("watermark", false)
                .containsEntry("quality", "low");
        assertThat(
                        body(
                                submit(
                                        text().set(ImageParameters.QUALITY, "high")
                                                .set(
                                                        ImageParameters.PARAMETERS,
                                                        Map.of("watermark", true)))))
                .containsEntry("watermark", true)
                .containsEntry("quality", "high");
    }

    @Test
    void itHasANameKeyAddressAndModelsOfItsOwn() {
        gateway.setName("my-litellm");
        gateway.setBaseUrl("http://litellm:4000/v1/");
        gateway.setModels(Map.of("seedream-4.5", "byteplus/seedream-4-5-251128"));

        assertThat(gateway.spec().name()).isEqualTo("my-litellm");
        assertThat(gateway.spec().keyVariable()).isEqualTo("MY_LITELLM_API_KEY");
        assertThat(gateway.spec().baseUrl()).hasToString("http://litellm:4000/v1");
        assertThat(body(submit(text()))).containsEntry("model", "byteplus/seedream-4-5-251128");
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI,  429, insufficient_quota,      QuotaExceededException",
        "NEW_API, 403, insufficient_user_quota, QuotaExceededException",
        "NEW_API, 500, do_request_failed,       OutcomeUnknownException",
        "NEW_API, 503, model_not_found,         ProviderException",
        "ARK,     403, AccountOverdueError,     QuotaExceededException",
        "ARK,     429, SetLimitExceeded,        QuotaExceededException"
    })
    void errorsAreThoseOfItsFamily(Errors errors, int status, String code, String type) {
        gateway.setErrors(errors);
        Reply reply =
                new Reply(
                        status,
                        name -> Optional.empty(),
                        read("{\"error\":{\"message\":\"no\",\"code\":\"" + code + "\"}}"),
                        "");

        Outcome outcome = gateway.read(check(text().build(), false).call(), reply);

        assertThat(((Outcome.Failed) outcome).error().getClass().getSimpleName()).isEqualTo(type);
    }

    @Test
    void theKeyIsCheckedByTheListOfModels() {
        assertThat(gateway.check().path()).isEqualTo("models");
    }

    private HttpCall submit(ImageRequest.Builder request) {
        return gateway.submit(check(request.build(), false).call());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> body(HttpCall call) {
        return (Map<String, Object>) CallDescription.of(call).get("body");
    }

    private static ReferenceImage local() {
        return new ReferenceImage.Local(Content.of(new byte[] {1}), "image/png", "a.png", 64, 64);
    }

    private static ImageRequest.Builder edit(int count, ReferenceImage reference) {
        return text().set(ImageParameters.REFERENCES, Collections.nCopies(count, reference));
    }

    private static ImageRequest.Builder text() {
        return ImageRequest.builder()
                .set(ImageParameters.PROMPT, "a cat")
                .set(ImageParameters.MODEL, "seedream-4.5");
    }
}
