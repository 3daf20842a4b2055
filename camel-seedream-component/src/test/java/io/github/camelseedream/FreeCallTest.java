package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelseedream.error.CallOutcome;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.simulator.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that cost nothing are never said to have been paid for, whatever comes of them. */
class FreeCallTest extends TailoredRouteTest {

    @ParameterizedTest
    @ValueSource(strings = {"lumenfall", "apiframe", "apimart", "gccai", "uniall"})
    void aServerErrorOnTheListOfModelsIsNotPerhapsPaidFor(String provider) {
        add(provider);
        fault(Fault.status(500).message("out of order").always());

        assertFree(send("asked:models", null).getException());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lumenfall", "apiframe", "apimart", "gccai", "uniall"})
    void aListOfModelsThatIsNoneIsNotPerhapsPaidFor(String provider) {
        add(provider);
        fault(Fault.otherBody("{}"));

        assertFree(send("asked:models", null).getException());
    }

    @Test
    void aServerErrorOnAnEstimateIsNotPerhapsPaidFor() {
        add("lumenfall");
        fault(Fault.status(502).message("out of order"));

        assertThat(send("asked:estimate", "a coin").getException())
                .satisfies(FreeCallTest::assertFree)
                .hasMessageMatching(
                        "lumenfall, model seedream-4.5, request req_\\w+ refused the call with status"
                                + " 502 ALL_PROVIDERS_EXHAUSTED: out of order\\. Such a call costs"
                                + " nothing, so it may be made again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lumenfall", "apiframe", "apimart", "gccai", "uniall"})
    void aServerErrorOnTheCheckOfTheKeyIsNotPerhapsPaidFor(String provider) {
        add(provider);
        fault(Fault.status(500).message("out of order"));
        SeedreamEndpoint endpoint = context.getEndpoint("asked:generate", SeedreamEndpoint.class);

        assertFree(catchThrowable(endpoint::check));
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
