package io.github.camelseedream.provider.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelseedream.catalog.RequestedSize;
import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.ContentRejectedException;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.QuotaExceededException;
import io.github.camelseedream.error.RateLimitedException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskFailedException;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.ProviderTask;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.TaskProvider;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.provider.spec.FailureKind;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.result.CallOutcome;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the hosts behind a relay say means the same at each relay that passes it on. */
class UpstreamErrorsTest {

    private static final ProviderRequest CALL =
            new ProviderRequest(
                    "m", ImageRequest.builder().build(), 2, RequestedSize.nothing(), "");
    private static final ProviderTask TASK =
            new ProviderTask("a1b2c3d4-e5f6-7890-abcd-ef1234567890", "m");

    private static final Map<FailureKind, Class<? extends SeedreamException>> TYPES =
            Map.of(
                    FailureKind.CONTENT, ContentRejectedException.class,
                    FailureKind.RATE_LIMITED, RateLimitedException.class,
                    FailureKind.QUOTA, QuotaExceededException.class,
                    FailureKind.AUTHENTICATION, AuthenticationException.class,
                    FailureKind.REJECTED, ProviderException.class);

    static Stream<Arguments> codesAtEachProvider() {
        return BuiltInProviders.all().stream()
                .flatMap(
                        provider ->
                                UpstreamErrors.CODES.entrySet().stream()
                                        .filter(code -> code.getValue() != FailureKind.UNKNOWN)
                                        .map(
                                                code ->
                                                        Arguments.of(
                                                                provider,
                                                                code.getKey(),
                                                                TYPES.get(code.getValue()))));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("codesAtEachProvider")
    void aCodeMeansTheSameWhereverARelayPutsIt(
            ImageProvider provider, String code, Class<? extends SeedreamException> type)
            throws IOException {
        for (String body :
                List.of(
                        "{'error':{'code':'CODE','message':'no'}}",
                        "{'error':{'code':'CODE.More','message':'no','type':'BadRequest'}}",
                        "{'code':'CODE','message':'no','param':'','type':''}",
                        "{'error':{'message':'CODE: the request failed'}}",
                        "{'error':'status_code=400, CODE.More: the request failed'}",
                        "{'error':{'message':'{\\\"error\\\":{\\\"code\\\":\\\"CODE\\\"}}'}}",
                        "{'error':{'message':'upstream said: {\\\"code\\\": \\\"CODE.A\\\"}'}}")) {
            for (int status : new int[] {400, 500}) {
                assertThat(refused(provider, status, body.replace("CODE", code)))
                        .as(body)
                        .isExactlyInstanceOf(type)
                        .extracting(SeedreamException::outcome)
                        .isEqualTo(CallOutcome.REJECTED);
            }
        }
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("codesAtEachProvider")
    void aTaskFailsAsACallIsRefused(
            ImageProvider provider, String code, Class<? extends SeedreamException> type)
            throws IOException {
        if (provider instanceof TaskProvider tasks) {
            for (String error :
                    List.of(
                            "{'code':'CODE','message':'no'}",
                            "{'message':'CODE: no'}",
                            "'CODE: no'")) {
                assertThat(failed(tasks, error.replace("CODE", code)))
                        .as(error)
                        .isExactlyInstanceOf(type)
                        .hasMessageContaining(" refused the request: ")
                        .hasMessageContaining(code);
            }
        }
    }

    static List<String> moderation() {
        return List.of(
                "flagged as sensitive (E005)",
                "Content flagged as sensitive (E005)",
                "The input or output was flagged as sensitive. Please try again with different"
                        + " inputs. (E005)",
                "NSFW content detected. Try another prompt.",
                "Error: Potential NSFW content was detected in one or more images.",
                "Provider returned an error: content policy violation",
                "Your request was rejected by our safety system",
                "The request failed because the input text may contain sensitive information."
                        + " Request id: 02179",
                "Generated image contains sensitive content");
    }

    @ParameterizedTest
    @MethodSource("moderation")
    void moderationWithoutACodeIsReadFromItsSentence(String text) throws IOException {
        String error = "{'message':'" + text + "'}";
        for (ImageProvider provider : BuiltInProviders.all()) {
            for (int status : new int[] {200, 400, 422, 500}) {
                assertThat(refused(provider, status, "{'error':" + error + "}"))
                        .as(provider.spec().name())
                        .isExactlyInstanceOf(ContentRejectedException.class)
                        .extracting(SeedreamException::isRepeatable)
                        .isEqualTo(false);
            }
            if (provider instanceof TaskProvider tasks) {
                assertThat(failed(tasks, error))
                        .isExactlyInstanceOf(ContentRejectedException.class);
            }
        }
    }

    /** A provider repeats a prompt, and a prompt may hold any words. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "no size for \\\"NSFW content detected\\\"",
                "prompt: flagged as sensitive (E005)",
                "cannot draw 'OutputImageSensitiveContentDetected'",
                "invalid size of a poster that says flagged as sensitive: it is too large for us"
                        + " and for everybody else whom we have asked about it",
                "a nsfw sign is no size",
                "draw InputTextSensitiveContentDetected on a wall",
                "an essay on the content policy of 1950 and what followed",
                "E005 is the name of a street",
                "out of memory"
            })
    void aPromptThatAnErrorRepeatsIsNoVerdict(String text) throws IOException {
        for (ImageProvider provider : BuiltInProviders.all()) {
            assertThat(refused(provider, 500, "{'error':{'message':'" + text + "'}}"))
                    .extracting(SeedreamException::outcome)
                    .isEqualTo(CallOutcome.UNKNOWN);
            if (provider instanceof TaskProvider tasks) {
                assertThat(failed(tasks, "'" + text + "'"))
                        .isExactlyInstanceOf(TaskFailedException.class);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    queued tasks exceed the limit, try again later       | RateLimitedException
                    exhausted the free trial quota for model             | QuotaExceededException
                    """)
    void aFullQueueIsNoLackOfMoney(String text, String type) throws IOException {
        String body = "{'error':{'code':'QuotaExceeded','message':'" + text + "'}}";

        assertThat(refused(BuiltInProviders.all().get(0), 429, body).getClass().getSimpleName())
                .isEqualTo(type);
    }

    /** A provider's own word comes first, but for the one that it has for every refusal. */
    @Test
    void theProvidersOwnCodeComesFirst() throws IOException {
        ImageProvider lumenfall = BuiltInProviders.all().get(0);
        String said = "','message':'InputTextSensitiveContentDetected: no'}}";

        assertThat(refused(lumenfall, 502, "{'error':{'code':'ALL_PROVIDERS_EXHAUSTED" + said))
                .extracting(SeedreamException::outcome)
                .isEqualTo(CallOutcome.UNKNOWN);
        assertThat(refused(lumenfall, 400, "{'error':{'code':'INVALID_REQUEST" + said))
                .isExactlyInstanceOf(ContentRejectedException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    403 | cf-mitigated      | challenge | <title>Just a moment...</title>
                    503 | cf-mitigated      | challenge | <title>Just a moment...</title>
                    405 | x-amzn-waf-action | captcha   | <html>Human Verification</html>
                    403 |                   |           | \\n<!DOCTYPE html><h1>Attention Required!</h1>
                    """)
    void aBotCheckSaysNothingOfTheKey(int status, String header, String value, String page) {
        Reply reply =
                new Reply(
                        status,
                        name -> name.equals(header) ? Optional.of(value) : Optional.empty(),
                        JsonNodeFactory.instance.missingNode(),
                        page.replace("\\n", "\n"));
        for (ImageProvider provider : BuiltInProviders.all()) {
            SeedreamException error = ((Outcome.Failed) provider.read(CALL, reply)).error();

            assertThat(error).isExactlyInstanceOf(ProviderException.class);
            assertThat(error.outcome()).isEqualTo(CallOutcome.REJECTED);
            assertThat(error.isRepeatable()).isTrue();
            assertThat(error)
                    .hasMessageEndingWith(
                            " That is a page of a bot check or firewall in front of the provider,"
                                    + " which has not seen the call or its key. Send it again later; if"
                                    + " that goes on, let this machine's address be allowed there, or"
                                    + " call from another one");
        }
    }

    @Test
    void aRefusalInJsonIsTheProvidersOwn() throws IOException {
        assertThat(refused(BuiltInProviders.all().get(0), 403, "{'error':{'message':'<b>no</b>'}}"))
                .isExactlyInstanceOf(AuthenticationException.class);
    }

    private static SeedreamException refused(ImageProvider provider, int status, String body)
            throws IOException {
        Reply reply = new Reply(status, name -> Optional.empty(), json(body), "");
        return ((Outcome.Failed) provider.read(CALL, reply)).error();
    }

    private static SeedreamException failed(TaskProvider provider, String error)
            throws IOException {
        JsonNode task =
                json(
                        "{'status':'FAILED','error':ERROR,'data':{'id':'t1','status':'failed','error':ERROR}}"
                                .replace("ERROR", error));
        Reply reply = new Reply(200, name -> Optional.empty(), task, "");
        return ((Outcome.Failed) provider.readStatus(TASK, reply)).error();
    }

    private static JsonNode json(String text) throws IOException {
        return Json.tree(text.replaceAll("(?<=[{:,\\[])'|'(?=[}:,\\]])", "\""));
    }
}
