package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.error.DownloadException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TransportException;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.simulator.fault.Fault;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Camel redelivers three times around a fault: what is paid for, beyond what the outcome matrix
 * tries.
 */
@Timeout(120)
class MoneyTest extends MultiComponentRouteTest {

    private static final int ONCE = 1;

    /** What a fault must become under maximumRedeliveries(3). */
    private record Expected(
            Class<? extends SeedreamException> type, CallOutcome outcome, int posts) {}

    private static final Expected UNKNOWN =
            new Expected(OutcomeUnknownException.class, CallOutcome.UNKNOWN, ONCE);

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
    void anImageThatExpiredIsNotMadeASecondTime() {
        fault(Fault.expiredUrl());

        Exchange answer = send("direct:image", "a coin");

        assertFails(answer, new Expected(DownloadException.class, CallOutcome.ACCEPTED, ONCE));
        assertThat(answer.getException(DownloadException.class).url())
                .startsWith(simulator().url() + "/lumenfall/media/");
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
    void aServerErrorOnTheWayToTheImageDoesNotPayAgain() {
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
    void twoEditsThatDifferOnlyInTheirImageAreTwoCalls() throws Exception {
        fault(Fault.dropAfterAccept());
        byte[] one = SampleImages.png(16, 16);
        byte[] other = SampleImages.png(16, 16);
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
