package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.CallOutcome;
import io.github.camelseedream.error.ContentRejectedException;
import io.github.camelseedream.error.DownloadException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.QuotaExceededException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TransportException;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.simulator.fault.Fault;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Camel redelivers three times around each fault: what is thrown, and what is paid for. */
@Timeout(120)
class MoneyTest extends TailoredRouteTest {

    private static final int ONCE = 1;
    private static final int EACH_TIME = 4;

    /** What a fault must become under maximumRedeliveries(3). */
    private record Expected(
            Class<? extends SeedreamException> type, CallOutcome outcome, int posts) {}

    private static final Expected UNKNOWN =
            new Expected(OutcomeUnknownException.class, CallOutcome.UNKNOWN, ONCE);
    private static final Expected REFUSED = rejected(ProviderException.class);

    private static Expected rejected(Class<? extends ProviderException> type) {
        return new Expected(type, CallOutcome.REJECTED, EACH_TIME);
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(
                        defaultErrorHandler()
                                .maximumRedeliveries(3)
                                .redeliveryDelay(0)
                                .logStackTrace(false)
                                .logExhausted(false));
                from("direct:url").to("seedream:generate?timeout=1500");
                from("direct:image").to("seedream:generate?resultMode=image&timeout=20000");
                from("direct:b64").to("seedream:generate?resultMode=image&responseFormat=b64_json");
                from("direct:again").to("seedream:generate?repeatUnknown=true");
            }
        };
    }

    @TestFactory
    Stream<DynamicTest> aCallThatMayHaveBeenPaidForIsSentOnce() {
        return Stream.of(
                fault("500", Fault.status(500), UNKNOWN),
                fault("502", Fault.status(502), UNKNOWN),
                fault("503", Fault.status(503), UNKNOWN),
                fault("504", Fault.status(504), UNKNOWN),
                fault("408", Fault.status(408), UNKNOWN),
                fault("409", Fault.status(409), UNKNOWN),
                fault("499", Fault.status(499), UNKNOWN),
                fault("a web page with 502", Fault.htmlPage(502), UNKNOWN),
                fault("a web page with 200", Fault.htmlPage(200), UNKNOWN),
                fault("an error with status 200", Fault.okWithError(), UNKNOWN),
                fault("dropped before it is taken", Fault.dropBeforeAccept(), UNKNOWN),
                fault("dropped after it is taken", Fault.dropAfterAccept(), UNKNOWN),
                fault("a body that is cut", Fault.cutBody(), UNKNOWN),
                fault("a body that trickles", Fault.slowBody(5), UNKNOWN),
                fault("no answer in time", Fault.delay(Duration.ofMinutes(1)), UNKNOWN),
                fault("an answer without pictures", Fault.emptyData(), UNKNOWN));
    }

    @TestFactory
    Stream<DynamicTest> aCallThatWasRejectedIsSentAgainAsCamelRedelivers() {
        return Stream.of(
                fault("400", Fault.status(400), REFUSED),
                fault("404", Fault.status(404), REFUSED),
                fault("422", Fault.status(422), REFUSED),
                fault("a redirect", Fault.redirect("http://127.0.0.1:1/elsewhere"), REFUSED),
                fault("401", Fault.status(401), rejected(AuthenticationException.class)),
                fault("403", Fault.status(403), rejected(AuthenticationException.class)),
                fault(
                        "a web page with 403",
                        Fault.htmlPage(403),
                        rejected(AuthenticationException.class)),
                fault("402", Fault.status(402), rejected(QuotaExceededException.class)),
                fault(
                        "moderation",
                        Fault.error("CONTENT_POLICY_VIOLATION"),
                        rejected(ContentRejectedException.class)),
                fault(
                        "moderation with status 200",
                        Fault.okWithError().code("CONTENT_POLICY_VIOLATION"),
                        rejected(ContentRejectedException.class)));
    }

    private DynamicTest fault(String name, Fault fault, Expected expected) {
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    simulator().clear();
                    fault(fault.always());
                    assertFails(send("direct:url", "a coin"), expected);
                });
    }

    private static void assertFails(Exchange answer, Expected expected) {
        assertThat(answer.getException()).isExactlyInstanceOf(expected.type());
        SeedreamException error = answer.getException(SeedreamException.class);
        assertThat(error.outcome()).isEqualTo(expected.outcome());
        assertThat(error.isRepeatable()).isFalse();
        assertThat(simulator().submits()).hasSize(expected.posts());
    }

    @Test
    void aCallThatWasRejectedOnceGoesThroughWithTheNextDelivery() {
        fault(Fault.status(402));

        Exchange answer = send("direct:url", "a coin");

        assertThat(answer.getException()).isNull();
        assertThat(simulator().submits()).hasSize(2);
        assertThat(simulator().acceptedCount()).isEqualTo(1);
    }

    @Test
    void repeatUnknownLetsARedeliverySendAgain() {
        fault(Fault.dropAfterAccept());

        Exchange answer = send("direct:again", "a coin");

        assertThat(answer.getException()).isNull();
        assertThat(simulator().submits()).hasSize(2);
        assertThat(simulator().acceptedCount()).isEqualTo(2);
    }

    @Test
    void aPictureThatExpiredIsNotMadeASecondTime() {
        fault(Fault.expiredUrl());

        Exchange answer = send("direct:image", "a coin");

        assertFails(answer, new Expected(DownloadException.class, CallOutcome.ACCEPTED, ONCE));
        assertThat(answer.getException(DownloadException.class).url())
                .startsWith(simulator().url() + "/lumenfall/media/");
    }

    @Test
    void aPictureThatComesTruncatedIsNotMadeASecondTime() {
        fault(Fault.truncatePicture());

        assertFails(
                send("direct:image", "a coin"),
                new Expected(DownloadException.class, CallOutcome.ACCEPTED, ONCE));
    }

    @Test
    void aPictureThatComesTruncatedInTheAnswerIsNotMadeASecondTime() {
        fault(Fault.truncatePicture());

        assertFails(send("direct:b64", "a coin"), UNKNOWN);
    }

    @Test
    void oddButWholeBase64IsDelivered() {
        for (Fault odd : List.of(Fault.escapeBase64(), Fault.wrapBase64())) {
            simulator().clear();
            fault(odd);
            assertThat(send("direct:b64", "a coin").getException()).isNull();
            assertThat(simulator().submits()).hasSize(1);
        }
    }

    @Test
    void aDownloadThatFailsIsRepeatedWithoutPayingAgainAndSucceedsWhenTheMediaIsBack() {
        fault(Fault.status(404).onPath("/media/").times(2));

        Exchange answer = send("direct:image", "a coin");

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody()).isInstanceOf(GeneratedImage.class);
        assertThat(simulator().submits()).hasSize(1);
        assertThat(simulator().requests()).hasSize(4);
    }

    @Test
    void aServerErrorOnTheWayToThePictureDoesNotPayAgain() {
        fault(Fault.status(500).onPath("/media/").times(2));

        Exchange answer = send("direct:image", "a coin");

        assertThat(answer.getException()).isNull();
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void noConnectionMeansNotSent() throws Exception {
        try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int closed = port.getLocalPort();
            port.close();
            add("nobody", options -> options.setBaseUrl("http://127.0.0.1:" + closed));
        }

        Exchange answer = send("nobody:generate", "a coin");

        assertThat(answer.getException()).isExactlyInstanceOf(TransportException.class);
        TransportException error = answer.getException(TransportException.class);
        assertThat(error.outcome()).isEqualTo(CallOutcome.NOT_SENT);
        assertThat(error.isRepeatable()).isTrue();
        assertThat(error.phase()).isEqualTo("connect");
        assertThat(error.host()).startsWith("127.0.0.1:");
    }

    @Test
    void aNewExchangeIsNotHeldUpByAnEarlierOnesUnknownOutcome() {
        fault(Fault.dropAfterAccept());
        assertFails(send("direct:url", "a coin"), UNKNOWN);

        assertThat(send("direct:url", "a coin").getException()).isNull();
        assertThat(simulator().submits()).hasSize(2);
    }

    @Test
    void aLaterStepOfTheSameExchangeIsNotHeldUpByAnEarlierOnesUnknownOutcome() throws Exception {
        fault(Fault.dropAfterAccept());
        routes(
                builder ->
                        builder.from("direct:two")
                                .doTry()
                                .to("seedream:generate?prompt=one")
                                .doCatch(OutcomeUnknownException.class)
                                .end()
                                .to("seedream:generate?prompt=two"));

        assertThat(send("direct:two", null).getException()).isNull();
        assertThat(simulator().submits())
                .extracting(request -> request.json().path("prompt").asText())
                .containsExactly("one", "two");
    }

    @Test
    void everyRoundOfALoopIsACallOfItsOwn() throws Exception {
        routes(builder -> builder.from("direct:loop").loop(3).to("seedream:generate?prompt=a+b"));

        assertThat(send("direct:loop", null).getException()).isNull();
        assertThat(simulator().submits()).hasSize(3);
    }

    @Test
    void twoEditsThatDifferOnlyInTheirPictureAreTwoCalls() throws Exception {
        fault(Fault.dropAfterAccept());
        byte[] one = SamplePictures.png(16, 16);
        byte[] other = SamplePictures.png(16, 16);
        other[other.length / 2] ^= 1;
        routes(
                builder ->
                        builder.from("direct:edits")
                                .doTry()
                                .to("direct:edit")
                                .doCatch(OutcomeUnknownException.class)
                                .end()
                                .setBody(exchange -> other)
                                .to("direct:edit"));
        routes(builder -> builder.from("direct:edit").to("seedream:edit?prompt=blue"));

        assertThat(send("direct:edits", one).getException()).isNull();
        assertThat(simulator().submits()).hasSize(2);
    }
}
