package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.ContentRejectedException;
import io.github.camelseedream.error.DownloadException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.QuotaExceededException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskExpiredException;
import io.github.camelseedream.error.TaskUnreachableException;
import io.github.camelseedream.error.TransportException;
import io.github.camelseedream.exchange.ResultMode;
import io.github.camelseedream.provider.wire.ProviderErrors;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.simulator.fault.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/**
 * The whole message of each exception, and no key in any of them. InvalidRequestException is in
 * BadInputTest, CapacityExceededException in GateTest, RateLimitedException in RateLimitTest,
 * PartialResultException in PartialTest.
 */
class MessagesTest extends MultiComponentRouteTest {

    private static final String KEY = "sk-live-0123456789";
    private static final String MAYBE_PAID =
            ". It may have been paid for, so it is not repeated; repeatUnknown=true lets a"
                    + " redelivery repeat it";

    @Override
    void configure(SeedreamComponent seedream) {
        super.configure(seedream);
        seedream.getConfiguration().setApiKey(KEY);
    }

    @Test
    void authentication() {
        assertFails(
                Fault.status(401),
                AuthenticationException.class,
                "lumenfall, model seedream-4.5, request REQ refused the call with status 401"
                        + " AUTHENTICATION_FAILED: Invalid API key. The key came from the option"
                        + " apiKey: check it there");
    }

    @Test
    void aRefusedKeySaysWhereItCameFrom() {
        add(
                "named",
                options -> {
                    options.setApiKey(" ");
                    options.getApiKeys().put("lumenfall", KEY);
                });
        for (String operation : List.of("generate", "estimate", "models")) {
            fault(Fault.status(401));

            AuthenticationException error =
                    send("named:" + operation, "a cat").getException(AuthenticationException.class);

            assertThat(error)
                    .hasMessageEndingWith(
                            "The key came from the option apiKeys.lumenfall: check it there");
            assertThat(error.status()).isEqualTo(401);
            assertThat(error.code()).isEqualTo("AUTHENTICATION_FAILED");
            assertNoKey(error);
            simulator().clear();
        }
    }

    @Test
    void quota() {
        assertFails(
                Fault.status(402),
                QuotaExceededException.class,
                "lumenfall, model seedream-4.5, request REQ refused the call with status 402"
                        + " INSUFFICIENT_BALANCE: Insufficient balance: $0.05 required, $0.02"
                        + " available");
    }

    @Test
    void content() {
        assertFails(
                Fault.error("CONTENT_POLICY_VIOLATION"),
                ContentRejectedException.class,
                "lumenfall, model seedream-4.5, request REQ refused the call with status 400"
                        + " CONTENT_POLICY_VIOLATION: The request was blocked by the content"
                        + " policy");
    }

    @Test
    void anotherRefusal() {
        assertFails(
                Fault.error("MODEL_NOT_FOUND").message("Model 'x' not found"),
                ProviderException.class,
                "lumenfall, model seedream-4.5, request REQ refused the call with status 404"
                        + " MODEL_NOT_FOUND: Model 'x' not found");
        assertFails(
                Fault.htmlPage(400),
                ProviderException.class,
                "lumenfall, model seedream-4.5 refused the call with status 400: 400 400 simulated"
                        + " proxy");
        assertFails(
                Fault.redirect("https://elsewhere.example/?key=1"),
                ProviderException.class,
                "lumenfall, model seedream-4.5 refused the call with status 307");
    }

    @Test
    void theProvidersTextIsBounded() {
        SeedreamException error =
                failure(Fault.error("INVALID_REQUEST").message("long ".repeat(10_000)));

        assertThat(error.getMessage()).hasSizeLessThan(700).endsWith("...");
    }

