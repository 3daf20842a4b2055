package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.TaskUnreachableException;
import io.github.camelseedream.error.WebhookRejectedException;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.TaskProvider;
import io.github.camelseedream.provider.WebhookProvider;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.result.TaskProgress;
import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.fault.Fault;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Anybody may send to a webhook: what is believed, and what is refused. */
class WebhookTrustTest extends WebhookTest {

    private static final String NOT_DONE =
            "Nothing was done; what came as a delivery of apiframe is refused: ";

    private final String id = UUID.randomUUID().toString();
    private final String delivery = progress(id, 25);

    @BeforeEach
    void bindProviders() {
        context.getRegistry()
                .bind("unsigned", ImageProvider.class, apiframe(WebhookProvider.class));
        context.getRegistry().bind("silent", ImageProvider.class, apiframe(TaskProvider.class));
    }

    @Test
    void whatIsNotSignedIsRefused() {
        WebhookRejectedException error = refusal(deliver("direct:webhook", delivery, "", Map.of()));

        assertThat(error)
                .hasMessage(
                        NOT_DONE
                                + "it has no signature. Check that the headers it came with reach"
                                + " seedream:webhook");
        assertThat(error.outcome()).isEqualTo(CallOutcome.NOT_SENT);
        assertThat(error.isRepeatable()).isFalse();
    }

    @Test
    void whatIsSignedWithAnotherKeyIsRefused() {
        String signature = signature("other-key", delivery);

        assertThat(
                        refusal(
                                deliver(
                                        "seedream:webhook?webhookApiKeys=a,b",
                                        delivery,
                                        signature,
                                        Map.of())))
                .hasMessage(
                        NOT_DONE
                                + "it is signed with none of the 3 known keys. Check that the key"
                                + " that submitted the task is in the option apiKey or"
                                + " webhookApiKeys, and that the body is as it came, byte for"
                                + " byte");
        assertThat(
                        deliver(
                                        "seedream:webhook?webhookApiKeys=a, other-key",
                                        delivery,
                                        signature,
                                        Map.of())
                                .getException())
                .isNull();
    }

    @Test
    void whatWasChangedOnTheWayIsRefused() {
        String signature = signature("test-key", delivery);

        refusal(deliver("direct:webhook", delivery + " ", signature, Map.of()));
        assertThat(
                        deliver("direct:webhook", Map.of("jobId", id), signature, Map.of())
                                .getException())
                .hasMessageContaining("Accepted: its bytes as they came, as a stream, byte[] or");
        refusal(deliver("direct:webhook", null, signature, Map.of()));
    }

    @Test
    void bytesAStreamAndTextAreTheSame() {
        byte[] bytes = delivery.getBytes(StandardCharsets.UTF_8);
        String signature = "sha256=" + signature("test-key", delivery);

        assertThat(deliver("direct:webhook", bytes, signature, Map.of()).getException()).isNull();
        assertThat(
                        deliver(
                                        "direct:webhook",
                                        new ByteArrayInputStream(bytes),
                                        signature,
                                        Map.of())
                                .getMessage()
                                .getHeader(SeedreamConstants.RESULT_STATUS))
                .isEqualTo("duplicate");
    }

    @Test
    void whatIsTooLongIsRefusedBeforeItIsReadToItsEnd() {
        Endless endless = new Endless();
        String tooLong = "longer than 1048576 bytes";

        assertThat(refusal(deliver("seedream:webhook", endless, "00", Map.of())))
                .hasMessageContaining(tooLong);
        assertThat(endless.read).isLessThan(Endless.MUCH);
        assertThat(refusal(deliver("direct:webhook", " ".repeat(1 << 21), "00", Map.of())))
                .hasMessageContaining(tooLong);
        assertThat(refusal(deliver("direct:webhook", new byte[1 << 21], "00", Map.of())))
                .hasMessageContaining(tooLong);
    }

    @Test
    void whatIsSignedAndNoDeliveryIsRefused() {
        for (String odd : new String[] {"", "{", "[1]", "{\"jobId\":\"../v1\"}", "{} {}"}) {
            assertThat(refusal(deliver("direct:webhook", odd))).hasMessageStartingWith(NOT_DONE);
        }
    }

