package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.error.ContentRejectedException;
import io.github.camelseedream.error.PartialResultException;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.ImageFailure;
import io.github.camelseedream.simulator.fault.Fault;
import java.util.Base64;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Twelve images are two calls, of ten and of two; the second one fails. */
@Timeout(60)
class PartialTest extends MultiComponentRouteTest {

    private static final Fault SECOND_FAILS = Fault.status(500).whenBodyContains("\"n\":2");
    private static final String WHY =
            "lumenfall, model seedream-4.5, request req_\\w+ answered with status 500"
                    + " INTERNAL_ERROR: Internal error\\. It may have been paid for, so it is not"
                    + " repeated; repeatUnknown=true lets a redelivery repeat it";

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(
                        defaultErrorHandler()
                                .maximumRedeliveries(3)
                                .redeliveryDelay(0)
                                .logExhausted(false));
                from("direct:deliver").to("seedream:generate?count=12");
                from("direct:fail").to("seedream:generate?count=12&partialFailure=fail");
                from("direct:twice")
                        .loop(2)
                        .setBody(exchange -> null)
                        .to("seedream:generate?count=12&prompt=boats");
            }
        };
    }

    @Test
    void deliverGivesTheImagesThatCameAndTellsOfTheOthers() {
        fault(SECOND_FAILS.always());

        Exchange answer = send("direct:deliver", "boats");

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(List.class)).hasSize(10);
        assertThat(answer.getMessage().getHeader("CamelSeedreamResultCount")).isEqualTo(10);
        List<?> failures = answer.getMessage().getHeader("CamelSeedreamResultFailures", List.class);
        assertThat(failures).hasSize(2);
        ImageFailure failure = (ImageFailure) failures.get(0);
        assertThat(failure.error()).isEqualTo("OutcomeUnknownException");
        assertThat(failure.outcome()).isEqualTo("unknown");
        assertThat(failure.message()).matches(WHY);
        assertThat(simulator().submits()).hasSize(2);
    }

    /** It was told as an image too few, whose outcome is not known. */
    @Test
    void anImageThatWasRefusedBesideAGoodOneFailsWithItsOwnReason() {
        String image = Base64.getEncoder().encodeToString(SampleImages.png(8, 8));
        fault(
                Fault.body(
                        "{\"data\":[{\"error\":{\"code\":\"OutputImageSensitiveContentDetected\","
                                + "\"message\":\"sensitive\"}},{\"b64_json\":\""
                                + image
                                + "\"},{\"error\":{\"code\":\"InternalServiceError\",\"message\":\"oops\"}}]}"));

        Exchange answer = send("seedream:generate?count=3&resultMode=image", "boats");

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(List.class)).hasSize(1);
        assertThat(answer.getMessage().getHeader("CamelSeedreamResultFailures", List.class))
                .extracting(failure -> ((ImageFailure) failure).error())
                .containsExactly("ContentRejectedException", "OutcomeUnknownException");
        ImageFailure refused =
                (ImageFailure)
                        answer.getMessage()
                                .getHeader("CamelSeedreamResultFailures", List.class)
                                .get(0);
        assertThat(refused.outcome()).isEqualTo("rejected");
        assertThat(refused.repeatable()).isFalse();
        assertThat(refused.message())
                .matches(
                        "lumenfall, model seedream-4.5, request req_\\w+ refused the request:"
                                + " OutputImageSensitiveContentDetected: sensitive");
    }

    /** Nothing came, so that the refusal is the answer to the whole request. */
    @Test
    void whereEveryImageWasRefusedTheRequestWasRefused() {
        fault(
                Fault.body(
                        "{\"data\":[{\"error\":{\"code\":\"OutputImageSensitiveContentDetected\"}}]}"));

        assertThat(send("seedream:generate", "boats").getException())
                .isExactlyInstanceOf(ContentRejectedException.class);
    }

    @Test
    void failCarriesTheImagesAndRedeliveriesPayForNothingTwice() {
        fault(SECOND_FAILS.always());

        Exchange answer = send("direct:fail", "boats");

        PartialResultException error = answer.getException(PartialResultException.class);
        assertThat(error.getMessage())
                .matches(
                        "10 of 12 images of lumenfall, model seedream-4\\.5, request req_\\w+"
                                + " came; the others failed: "
                                + WHY);
        assertThat(error.outcome()).isEqualTo(CallOutcome.ACCEPTED);
        assertThat(error.isRepeatable()).isFalse();
        assertThat(error.result().getImages()).hasSize(10);
        assertThat(simulator().submits()).hasSize(2);
    }

    @Test
    void aRedeliverySendsOnlyThePartThatWasRejected() {
        fault(Fault.status(402).whenBodyContains("\"n\":2"));

        Exchange answer = send("direct:fail", "boats");

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(List.class)).hasSize(12);
        assertThat(simulator().submits())
                .extracting(request -> request.json().path("n").asInt())
                .containsExactlyInAnyOrder(10, 2, 2);
    }

    @Test
    void whatWasDeliveredInPartIsAskedForAnewByTheNextRound() {
        fault(SECOND_FAILS);

        Exchange answer = send("direct:twice", null);

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(List.class)).hasSize(12);
        assertThat(simulator().submits()).hasSize(4);
    }
}