    @Test
    void anUnknownOutcome() {
        assertFails(
                Fault.status(502),
                OutcomeUnknownException.class,
                "lumenfall, model seedream-4.5, request REQ answered with status 502"
                        + " ALL_PROVIDERS_EXHAUSTED: All providers failed"
                        + MAYBE_PAID);
        assertFails(
                Fault.emptyData(),
                OutcomeUnknownException.class,
                "lumenfall, model seedream-4.5, request REQ answered without an image"
                        + MAYBE_PAID);
        assertFails(
                Fault.dropAfterAccept(),
                OutcomeUnknownException.class,
                "the call to lumenfall, model seedream-4.5 was sent and no answer came: Connection"
                        + " reset"
                        + MAYBE_PAID);
    }

    @Test
    void aDownload() {
        add("whole", options -> options.setResultMode(ResultMode.image));
        fault(Fault.expiredUrl());

        DownloadException error =
                send("whole:generate", "a cat").getException(DownloadException.class);

        assertThat(error.getMessage())
                .matches(
                        "an image of lumenfall, model seedream-4\\.5 was made and is paid for, but"
                                + " could not be fetched from "
                                + simulator().url()
                                + "/lumenfall/media/[0-9a-f-]{36}\\.png: [^.]*410[^.]*\\. Fetch"
                                + " url\\(\\) again before it expires instead of generating again");
        assertNoKey(error);
    }

    @Test
    void noConnection() throws Exception {
        int closed;
        try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = port.getLocalPort();
        }
        add("nobody", options -> options.setBaseUrl("http://127.0.0.1:" + closed));

        TransportException error =
                send("nobody:generate", "a cat").getException(TransportException.class);

