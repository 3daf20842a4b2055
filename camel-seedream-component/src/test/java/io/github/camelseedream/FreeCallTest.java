package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.PartialResultException;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.http.BaseUrls;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.Estimate;
import io.github.camelseedream.simulator.fault.Fault;
import java.util.Base64;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that cost nothing are never said to have been paid for, whatever comes of them. */
class FreeCallTest extends MultiComponentRouteTest {

    @ParameterizedTest
    @MethodSource("simulatedProviders")
    void aServerErrorOnTheListOfModelsIsNotPerhapsPaidFor(String provider) {
        add(provider);
        fault(Fault.status(500).message("out of order").always());

        assertFree(send("asked:models", null).getException());
    }

    @ParameterizedTest
    @MethodSource("simulatedProviders")
    void aListOfModelsThatIsNoneIsNotPerhapsPaidFor(String provider) {
        add(provider);
        fault(Fault.body("{}"));

        assertFree(send("asked:models", null).getException());
    }

    @Test
    void aServerErrorOnAnEstimateIsNotPerhapsPaidFor() {
        add("lumenfall");
        fault(Fault.status(502).message("out of order"));

        assertThat(send("asked:estimate", "a coin").getException())
                .satisfies(FreeCallTest::assertFree)
                .hasMessageMatching(
                        "lumenfall, model seedream-4.5, request req_\\w+ refused the call with"
                                + " status 502 ALL_PROVIDERS_EXHAUSTED: out of order\\. Such a call"
                                + " costs nothing, so it may be made again");
    }

    @ParameterizedTest
    @MethodSource("simulatedProviders")
    void aServerErrorOnTheCheckOfTheKeyIsNotPerhapsPaidFor(String provider) {
        add(provider);
        fault(Fault.status(500).message("out of order"));
        SeedreamEndpoint endpoint = context.getEndpoint("asked:generate", SeedreamEndpoint.class);

        assertFree(catchThrowable(endpoint.context()::check));
    }

    /** It made and billed images, and said that it cost nothing and may be repeated. */
    @Test
    void anEstimateIsNotAskedOfAHostThatMayKnowNoDryRun() {
        add("gateway", options -> options.setDryRunAtBaseUrl(false));

        assertThat(send("gateway:estimate?count=4", "a coin").getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "Nothing was sent; the request for provider lumenfall is not valid:\n"
                                + "  - baseUrl is not the address of lumenfall, and a host that knows"
                                + " no dry run would make the images and bill them. Where it honours"
                                + " one, set dryRunAtBaseUrl=true");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void aProviderWithoutACostIsNotAskedForOne() {
        add(
                "gateway",
                options -> {
                    options.setDryRunAtBaseUrl(false);
                    options.setProvider("uniall");
                    options.setBaseUrl(SIMULATOR.baseUrl("uniall"));
                });

        assertThat(send("gateway:estimate", "a coin").getMessage().getBody(Estimate.class).cost())
                .isNull();
        assertThat(simulator().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void imagesThatCameOfAnEstimateArePaidForAndAskedForOnce(boolean byLink) throws Exception {
        String link = Base64.getEncoder().encodeToString(SampleImages.png(8, 8));
        String image =
                byLink
                        ? "\"url\":\"https://cdn.example/a.png?sig=1\""
                        : "\"b64_json\":\"" + link + '"';
        fault(Fault.body("{\"data\":[{" + image + "}]}").always());
        routes(
                route ->
                        route.from("direct:quote")
                                .errorHandler(
                                        route.defaultErrorHandler()
                                                .maximumRedeliveries(2)
                                                .redeliveryDelay(0))
                                .to("seedream:estimate?count=4"));

        Exchange answer = send("direct:quote", "a coin");

        PartialResultException error = answer.getException(PartialResultException.class);
        assertThat(error.outcome()).isEqualTo(CallOutcome.ACCEPTED);
        assertThat(error.isRepeatable()).isFalse();
        assertThat(error)
                .hasMessage(
                        "estimate asked lumenfall, model seedream-4.5 for the cost only, and the"
                                + " host at baseUrl answered with images: it knows no dry run,"
                                + " and they are paid for. They are in result(). Set"
                                + " dryRunAtBaseUrl=false, and do not ask this host again");
        assertThat(error.result().getImages()).hasSize(1);
        assertThat(simulator().requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.lumenfall.ai/openai/v1, true",
        "https://API.lumenfall.ai:443/openai/v1/, true",
        "http://api.lumenfall.ai/openai/v1, false",
        "https://api.lumenfall.ai/openai/v2, false",
        "https://api.lumenfall.ai.example/openai/v1, false"
    })
    void theProvidersOwnAddressIsKnownHoweverItIsWritten(String baseUrl, boolean own) {
        assertThat(
                        BaseUrls.same(
                                BaseUrls.read(baseUrl),
                                BuiltInProviders.all().get(0).spec().baseUrl()))
                .isEqualTo(own);
    }

    private void add(String provider) {
        add(
                "asked",
                options -> {
                    options.setProvider(provider);
                    options.setBaseUrl(SIMULATOR.baseUrl(provider));
                });
    }

    private static void assertFree(Throwable error) {
        assertThat(error).isExactlyInstanceOf(ProviderException.class);
        assertThat(error)
                .hasMessageEndingWith("Such a call costs nothing, so it may be made again")
                .hasMessageNotContaining("paid for");
        assertThat(((SeedreamException) error).outcome()).isEqualTo(CallOutcome.REJECTED);
        assertThat(((SeedreamException) error).isRepeatable()).isTrue();
    }
}
