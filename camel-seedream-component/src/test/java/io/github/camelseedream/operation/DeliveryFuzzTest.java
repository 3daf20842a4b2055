package io.github.camelseedream.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.WebhookTest;
import io.github.camelseedream.download.Spool;
import io.github.camelseedream.error.WebhookRejectedException;
import io.github.camelseedream.fuzz.Fuzzing;
import io.github.camelseedream.fuzz.Mutation;
import io.github.camelseedream.fuzz.Mutations;
import io.github.camelseedream.http.Auth;
import io.github.camelseedream.provider.TaskEvent;
import io.github.camelseedream.provider.WebhookProvider;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** Anybody may send to a webhook, and anything. */
@Tag("slow")
class DeliveryFuzzTest {

    private static final String ID = "a1b2c3d4-e5f6-7890-abcd-ef1234567890";
    private static final byte[] DELIVERY =
            WebhookTest.completed(ID, "https://example.com/1.png").getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = signature(DELIVERY);

    private static DefaultCamelContext context;
    private static Spool spool;

    @BeforeContainer
    static void start() throws IOException {
        context = new DefaultCamelContext();
        context.start();
        spool = Spool.builder().build();
    }

    @AfterContainer
    static void stop() {
        spool.close();
        context.stop();
    }

    @Property
    void aDeliveryThatWasChangedIsNotBelieved(
            @ForAll("bodies") List<Mutation> changes, @ForAll("prefixes") String prefix) {
        byte[] body = Mutation.all(changes, DELIVERY);
        Assume.that(!Arrays.equals(body, DELIVERY));

        assertThat(read("apiframe", body, prefix + SIGNATURE)).isEmpty();
        assertThat(read("apiframe", DELIVERY, prefix + SIGNATURE)).isPresent();
    }

    @Property
    void aSignatureThatWasChangedIsNotBelieved(
            @ForAll("signatures") List<Mutation> changes, @ForAll("prefixes") String prefix) {
        String changed =
                new String(
                        Mutation.all(changes, SIGNATURE.getBytes(StandardCharsets.ISO_8859_1)),
                        StandardCharsets.ISO_8859_1);
        Assume.that(!changed.trim().toLowerCase(Locale.ROOT).equals(SIGNATURE));

        assertThat(read("apiframe", DELIVERY, prefix + changed)).isEmpty();
    }

    /** Signed by the right one, or from a provider that signs nothing. */
    @Property
    void aDeliveryThatIsBelievedIsUnderstoodOrRefused(
            @ForAll("bodies") List<Mutation> changes, @ForAll("providers") String provider) {
        byte[] body = Mutation.all(changes, DELIVERY);

        read(provider, body, signature(body))
                .ifPresent(event -> assertThat(event.outcome()).isNotNull());
    }

    private static Optional<TaskEvent> read(String provider, byte[] body, String signature) {
        Message message = new DefaultExchange(context).getMessage();
        message.setHeader("X-Webhook-Signature", signature);
        message.setBody(new ByteArrayInputStream(body));
        return Fuzzing.read(() -> reader(provider).read(message), WebhookRejectedException.class);
    }

    private static WebhookReader reader(String name) {
        WebhookProvider provider =
                BuiltInProviders.all().stream()
                        .filter(it -> it.spec().name().equals(name))
                        .map(WebhookProvider.class::cast)
                        .findFirst()
                        .orElseThrow();
        Auth key = new Auth(Auth.Style.BEARER, "test-key");
        PublishedKeys none =
                new PublishedKeys(
                        InstantSource.system(),
                        call -> {
                            throw new IllegalStateException(provider + " publishes none");
                        });
        return new WebhookReader(provider, List.of(key), none, spool);
    }

    private static String signature(byte[] body) {
        return WebhookTest.signature("test-key", body);
    }

    @Provide
    Arbitrary<List<Mutation>> bodies() {
        return Mutations.ofJson();
    }

    @Provide
    Arbitrary<List<Mutation>> signatures() {
        return Mutations.ofBytes();
    }

    @Provide
    Arbitrary<String> prefixes() {
        return Arbitraries.of("", "sha256=", " sha256=");
    }

    @Provide
    Arbitrary<String> providers() {
        return Arbitraries.of("apiframe", "apimart", "gccai");
    }
}
