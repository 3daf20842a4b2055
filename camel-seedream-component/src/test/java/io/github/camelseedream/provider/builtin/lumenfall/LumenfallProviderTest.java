package io.github.camelseedream.provider.builtin.lumenfall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.catalog.WantedSize;
import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.ContentRejectedException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.QuotaExceededException;
import io.github.camelseedream.error.RateLimitedException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.generate.ProviderContract;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.Json;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.request.ImageRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LumenfallProviderTest extends ProviderContract {

    private static final ProviderRequest CALL =
            new ProviderRequest("m", ImageRequest.builder().build(), 1, WantedSize.nothing(), "");

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
                prompt                      | passthrough | prompt
                model                       | converted   | model
                seed                        | passthrough | seed
                size                        | converted   | size
                aspect_ratio                | renamed     | aspectRatio
                resolution                  | passthrough | resolution
                width                       | converted   | width
                height                      | converted   | height
                image                       | converted   | references
                image[]                     | converted   | references
                mask                        | converted   | mask
                response_format             | renamed     | responseFormat
                output_format               | renamed     | outputFormat
                output_compression          | renamed     | outputCompression
                n                           | converted   | count
                quality                     | passthrough | quality
                style                       | passthrough | style
                user                        | passthrough | user
                sequential_image_generation | converted   | imageMode
                enhance_prompt              | converted   | promptEnhancement
                enhance_prompt_mode         | converted   | promptEnhancement
                enable_safety_checker       | converted   | safetyChecker
                disable_safety_checker      | converted   | safetyChecker
                disable_safety_checker      | extra       | Boolean
                enable_safety_checker       | extra       | Boolean
                sequential_image_generation | extra       | String
                sync_mode                   | extra       | Boolean
                enhance_prompt              | extra       | Boolean
                enhance_prompt_mode         | extra       | String
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
