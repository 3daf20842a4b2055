package io.github.camelseedream.provider.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.catalog.RequestedSize;
import io.github.camelseedream.catalog.SizeFormat;
import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.ContentRejectedException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.QuotaExceededException;
import io.github.camelseedream.error.RateLimitedException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderContract;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.spec.CountLimits;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize.Pixels;
import io.github.camelseedream.request.ReferenceImage;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UniAllProviderTest extends ProviderContract {

    private final UniAllProvider uniAll = new UniAllProvider();

    @Override
    protected ImageProvider provider() {
        return uniAll;
    }

    /**
     * docs.uniall.ai/zh-CN/models/image/seedream. The page's num_images is n, and its image_url and
     * images are image and image_urls: one spelling of each is sent.
     */
    @Override
    protected String documentedFields() {
        return """
        model           | converted   | model       | page:29
        prompt          | passthrough | prompt      | page:30
        n               | converted   | count       | page:31
        custom_size     | converted   | size        | page:32
        custom_size     | converted   | aspectRatio | page:32
        custom_size     | converted   | resolution  | page:32
        custom_size     | converted   | width       | page:32
        custom_size     | converted   | height      | page:32
        image           | converted   | references  | page:33
        image_urls      | converted   | references  | page:35
        timeout_seconds | extra       | Long        | page:37
        """;
    }

    /** github.com/QuantumNous/new-api, types/error.go and middleware; UniAll lists none. */
    @Override
    protected List<Failure> failures() {
        return List.of(
                failure(400, "invalid_request", ProviderException.class, "rejected"),
                failure(
                        400,
                        "sensitive_words_detected",
                        ContentRejectedException.class,
                        "rejected"),
                failure(400, "prompt_blocked", ContentRejectedException.class, "rejected"),
                failure(401, "", AuthenticationException.class, "rejected"),
                failure(403, "insufficient_user_quota", QuotaExceededException.class, "rejected"),
                failure(
                        403,
                        "pre_consume_token_quota_failed",
                        QuotaExceededException.class,
                        "rejected"),
                failure(403, "access_denied", AuthenticationException.class, "rejected"),
                failure(403, "", AuthenticationException.class, "rejected"),
                failure(429, "", RateLimitedException.class, "rejected"),
                failure(500, "do_request_failed", OutcomeUnknownException.class, "unknown"),
                failure(500, "bad_response", OutcomeUnknownException.class, "unknown"),
                failure(500, "convert_request_failed", OutcomeUnknownException.class, "unknown"),
                failure(500, "rate_limit_check_failed", OutcomeUnknownException.class, "unknown"),
                failure(500, "read_response_body_failed", OutcomeUnknownException.class, "unknown"),
                failure(503, "model_not_found", ProviderException.class, "rejected"),
                failure(503, "upstream_error", OutcomeUnknownException.class, "unknown"),
                failure(504, "", OutcomeUnknownException.class, "unknown"),
                failure(408, "", OutcomeUnknownException.class, "unknown"),
                failure(200, "prompt_blocked", ContentRejectedException.class, "rejected"),
                new Failure(
                        402, "{\"error\":\"no money\"}", QuotaExceededException.class, "rejected"),
                new Failure(
                        404, "{\"message\":\"no such page\"}", ProviderException.class, "rejected"),
                new Failure(
                        502, "<html>bad gateway</html>", OutcomeUnknownException.class, "unknown"),
                new Failure(200, "{\"data\":[]}", OutcomeUnknownException.class, "unknown"),
                new Failure(200, "{}", OutcomeUnknownException.class, "unknown"));
    }

    private static Failure failure(
            int status, String code, Class<? extends SeedreamException> type, String outcome) {
        return new Failure(
                status,
                "{\"error\":{\"message\":\"no (request id: 2026)\",\"type\":\"new_api_error\","
                        + "\"param\":\"\",\"code\":\""
                        + code
                        + "\"}}",
                type,
                outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "seedream-4, seedream-4.0",
        "seedream-4.0, seedream-4.0",
        "seedream-4-0, seedream-4.0",
        "seedream-4.5, seedream-4.5",
        "seedream-4-5, seedream-4.5",
        "seedream-5-lite, seedream-5.0-lite",
        "seedream-5.0-lite, seedream-5.0-lite",
        "seedream-5-0-lite, seedream-5.0-lite"
    })
    void modelsGoByItsOwnIds(String model, String id) {
        assertThat(uniAll.spec().modelId(model)).isEqualTo(id);
    }

    /** The table of sizes on its page: those below a model's minimum, and the others. */
    @ParameterizedTest
    @CsvSource({
        "960x960,   yes, no",
        "1280x720,  yes, no",
        "720x1280,  yes, no",
        "2048x2048, yes, yes",
        "2560x1440, yes, yes",
        "1440x2560, yes, yes",
        "2304x1728, yes, yes",
        "1728x2304, yes, yes",
        "4096x4096, yes, yes",
        "1001x4095, yes, yes",
        "4097x1024, no,  no"
    })
    void sizesAreThoseOfItsPage(String size, String by40, String byOthers) {
        String[] sides = size.split("x");
        Pixels pixels = new Pixels(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));

        assertThat(takes("seedream-4.0", pixels)).isEqualTo(by40.equals("yes"));
        assertThat(takes("seedream-4.5", pixels)).isEqualTo(byOthers.equals("yes"));
        assertThat(takes("seedream-5.0-lite", pixels)).isEqualTo(byOthers.equals("yes"));
    }

    private boolean takes(String model, Pixels size) {
        assertThat(uniAll.spec().sizes(model).forms()).containsExactly(SizeFormat.PIXELS);
        return uniAll.spec().sizes(model).rule().takes(size);
    }

    /** The table of references and images on its page. */
    @ParameterizedTest
    @CsvSource({"0, 6", "1, 6", "5, 6", "9, 6", "10, 5"})
    void aCallMakesSixImagesOrWhatReferencesLeaveOfFifteen(int references, int most) {
        assertThat(uniAll.counts(request(references))).isEqualTo(CountLimits.independent(most));
    }

    private static ProviderRequest request(int references) {
        ImageRequest request =
                ImageRequest.builder()
                        .set(
                                ImageParameters.REFERENCES,
                                Collections.nCopies(
                                        references,
                                        new ReferenceImage.Remote("https://example.com/a.png")))
                        .build();
        return new ProviderRequest("seedream-4.5", request, 1, RequestedSize.nothing(), "");
    }

    @Test
    void everyImageOfAnAnswerCounts() throws IOException {
        Reply reply =
                new Reply(
                        200,
                        name -> Optional.empty(),
                        new ObjectMapper()
                                .readTree(getClass().getResource("/providers/uniall/reply.json")),
                        "");

        assertThat(uniAll.read(request(0), reply))
                .isInstanceOfSatisfying(
                        Outcome.Finished.class,
                        finished -> {
                            assertThat(finished.images())
                                    .extracting(Outcome.ReturnedImage::url)
                                    .containsExactly("https://example.com/generated-1.png");
                            assertThat(finished.facts().metadata())
                                    .containsEntry("created", 1778688000);
                        });
    }
}
