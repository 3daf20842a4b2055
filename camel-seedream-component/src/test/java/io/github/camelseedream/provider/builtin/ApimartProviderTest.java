package io.github.camelseedream.provider.builtin;

import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.ContentRejectedException;
import io.github.camelseedream.error.IdempotencyConflictException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.QuotaExceededException;
import io.github.camelseedream.error.RateLimitedException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.ProviderContract;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import java.util.List;
import java.util.stream.Stream;

class ApimartProviderTest extends ProviderContract {

    @Override
    protected ImageProvider provider() {
        return new ApimartProvider("apimart", "APIMart", "https://api.apimart.ai/v1");
    }

    @Override
    protected String modelThatTakes(ImageParameter<?> parameter) {
        return parameter == ImageParameters.OUTPUT_FORMAT ? "seedream-5.0-lite" : "seedream-4.5";
    }

    /**
     * docs.apimart.ai/en/api-reference/images/seedream-4.5/generation; output_format:
     * seedream-5-lite there; webhook and language: tasks/webhook; mask_url and nsfw_check: newer
     * pages.
     */
    @Override
    protected String documentedFields() {
        return """
        model                                          | converted   | model             | 4.5:14
        prompt                                         | passthrough | prompt            | 4.5:14
        size                                           | converted   | size              | 4.5:16
        size                                           | converted   | aspectRatio       | 4.5:16
        size                                           | converted   | width             | 4.5:16
        size                                           | converted   | height            | 4.5:16
        resolution                                     | converted   | size              | 4.5:18
        resolution                                     | converted   | resolution        | 4.5:18
        resolution                                     | converted   | width             | 4.5:18
        resolution                                     | converted   | height            | 4.5:18
        n                                              | converted   | count             | 4.5:24
        image_urls                                     | converted   | references        | 4.5:28
        optimize_prompt_options                        | converted   | promptEnhancement | elsewhere
        optimize_prompt_options                        | extra       | String            | elsewhere
        optimize_prompt_options.mode                   | extra       | String            | 4.5:45
        sequential_image_generation                    | converted   | imageMode         | 4.5:47
        sequential_image_generation                    | extra       | String            | 4.5:47
        sequential_image_generation_options            | converted   | imageMode         | 4.5:56
        sequential_image_generation_options.max_images | extra       | Long              | 4.5:56
        watermark                                      | passthrough | watermark         | 4.5:58
        output_format                                  | emulated    | outputFormat      | elsewhere
        webhook                                        | renamed     | webhookUrl        | elsewhere
        language                                       | extra       | String            | elsewhere
        nsfw_check                                     | extra       | Boolean           | elsewhere
        mask_url                                       | extra       | String            | elsewhere
        """;
    }

    @Override
    protected List<Failure> failures() {
        return Stream.of(onItsPage(), onTheWire(), underAGoodStatus())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Failure> onItsPage() {
        return List.of(
                documented(400, "Invalid request parameters", ProviderException.class),
                documented(
                        401, "Invalid authentication credentials", AuthenticationException.class),
                documented(402, "Insufficient balance", QuotaExceededException.class),
                documented(403, "Access forbidden", AuthenticationException.class),
                documented(422, "Unprocessable", ProviderException.class),
                documented(429, "Rate limit exceeded", RateLimitedException.class),
                unknown(500, "{\"error\":{\"code\":500,\"message\":\"Internal server error\"}}"),
                unknown(502, "{\"error\":{\"code\":502,\"message\":\"Bad gateway\"}}"),
                unknown(503, "{\"error\":{\"code\":503,\"message\":\"Unavailable\"}}"),
                unknown(504, "<html>gateway</html>"),
                unknown(408, "{}"));
    }

    /** Codes are texts there; those of idempotency keys are of another model's page. */
    private static List<Failure> onTheWire() {
        return List.of(
                seen(401, "", "invalid API key (request id: 2026)", AuthenticationException.class),
                seen(400, "get_channel_failed", "no channel", ProviderException.class),
                seen(422, "bad_response_status_code", "no", ProviderException.class),
                seen(503, "model_not_found", "No available channel", ProviderException.class),
                seen(
                        500,
                        "",
                        "build_request_failed: invalid size: 3:5, allowed: 1:1",
                        ProviderException.class),
                seen(400, "sensitive_words_detected", "no", ContentRejectedException.class),
                seen(409, "idempotency_key_reused", "no", IdempotencyConflictException.class),
                seen(503, "idempotency_unavailable", "no", RateLimitedException.class),
                unknown(409, "{\"error\":{\"code\":\"idempotency_in_progress\"}}"),
                unknown(409, "{\"error\":{\"code\":\"idempotency_result_indeterminate\"}}"));
    }

    private static List<Failure> underAGoodStatus() {
        return List.of(
                rejected(200, "{\"code\":402,\"message\":\"no\"}", QuotaExceededException.class),
                rejected(200, "{\"code\":\"400\",\"message\":\"no\"}", ProviderException.class),
                rejected(
                        200,
                        "{\"error\":{\"code\":401,\"message\":\"no\"}}",
                        AuthenticationException.class),
                unknown(200, "{\"code\":500,\"message\":\"no\"}"),
                unknown(200, "{\"success\":false,\"message\":\"no\"}"),
                unknown(200, "{\"code\":200,\"data\":[]}"),
                unknown(200, "{\"code\":200,\"data\":[{\"status\":\"submitted\"}]}"),
                unknown(200, "{\"code\":200,\"data\":[{\"task_id\":\"../balance\"}]}"),
                unknown(200, "{}"));
    }

    private static Failure documented(
            int status, String message, Class<? extends SeedreamException> type) {
        return rejected(
                status,
                "{\"error\":{\"code\":"
                        + status
                        + ",\"message\":\""
                        + message
                        + "\",\"type\":\"some_error\"}}",
                type);
    }

    private static Failure seen(
            int status, String code, String message, Class<? extends SeedreamException> type) {
        return rejected(
                status,
                "{\"error\":{\"code\":\""
                        + code
                        + "\",\"message\":\""
                        + message
                        + "\",\"param\":\"\",\"type\":\"apimart_error\"}}",
                type);
    }

    private static Failure rejected(
            int status, String body, Class<? extends SeedreamException> type) {
        return new Failure(status, body, type, "rejected");
    }

    private static Failure unknown(int status, String body) {
        return new Failure(status, body, OutcomeUnknownException.class, "unknown");
    }
}
