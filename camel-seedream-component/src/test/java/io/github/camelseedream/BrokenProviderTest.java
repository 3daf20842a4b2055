package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.result.CallOutcome;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A provider bean of the user's own may throw: no exchange waits for ever, no place is lost. */
@Timeout(30)
class BrokenProviderTest extends MultiComponentRouteTest {

    @Test
    void anAdapterThatFailsBeforeTheCallMeansNothingWasSent() {
        bind(broken("submit", "no call"));

        for (int i = 0; i < 2; i++) {
            Exchange answer = send("broken:generate", "a cat");

            assertThat(answer.getException(InvalidRequestException.class))
                    .hasMessage(
                            "Nothing was sent; the request for provider lumenfall is not valid:\n"
                                    + "  - provider 'lumenfall' has an adapter that failed:"
                                    + " java.lang.IllegalStateException: no call");
        }
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void anAdapterThatFailsAfterTheCallMeansAnUnknownOutcome() {
        bind(broken("read", "no answer"));

        for (int i = 0; i < 2; i++) {
            OutcomeUnknownException error =
                    send("broken:generate", "a cat").getException(OutcomeUnknownException.class);

            assertThat(error)
                    .hasMessage(
                            "the answer of lumenfall, model seedream-4.5 could not be used: the"
                                    + " provider's adapter failed: java.lang.IllegalStateException:"
                                    + " no answer. It may have been paid for, so it is not"
                                    + " repeated; repeatUnknown=true lets a redelivery repeat it");
            assertThat(error.outcome()).isEqualTo(CallOutcome.UNKNOWN);
        }
        assertThat(simulator().submits()).hasSize(2);
    }

    private void bind(ImageProvider provider) {
        context.getRegistry().bind("mine", provider);
        add(
                "broken",
                options -> {
                    options.setProvider("mine");
                    options.setMaxConcurrentCalls(1);
                    options.setQueueTimeout(100);
                });
    }

    /** Lumenfall's adapter, except that one of its methods throws. */
    private static ImageProvider broken(String method, String why) {
        ImageProvider whole = BuiltInProviders.all().get(0);
        InvocationHandler handler =
                (proxy, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        throw new IllegalStateException(why);
                    }
                    return called.invoke(whole, arguments);
                };
        return (ImageProvider)
                Proxy.newProxyInstance(
                        ImageProvider.class.getClassLoader(),
                        new Class<?>[] {ImageProvider.class},
                        handler);
    }
}
