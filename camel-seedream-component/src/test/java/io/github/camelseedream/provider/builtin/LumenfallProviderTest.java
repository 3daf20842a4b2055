package io.github.camelseedream.provider.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.catalog.RequestedSize;
import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.ContentRejectedException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.QuotaExceededException;
import io.github.camelseedream.error.RateLimitedException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.ProviderContract;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.wire.Json;
import io.github.camelseedream.request.ImageRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LumenfallProviderTest extends ProviderContract {

    private static final ProviderRequest CALL =
            new ProviderRequest(
                    "m", ImageRequest.builder().build(), 1, RequestedSize.nothing(), "");

    @Override
    protected ImageProvider provider() {
        return new LumenfallProvider();
    }

    /**
     * lumenfall.ai/models/bytedance/seedream-4.5/api and seedream-4/api, "Parameter Reference";
     * model, user, quality, style and mask: docs.lumenfall.ai/api-reference/images.
     */
    @Override
    protected String documentedFields() {
        return """
        prompt                      | passthrough | prompt            | 4.5:48
        model                       | converted   | model             | 4.5:13
        seed                        | passthrough | seed              | 4.5:54
        size                        | converted   | size              | 4.5:63
        aspect_ratio                | renamed     | aspectRatio       | 4.5:74
        resolution                  | converted   | resolution        | 4.5:85
        width                       | converted   | width             | 4.0:153
        height                      | converted   | height            | 4.0:146
        image                       | converted   | references        | 4.5:152
        image[]                     | converted   | references        | elsewhere
        mask                        | converted   | mask              | elsewhere
        response_format             | renamed     | responseFormat    | 4.5:165
        output_format               | renamed     | outputFormat      | 4.5:176
        output_compression          | renamed     | outputCompression | 4.5:190
        n                           | converted   | count             | 4.5:196
        quality                     | passthrough | quality           | 4.5:246
        style                       | passthrough | style             | 4.5:246
        user                        | passthrough | user              | elsewhere
        sequential_image_generation | converted   | imageMode         | 4.5:223
        enhance_prompt              | converted   | promptEnhancement | 4.0:141
        enhance_prompt_mode         | converted   | promptEnhancement | 4.0:143
        max_images                  | converted   | imageMode         | elsewhere
        enable_safety_checker       | converted   | safetyChecker     | 4.5:216
        disable_safety_checker      | converted   | safetyChecker     | 4.5:209
        disable_safety_checker      | extra       | Boolean           | 4.5:209
        enable_safety_checker       | extra       | Boolean           | 4.5:216
        sequential_image_generation | extra       | String            | 4.5:223
        sync_mode                   | extra       | Boolean           | 4.5:233
        enhance_prompt              | extra       | Boolean           | 4.0:141
        enhance_prompt_mode         | extra       | String            | 4.0:143
        """;
    }

    /** docs.lumenfall.ai/api-reference/errors. */
    @Override
    protected List<Failure> failures() {
        return List.of(
                failure(400, "INVALID_REQUEST", ProviderException.class, "rejected"),
                failure(
                        400,
                        "CONTENT_POLICY_VIOLATION",
                        ContentRejectedException.class,
                        "rejected"),
                failure(401, "AUTHENTICATION_FAILED", AuthenticationException.class, "rejected"),
                failure(402, "INSUFFICIENT_BALANCE", QuotaExceededException.class, "rejected"),
                failure(404, "MODEL_NOT_FOUND", ProviderException.class, "rejected"),
                failure(404, "MODEL_DISABLED", ProviderException.class, "rejected"),
                failure(404, "RECORDING_NOT_FOUND", ProviderException.class, "rejected"),
                failure(429, "RATE_LIMITED", RateLimitedException.class, "rejected"),
                failure(502, "ALL_PROVIDERS_EXHAUSTED", OutcomeUnknownException.class, "unknown"),
                failure(500, "INTERNAL_ERROR", OutcomeUnknownException.class, "unknown"),
                failure(503, "UPSTREAM_ERROR", OutcomeUnknownException.class, "unknown"),
                failure(422, "UPSTREAM_ERROR", ProviderException.class, "rejected"),
                failure(200, "INTERNAL_ERROR", OutcomeUnknownException.class, "unknown"),
                failure(
                        200,
                        "CONTENT_POLICY_VIOLATION",
                        ContentRejectedException.class,
                        "rejected"),
                new Failure(403, "{}", AuthenticationException.class, "rejected"),
                new Failure(408, "{}", OutcomeUnknownException.class, "unknown"),
                new Failure(409, "{}", OutcomeUnknownException.class, "unknown"),
                new Failure(499, "{}", OutcomeUnknownException.class, "unknown"),
                new Failure(504, "<html>gateway</html>", OutcomeUnknownException.class, "unknown"),
                new Failure(307, "", ProviderException.class, "rejected"),
                new Failure(200, "{\"data\":[]}", OutcomeUnknownException.class, "unknown"),
                new Failure(200, "{}", OutcomeUnknownException.class, "unknown"));
    }

    private static Failure failure(
            int status, String code, Class<? extends SeedreamException> type, String outcome) {
        return new Failure(
                status,
                "{\"error\":{\"message\":\"no\",\"code\":\"" + code + "\"}}",
                type,
                outcome);
    }

    /** Found by fuzzing: whatever stood there became a unit, and so a tag of the meters. */
    @ParameterizedTest
    @CsvSource({"'',1 USD", "',\"currency\":null',1 USD", "',\"currency\":\"eur\"',1 EUR"})
    void theCurrencyOfAnEstimateIsDollarsUnlessItTellsAnother(String told, String cost)
            throws IOException {
        assertThat(new LumenfallProvider().readEstimate(CALL, estimate(told))).hasToString(cost);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999999", "\"\"", "{}", "\"Apfelkorn\""})
    void whatIsNoCurrencyIsNoCost(String currency) throws IOException {
        Reply reply = estimate(",\"currency\":" + currency);

        assertThatThrownBy(() -> new LumenfallProvider().readEstimate(CALL, reply))
                .isInstanceOf(SeedreamException.class);
    }

    private static Reply estimate(String more) throws IOException {
        return new Reply(
                200,
                name -> Optional.empty(),
                Json.tree("{\"total_cost_micros\":1000000" + more + "}"),
                "");
    }
}
