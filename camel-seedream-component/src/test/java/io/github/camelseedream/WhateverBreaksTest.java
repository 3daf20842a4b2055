package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.error.DownloadException;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.TaskUnreachableException;
import io.github.camelseedream.error.TransportException;
import io.github.camelseedream.error.WebhookRejectedException;
import io.github.camelseedream.generate.event.GenerationListener;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.request.Content;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.request.ReferenceUploader;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.GeneratedImage;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever breaks, and whoever made it: what leaves is an exception of ours, and what it says of
 * the bill follows from where it broke. Redelivered three times, nothing is paid twice.
 */
@Timeout(120)
class WhateverBreaksTest extends MultiComponentRouteTest {

    private static final String LUMENFALL = "lumenfall";
    private static final String APIFRAME = "apiframe";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/media/1.png?from=https://cdn.example/a",
                "https://cdn.example:99999/x.png",
                "https://cdn.example:2147483648/x.png",
                "://cdn.example/x.png",
                "?u=https://cdn.example/x.png"
            })
    void aLinkThatIsNoLinkDoesNotMakeThePaidImageUnsent(String link) {
        for (String provider : List.of(LUMENFALL, APIFRAME)) {
            simulator().clear();
            String reading = provider.equals(LUMENFALL) ? "read" : "readStatus";

            Exchange answer =
                    redelivered(
                            changed(provider, reading, () -> finished(link)),
                            // no time for the last and longest pause between tries
                            "generate?resultMode=image&downloadTimeout=4000");

            assertThat(answer.getException())
                    .isInstanceOfAny(DownloadException.class, OutcomeUnknownException.class);
            assertThat(simulator().submits()).hasSize(1);
        }
    }

    @Test
    void anAnswerThatBreaksItsAdapterIsUnknown() {
        List<Supplier<Object>> breaks =
                List.of(
                        () -> null,
                        () -> {
                            throw new StackOverflowError("deep");
                        },
                        () -> {
                            throw new InvalidRequestException(CallContext.NONE, List.of());
                        },
                        () -> new Outcome.Failed(null),
                        () ->
                                new Outcome.Failed(
                                        new CapacityExceededException(
                                                CallContext.NONE, "no room")));
        for (Supplier<Object> how : breaks) {
            simulator().clear();

            Exchange answer = redelivered(changed(LUMENFALL, "read", how), "generate");

            assertThat(answer.getException()).isExactlyInstanceOf(OutcomeUnknownException.class);
            assertThat(simulator().submits()).hasSize(1);
        }
    }

    @Test
    void anErrorWhileAnAnswerIsReadIsToldInFull() {
        Exchange answer =
                redelivered(
                        changed(
                                LUMENFALL,
                                "read",
                                () -> {
                                    throw new OutOfMemoryError("Java heap space");
                                }),
                        "generate?synchronous=true");

        assertThat(answer.getException())
                .isExactlyInstanceOf(OutcomeUnknownException.class)
                .hasMessage(
                        "the answer of lumenfall, model seedream-4.5 could not be used: the JVM"
                                + " failed: java.lang.OutOfMemoryError: Java heap space. It may have"
                                + " been paid for, so it is not repeated; repeatUnknown=true lets a"
                                + " redelivery repeat it");
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void aTaskWhoseStateBreaksItsAdapterKeepsItsHandle() {
        List<Supplier<Object>> breaks =
                List.of(
                        () -> null,
                        () -> {
                            throw new StackOverflowError("deep");
                        },
                        () -> {
                            throw new NullPointerException("no state");
                        },
                        () -> new Outcome.Failed(null),
                        () ->
                                new Outcome.Failed(
                                        new CapacityExceededException(
                                                CallContext.NONE, "no room")));
        for (Supplier<Object> how : breaks) {
            simulator().clear();

            Exchange answer = redelivered(changed(APIFRAME, "readStatus", how), "generate");

            TaskUnreachableException error = answer.getException(TaskUnreachableException.class);
            assertThat(error).isNotNull();
            assertThat(error.outcome()).isEqualTo(CallOutcome.ACCEPTED);
            assertThat(error.task().getParts()).hasSize(1);
            assertThat(simulator().submits()).hasSize(1);
        }
    }

    @Test
    void anErrorBeforeTheCallMeansThatNothingWasSent() {
        Exchange answer =
                redelivered(
                        changed(
                                LUMENFALL,
                                "submit",
                                () -> {
                                    throw new OutOfMemoryError("Java heap space");
                                }),
                        "generate");

        assertThat(answer.getException())
                .isExactlyInstanceOf(CapacityExceededException.class)
                .hasMessage(
                        "Nothing was sent: the request could not be prepared:"
                                + " java.lang.OutOfMemoryError: Java heap space");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void aCallWhosePathLeadsNowhereIsNotSent() {
        Exchange answer =
                redelivered(
                        changed(LUMENFALL, "submit", () -> HttpCall.get("../../../../up")),
                        "generate");

        assertThat(answer.getException())
                .isExactlyInstanceOf(TransportException.class)
                .hasMessageContaining("the request could not be made: the path ../../../../up");
        assertThat(simulator().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "models, models",
        "models, readModels",
        "estimate, estimate",
        "estimate, readEstimate"
    })
    void aFreeCallThatBreaksItsAdapterIsOurException(String operation, String method) {
        Exchange answer =
                redelivered(
                        changed(
                                LUMENFALL,
                                method,
                                () -> {
                                    throw new NoClassDefFoundError("Model");
                                }),
                        operation);

        assertThat(answer.getException())
                .isExactlyInstanceOf(CapacityExceededException.class)
                .hasMessageContaining(
                        "could not be prepared: java.lang.NoClassDefFoundError: Model");
        assertThat(simulator().acceptedCount()).isZero();
    }

    @Test
    void aFileThatIsNotThereIsSaidForBodiesAndReferences(@TempDir Path directory) {
        File gone = directory.resolve("gone.png").toFile();

        assertThat(
                        send("direct:edit", gone, Map.of(SeedreamConstants.PROMPT, "blue"))
                                .getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "Nothing was sent; the request for provider lumenfall is not valid:\n"
                                + "  - body is the file "
                                + gone
                                + ", and there is no such file");
        for (Object reference : List.of(gone, gone.toPath(), List.of(gone))) {
            Exchange answer =
                    send("direct:generate", "blue", Map.of("CamelSeedreamReferences", reference));
            assertThat(answer.getException())
                    .isExactlyInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("gone.png")
                    .hasMessageContaining("there is no such file");
        }
        assertThat(send("direct:generate", gone).getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("there is no such file");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void aReferenceThatBreaksWhileItIsReadIsNotSent() {
        Content broken =
                new Content() {
                    @Override
                    public InputStream open() {
                        throw new IllegalStateException("no bytes");
                    }

                    @Override
                    public long length() {
                        return 10;
                    }
                };
        ReferenceImage reference =
                new ReferenceImage.Local(broken, "image/png", "mine.png", 1024, 1024);

        Exchange answer =
                send("direct:generate", "blue", Map.of("CamelSeedreamReferences", reference));

        assertThat(answer.getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("references 'mine.png' (header CamelSeedreamReferences)")
                .hasMessageContaining(
                        "could not be read: java.lang.IllegalStateException: no bytes");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void aBodyThatBreaksWhileItIsReadIsNotSent() {
        InputStream io =
                broken(
                        () -> {
                            throw new IOException("the disk is gone");
                        });
        InputStream broken =
                broken(
                        () -> {
                            throw new IllegalStateException("closed");
                        });

        assertThat(send("direct:generate", io).getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("body could not be read: the disk is gone");
        assertThat(send("direct:generate", broken).getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "Nothing was sent; the request is not valid:\n"
                                + "  - message could not be read: java.lang.IllegalStateException:"
                                + " closed");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void beansOfTheUsersOwnThatBreakBeforeTheCallMeanThatNothingWasSent() {
        Validator validator =
                proxy(
                        Validator.class,
                        (proxy, method, arguments) -> {
                            throw new ValidationException("no rules");
                        });
        add("validated", options -> {}, shared -> shared.setValidator(validator));
        ReferenceUploader uploader =
                image -> {
                    throw new NoClassDefFoundError("Uploader");
                };
        add(
                "uploading",
                options -> {
                    options.setProvider("uniall");
                    options.setBaseUrl(SIMULATOR.baseUrl("uniall"));
                    options.setReferenceUploader(uploader);
                });

        assertThat(send("validated:generate", "a coin").getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("no rules");
        assertThat(send("uploading:edit?prompt=blue", SampleImages.png(64, 64)).getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("referenceUploader failed");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void aListenerThatBreaksTakesNothingFromTheImage() {
        GenerationListener listener =
                (subject, event) -> {
                    throw new StackOverflowError("deep");
                };
        context.getRegistry().bind("broken", listener);
        add("heard", options -> {});

        assertThat(send("heard:generate?resultMode=image", "a coin").getMessage().getBody())
                .isInstanceOf(GeneratedImage.class);
    }

    @Test
    void aMessageThatTakesNoResultIsTold() {
        for (String uri : List.of("seedream:generate", "seedream:generate?synchronous=true")) {
            Exchange answer =
                    template.request(
                            uri, exchange -> exchange.setMessage(new ReadOnly(exchange, "a coin")));

            assertThat(answer.getException())
                    .isExactlyInstanceOf(OutcomeUnknownException.class)
                    .hasMessage(
                            "what came of the call to lumenfall was lost:"
                                    + " java.lang.UnsupportedOperationException: read only. It may"
                                    + " have been paid for, so it is not repeated;"
                                    + " repeatUnknown=true lets a redelivery repeat it");
        }
    }

    @Test
    void aDeliveryThatBreaksItsAdapterIsRefused() {
        context.getRegistry()
                .bind(
                        "mine",
                        changed(
                                "apimart",
                                "readWebhook",
                                () -> {
                                    throw new NullPointerException("no task");
                                }));
        add(
                "broken",
                options -> {
                    options.setProvider("mine");
                    options.setBaseUrl(SIMULATOR.baseUrl("apimart"));
                });

        assertThat(send("broken:webhook", "{}").getException())
                .isExactlyInstanceOf(WebhookRejectedException.class)
                .hasMessageContaining("the provider's adapter could not read it");
    }

    /** A message that can be read only. */
    private static final class ReadOnly extends DefaultMessage {

        ReadOnly(Exchange exchange, Object body) {
            super(exchange);
            super.setBody(body);
        }

        @Override
        public void setHeader(String name, Object value) {
            throw new UnsupportedOperationException("read only");
        }
    }

    /** How a stream breaks. */
    @FunctionalInterface
    private interface Break {

        int read() throws IOException;
    }

    private static InputStream broken(Break how) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return how.read();
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                return how.read();
            }
        };
    }

    private static Outcome finished(String link) {
        return new Outcome.Finished(
                List.of(Outcome.ReturnedImage.at(link)),
                new Outcome.ReplyMetadata("", "", null, Map.of()));
    }

    private Exchange redelivered(ImageProvider provider, String operation) {
        String name = provider.spec().name();
        simulator().tasks().duration(Duration.ofMillis(1));
        String scheme = "broken" + context.getComponentNames().size();
        context.getRegistry().bind(scheme, provider);
        add(
                scheme,
                options -> {
                    options.setProvider(scheme);
                    options.setBaseUrl(SIMULATOR.baseUrl(name));
                    options.setPollInitialDelay(20);
                    options.setPollDelay(20);
                    options.setMaxConcurrentCalls(1);
                });
        try {
            routes(
                    routes ->
                            routes.from("direct:" + scheme)
                                    .errorHandler(
                                            routes.defaultErrorHandler()
                                                    .maximumRedeliveries(3)
                                                    .redeliveryDelay(0)
                                                    .logExhausted(false))
                                    .to(scheme + ":" + operation));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return send("direct:" + scheme, "a coin");
    }

    /** The adapter of that name, one method of which answers otherwise. */
    private static ImageProvider changed(String name, String method, Supplier<?> answer) {
        ImageProvider whole =
                BuiltInProviders.all().stream()
                        .filter(own -> own.spec().name().equals(name))
                        .findFirst()
                        .orElseThrow();
        InvocationHandler handler =
                (proxy, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        return answer.get();
                    }
                    try {
                        return called.invoke(whole, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                };
        return (ImageProvider)
                Proxy.newProxyInstance(
                        ImageProvider.class.getClassLoader(),
                        whole.getClass().getInterfaces(),
                        handler);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