    @Test
    void theMessageDoesNotChooseTheProvider() {
        Exchange answer =
                deliver(
                        "direct:webhook",
                        delivery,
                        "",
                        Map.of(SeedreamConstants.PROVIDER, "unsigned"));

        assertThat(refusal(answer).provider()).isEqualTo("apiframe");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void providersThatReportNothingAreRefused() {
        assertThat(deliver("seedream:webhook?provider=silent", delivery).getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "Nothing was sent; the request for provider apiframe is not valid:\n"
                                + "  - provider 'apiframe' reports no tasks, so webhook is not"
                                + " for it. Use seedream:await");
        add(
                "sync",
                options -> {
                    options.setProvider("lumenfall");
                    options.setBaseUrl(SIMULATOR.baseUrl("lumenfall"));
                });
        assertThat(deliver("sync:webhook", delivery).getException())
                .hasMessageContaining("answers at once and has no tasks, so webhook is not for");
    }

    @Test
    void anUnsignedDeliveryOnlyNamesATaskThatIsAskedForAgain() {
        TaskHandle task = submitted();
        String taskId = task.getParts().get(0).ids().get(0);
        try (SeedreamSimulator thief = SeedreamSimulator.start()) {
            String forged = completed(taskId, thief.url() + "/media/1.png");

            TaskUnreachableException error =
                    unsigned(forged).getException(TaskUnreachableException.class);
            assertThat(error)
                    .hasMessageContaining(
                            "stands: a delivery says that it has ended, and asked again, the"
                                    + " provider did not");
            assertThat(error.task().getParts().get(0).ids()).containsExactly(taskId);

            simulator().clock().advance(LONG);
            Exchange ended = unsigned(forged);
            assertThat(ended.getMessage().getBody()).isInstanceOf(GeneratedImage.class);
            assertThat(unsigned(forged).getMessage().getHeader("CamelSeedreamResultStatus"))
                    .isEqualTo("duplicate");
            assertThat(thief.requests()).isEmpty();
        }
        assertThat(questions()).isEqualTo(3);
    }

    @Test
    void anUnsignedDeliveryOfAnEndThatNobodyConfirmsMayBeMadeAgain() {
        String taskId = submitted().getParts().get(0).ids().get(0);
        simulator().clock().advance(LONG);
        fault(Fault.status(503).onPath("/jobs/"));
        String told = completed(taskId, "https://example.com/1.png");

        assertThat(unsigned(told).getException()).isInstanceOf(TaskUnreachableException.class);
        assertThat(unsigned(told).getMessage().getBody()).isInstanceOf(GeneratedImage.class);
    }

    @Test
    void anUnsignedDeliveryOfATaskThatDoesNotExistIsAnError() {
        assertThat(unsigned(completed(id, "https://example.com/1.png")).getException())
                .isInstanceOf(TaskUnreachableException.class)
                .hasMessageContaining("404");
    }

    @Test
    void anUnsignedDeliveryIsDealtWithOnTheThreadOfTheRouteToo() {
        String taskId = submitted().getParts().get(0).ids().get(0);
        simulator().clock().advance(LONG);

        Exchange answer =
                deliver(
                        "seedream:webhook?provider=unsigned&synchronous=true&maxConcurrentCalls=1",
                        completed(taskId, "https://example.com/1.png"),
                        "",
                        Map.of());

        assertThat(answer.getMessage().getBody()).isInstanceOf(GeneratedImage.class);
    }

    @Test
    void unsignedProgressIsWhatTheProviderSaysOfIt() {
        String taskId = submitted().getParts().get(0).ids().get(0);

        Exchange answer = unsigned(progress(taskId, 99));

        assertThat(answer.getMessage().getHeader("CamelSeedreamResultStatus")).isEqualTo("pending");
        assertThat(answer.getMessage().getBody(TaskProgress.class))
                .satisfies(progress -> assertThat(progress.percent()).isNotEqualTo(99));
    }

    private TaskHandle submitted() {
        return send("direct:submit", "a boat").getMessage().getBody(TaskHandle.class);
    }

    private Exchange unsigned(String body) {
        return deliver("seedream:webhook?provider=unsigned", body, "", Map.of());
    }

    private static WebhookRejectedException refusal(Exchange exchange) {
        assertThat(exchange.getException()).isExactlyInstanceOf(WebhookRejectedException.class);
        return exchange.getException(WebhookRejectedException.class);
    }

    /** Apiframe's adapter as one that does not sign, or as one that reports nothing. */
    private static ImageProvider apiframe(Class<? extends ImageProvider> contract) {
        ImageProvider whole =
                BuiltInProviders.all().stream()
                        .filter(provider -> provider.spec().name().equals("apiframe"))
                        .findFirst()
                        .orElseThrow();
        return contract.cast(
                Proxy.newProxyInstance(
                        contract.getClassLoader(),
                        new Class<?>[] {contract},
                        (proxy, called, arguments) ->
                                called.getName().equals("trust")
                                        ? WebhookProvider.Trust.VERIFY_BY_POLLING
                                        : called.invoke(whole, arguments)));
    }

    private static final class Endless extends InputStream {

        private static final int MUCH = 3 << 20;

        private int read;

        @Override
        public int read() {
            read++;
            return ' ';
        }

        @Override
        public int read(byte[] into, int from, int length) {
            read += length;
            if (read > MUCH) {
                throw new IllegalStateException("it is read to the end");
            }
            return length;
        }
    }
}
