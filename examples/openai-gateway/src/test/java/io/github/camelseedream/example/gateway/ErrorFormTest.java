package io.github.camelseedream.example.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.DownloadException;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.QuotaExceededException;
import io.github.camelseedream.error.Refusal;
import org.junit.jupiter.api.Test;

class ErrorFormTest {

    private static final CallContext CALL = new CallContext("lumenfall", "seedream-4.5", "req-1");

    @Test
    void anEmptyAccountIsOpenAisQuota() {
        ErrorForm form = ErrorForm.of(new QuotaExceededException(CALL, refusal(402, "")));

        assertThat(form.status()).isEqualTo(429);
        assertThat(form.type()).isEqualTo("insufficient_quota");
        assertThat(form.code()).isEqualTo("insufficient_quota");
    }

    @Test
    void aModelThatIsNotThereKeepsTheProvidersCode() {
        ErrorForm form = ErrorForm.of(new ProviderException(CALL, refusal(404, "MODEL_NOT_FOUND")));

        assertThat(form.status()).isEqualTo(404);
        assertThat(form.code()).isEqualTo("MODEL_NOT_FOUND");
    }

    @Test
    void theGatewaysOwnKeyIsNotTheClientsBusiness() {
        ErrorForm form =
                ErrorForm.of(
                        new AuthenticationException(CALL, refusal(401, ""))
                                .withKeyFrom("option apiKey"));

        assertThat(form.status()).isEqualTo(502);
        assertThat(form.message())
                .isEqualTo(
                        "The provider refused the gateway's own key. Tell whoever runs the"
                                + " gateway");
    }

    @Test
    void aSignedUrlIsNotPassedOn() {
        ErrorForm form =
                ErrorForm.of(
                        new DownloadException(
                                CALL, "https://cdn.example/p.png?sig=secret", "gone", null));

        assertThat(form.code()).isEqualTo("download_failed");
        assertThat(form.message()).doesNotContain("secret");
    }

    @Test
    void whatNobodyThoughtOfSaysNothingOfTheInside() {
        ErrorForm form = ErrorForm.of(new IllegalStateException("/home/me/secret"));

        assertThat(form.status()).isEqualTo(500);
        assertThat(form.message()).isEqualTo("The gateway failed; see its log");
    }

    private static Refusal refusal(int status, String code) {
        return new Refusal(status, code, "no", false);
    }
}