        assertThat(error)
                .hasMessage(
                        "could not reach lumenfall at 127.0.0.1:"
                                + closed
                                + " (connect): Connect to http://127.0.0.1:"
                                + closed
                                + " failed: Connection refused. Nothing was sent; check"
                                + " baseUrl, the proxy and the network");
        assertNoKey(error);
    }

    @Test
    void anUnknownHostIsCalledSo() {
        add("nowhere", options -> options.setBaseUrl("http://nowhere.invalid/v1"));

        TransportException error =
                send("nowhere:generate", "a cat").getException(TransportException.class);

        assertThat(error.getMessage())
                .matches(
                        "could not reach lumenfall at nowhere\\.invalid \\(connect\\): unknown host"
                                + " nowhere\\.invalid(: [^.]*)?\\. Nothing was sent; check baseUrl,"
                                + " the proxy and the network");
        assertNoKey(error);
    }

    @Test
    void aQuestionThatCannotBeAskedNamesTheHost() throws Exception {
        int closed;
        try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = port.getLocalPort();
        }
        add("nobody", options -> options.setBaseUrl("http://127.0.0.1:" + closed));

        for (String operation : new String[] {"models", "estimate"}) {
            TransportException error =
                    send("nobody:" + operation, "a cat").getException(TransportException.class);
            assertThat(error.host()).isEqualTo("127.0.0.1:" + closed);
            assertThat(error)
                    .hasMessageStartingWith(
                            "could not reach lumenfall at 127.0.0.1:" + closed + " (question): ");
        }
    }

    @Test
    void aProviderThatEchoesTheKeyDoesNotBringItIntoAMessage() {
        String echo = "Incorrect API key provided: " + KEY + ", see the documentation";
        for (Fault fault :
                new Fault[] {
                    Fault.error("AUTHENTICATION_FAILED").message(echo),
                    Fault.okWithError().message(echo),
                    Fault.status(500).message(echo)
                }) {
            assertThat(failure(fault))
                    .hasMessageContaining("Incorrect API key provided: xxxxxx, see the");
        }
    }

    @Test
    void theKeyOfAnEndpointIsNotInItsUri() {
        Exchange answer =
                send(
                        "seedream:generate?apiKey=RAW(" + KEY + ")",
                        "a cat",
                        Map.of("CamelSeedreamCount", 99));

        assertNoKey(answer.getException(SeedreamException.class));
        assertThat(context.getEndpoint("seedream:generate?apiKey=RAW(" + KEY + ")&count=9"))
                .extracting(String::valueOf)
                .asString()
                .doesNotContain(KEY);
    }

    @Test
    void aKeyInAFieldOfTheBodyIsNotRepeated() {
        Exchange answer = send("seedream:generate", Map.of("prompt", "a cat", "apiKey", KEY));

        assertNoKey(answer.getException(SeedreamException.class));
    }

    private void assertFails(Fault fault, Class<? extends SeedreamException> type, String message) {
        SeedreamException error = failure(fault);
        assertThat(error).isExactlyInstanceOf(type);
        assertThat(error.getMessage().replaceAll("req_\\w+", "REQ")).isEqualTo(message);
        assertThat(error.provider()).isEqualTo("lumenfall");
        assertThat(error.model()).isEqualTo("seedream-4.5");
    }

    private SeedreamException failure(Fault fault) {
        simulator().clear();
        fault(fault);
        SeedreamException error =
                send("seedream:generate", "a cat").getException(SeedreamException.class);
        assertNoKey(error);
        return error;
    }

    /** Neither in the message nor in any cause. */
    private static void assertNoKey(SeedreamException error) {
        StringWriter trace = new StringWriter();
        error.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).contains(error.getClass().getName()).doesNotContain(KEY);
    }

    @Test
    void whatMayBecomeOfATask() {
        CallContext context = new CallContext("apiframe", "seedream-4.5", "t-1");
        TaskHandle task =
                TaskHandle.builder()
                        .provider("apiframe")
                        .model("seedream-4.5")
                        .mode("independent")
                        .part(new TaskHandle.Part(1, 1, List.of("t-1")))
                        .build();

        assertThat(new TaskExpiredException(context))
                .hasMessage(
                        "the images of apiframe, model seedream-4.5, request t-1 were made, and"
                                + " the provider no longer keeps them. Await a task sooner than its"
                                + " images expire");
        assertThat(new TaskUnreachableException(context, task, "it answered with status 401"))
                .hasMessage(
                        "the provider does not tell how the task of apiframe, model seedream-4.5,"
                                + " request t-1 stands: it answered with status 401. It may be"
                                + " billed; once that is mended, send task() to seedream:await"
                                + " instead of asking again");
        assertThat(ProviderErrors.noTask(context))
                .hasMessage(
                        "apiframe, model seedream-4.5, request t-1 answered without the id of a"
                                + " task"
                                + MAYBE_PAID);
        assertThat(ProviderErrors.missingImage(context))
                .hasMessage(
                        "apiframe, model seedream-4.5, request t-1 sent fewer images than were"
                                + " asked for"
                                + MAYBE_PAID);
    }

    @Test
    void aRouteCannotBeginWithIt() {
        assertThatThrownBy(
                        () ->
                                context.getEndpoint("seedream:generate")
                                        .createConsumer(exchange -> {}))
                .hasMessage("seedream is a producer only: use it in to(), not in from()");
    }

    @Test
    void anEditWithoutAnImageAndAWordThatIsNoTruthValue() {
        assertThat(send("seedream:edit?prompt=blue", null).getException())
                .hasMessage(
                        "Nothing was sent; the request for provider lumenfall is not valid:\n  "
                                + "- references are missing. edit needs at least one image: as"
                                + " the body, in the header CamelSeedreamReferences or in the body"
                                + " field references");
        assertThat(
                        send(
                                        "seedream:generate",
                                        "a cat",
                                        Map.of("CamelSeedreamWatermark", "maybe"))
                                .getException())
                .hasMessage(
                        "Nothing was sent; the request for provider lumenfall is not valid:\n  "
                                + "- watermark 'maybe' (header CamelSeedreamWatermark) is not a"
                                + " truth value. Accepted: true, false");
        assertThat(simulator().requests()).isEmpty();
    }
}
