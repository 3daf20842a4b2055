package io.github.camelseedream.example.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.ContentRejectedException;
import io.github.camelseedream.error.DownloadException;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.ProviderException.Refusal;
import io.github.camelseedream.error.QuotaExceededException;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.CallContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.api.Test;

class OpenAiExceptionTest {

    private static final CallContext CALL = new CallContext("lumenfall", "seedream-4.5", "req-1");

    @Test
    void anEmptyAccountIsOpenAisQuota() {
        OpenAiException error =
                OpenAiException.of(new QuotaExceededException(CALL, refusal(402, "")));

        assertThat(error.code()).isEqualTo(ErrorCode.INSUFFICIENT_QUOTA);
        assertThat(json(error))
                .contains("\"type\":\"insufficient_quota\"", "\"code\":\"insufficient_quota\"");
        assertThat(error.headers()).containsEntry("x-should-retry", "false");
    }

    @Test
    void aModelThatIsNotThereHasOpenAisCodeWhateverTheProviderCallsIt() {
        for (String code : List.of("MODEL_NOT_FOUND", "model_not_found")) {
            for (int status : new int[] {404, 400}) {
                OpenAiException error =
                        OpenAiException.of(new ProviderException(CALL, refusal(status, code)));

                assertThat(error.code().status()).isEqualTo(404);
                assertThat(error.code().code()).isEqualTo("model_not_found");
            }
        }
    }

    @Test
    void anyOtherRefusalOfTheProviderHasOneCodeAndTheProvidersWords() {
        OpenAiException error =
                OpenAiException.of(new ProviderException(CALL, refusal(422, "ODD_SIZE")));

        assertThat(error.code()).isEqualTo(ErrorCode.PROVIDER_REFUSED);
        assertThat(error.code().status()).isEqualTo(400);
        assertThat(error).hasMessageContaining("ODD_SIZE").hasMessageEndingWith("no");
    }

    @Test
    void moderationHasTheCodeThatOpenAiHasForTheModel() {
        OpenAiException error =
                OpenAiException.of(new ContentRejectedException(CALL, refusal(400, "NSFW")));

        assertThat(json(error))
                .contains(
                        "\"type\":\"invalid_request_error\"",
                        "\"code\":\"content_policy_violation\"");
        assertThat(json(error.forGptImage()))
                .contains(
                        "\"type\":\"image_generation_user_error\"",
                        "\"code\":\"moderation_blocked\"");
    }

    @Test
    void theGatewaysOwnKeyIsNotTheClientsBusiness() {
        OpenAiException error =
                OpenAiException.of(
                        new AuthenticationException(CALL, refusal(401, ""))
                                .withKeyFrom("option apiKey"));

        assertThat(error.code().status()).isEqualTo(502);
        assertThat(error)
                .hasMessage(
                        "The provider refused the gateway's own key. Tell whoever runs the"
                                + " gateway");
    }

    @Test
    void aSignedUrlIsNotPassedOn() {
        OpenAiException error =
                OpenAiException.of(
                        new DownloadException(
                                CALL, "https://cdn.example/p.png?sig=secret", "gone", null));

        assertThat(error.code()).isEqualTo(ErrorCode.DOWNLOAD_FAILED);
        assertThat(json(error)).doesNotContain("secret");
    }

    @Test
    void whatNobodyThoughtOfSaysNothingOfTheInside() {
        for (Throwable failure :
                List.of(
                        new IllegalStateException("/home/me/secret"),
                        new OutOfMemoryError("/home/me/secret"),
                        new CamelExecutionException("secret", null, new StackOverflowError()))) {
            OpenAiException error = OpenAiException.of(failure);

            assertThat(error.code().status()).isEqualTo(500);
            assertThat(error).hasMessage("The gateway failed; see its log");
        }
    }

    @Test
    void aRefusalThatCamelHasWrappedIsFoundAgain() {
        OpenAiException own = new OpenAiException(ErrorCode.INVALID_FORM, "size", "twice");

        assertThat(OpenAiException.of(new CamelExecutionException("failed", null, own)))
                .isSameAs(own);
    }

    @Test
    void whatIsWrongIsSaidWithoutCamelsWords() {
        OpenAiException error =
                invalid(
                        new Violation(
                                "prompt",
                                "",
                                "",
                                "is missing. Give it as the header CamelSeedreamPrompt, the option"
                                        + " prompt, a text body (generate) or the body field"
                                        + " prompt"),
                        new Violation(
                                "references",
                                "",
                                "",
                                "are missing. edit needs at least one image: as the body"),
                        new Violation(
                                "outputFormat",
                                "tiff",
                                "body field output_format",
                                "is not known. Accepted: png, jpeg. Set the option"
                                        + " unsupported=ignore to drop it"));

        assertThat(error.param()).isEqualTo("prompt");
        assertThat(error)
                .hasMessage(
                        "prompt is missing: give the field `prompt`\n"
                                + "image is missing: give the field `image`\n"
                                + "output_format 'tiff' is not known. Accepted: png, jpeg.");
    }

    @Test
    void ofVeryMuchThatIsWrongTheFirstIsToldAndHowMuchMoreThereIs() {
        OpenAiException error =
                invalid(
                        IntStream.range(0, 500)
                                .mapToObj(i -> new Violation("f" + i, "", "", "is not known"))
                                .toArray(Violation[]::new));

        assertThat(error.getMessage()).endsWith("f19 is not known\nand 480 more");
        assertThat(new OpenAiException(ErrorCode.INVALID_VALUE, null, "x".repeat(1_000_000)).json())
                .hasSizeLessThan(5000);
    }

    private static OpenAiException invalid(Violation... violations) {
        return OpenAiException.of(new InvalidRequestException(CALL, List.of(violations)));
    }

    private static String json(OpenAiException error) {
        return new String(error.json(), StandardCharsets.UTF_8);
    }

    private static Refusal refusal(int status, String code) {
        return new Refusal(status, code, "no", false);
    }
}
