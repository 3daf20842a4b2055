package io.github.camelseedream.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.fuzz.Fuzzing;
import io.github.camelseedream.fuzz.Mutation;
import io.github.camelseedream.fuzz.Mutations;
import io.github.camelseedream.provider.wire.Json;
import io.github.camelseedream.result.TaskHandle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;

/** A handle comes back from wherever the route kept it. */
@Tag("slow")
class HandleFuzzTest {

    private static final String HANDLE =
            """
            {"provider": "apiframe", "model": "seedream-4.5", "mode": "independent",
             "submittedAt": "2026-11-21T10:00:00Z",
             "output": {"format": "png", "compression": 80},
             "parts": [{"index": 1, "count": 2, "ids": ["a1b2c3d4", "e5f67890"]},
                       {"index": 4, "count": 1, "ids": ["00000000"]}],
             "failures": [{"index": 3, "error": "E", "outcome": "unknown", "repeatable": true,
                           "message": "no"}],
             "adjustments": [{"parameter": "size", "asked": "1K", "used": "2K", "reason": "r"}],
             "attributes": {"order": 17, "nested": {"a": [1, null, "b"]}}}
            """;

    private static DefaultCamelContext context;

    @BeforeContainer
    static void start() {
        context = new DefaultCamelContext();
        context.start();
    }

    @AfterContainer
    static void stop() {
        context.stop();
    }

    @Property
    void aHandleOfAnyTextIsReadOrRefused(@ForAll("changes") List<Mutation> changes) {
        byte[] bytes = Mutation.all(changes, HANDLE.getBytes(StandardCharsets.UTF_8));
        Object text = new String(bytes, StandardCharsets.UTF_8);
        for (Object body : new Object[] {text, bytes}) {
            Fuzzing.read(() -> TaskHandleReader.of(message(body)), InvalidRequestException.class)
                    .ifPresent(HandleFuzzTest::assertSound);
        }
    }

    @Property
    void aHandleAsAMapOfAnyValuesIsReadOrRefused(@ForAll("changes") List<Mutation> changes) {
        byte[] bytes = Mutation.all(changes, HANDLE.getBytes(StandardCharsets.UTF_8));
        Fuzzing.read(() -> Json.plain(Json.tree(text(bytes))), IOException.class)
                .filter(Map.class::isInstance)
                .flatMap(
                        map ->
                                Fuzzing.read(
                                        () -> TaskHandleReader.of(message(map)),
                                        InvalidRequestException.class))
                .ifPresent(HandleFuzzTest::assertSound);
    }

    /** It costs no more than a request may, and is the same when it comes back once more. */
    private static void assertSound(TaskHandle task) {
        assertThat(task.getParts()).hasSizeBetween(1, 100);
        assertThat(task.getParts())
                .allSatisfy(
                        part -> {
                            assertThat(part.count()).isBetween(1, 100);
                            assertThat(part.index()).isBetween(1, 100);
                            assertThat(part.ids()).hasSizeBetween(1, 100).doesNotContainNull();
                        });
        String json = TaskHandleReader.json(task);
        assertThat(TaskHandleReader.json(TaskHandleReader.of(message(json)))).isEqualTo(json);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Message message(Object body) {
        Message message = new DefaultExchange(context).getMessage();
        message.setBody(body);
        return message;
    }

    @Provide
    Arbitrary<List<Mutation>> changes() {
        return Mutations.ofJson();
    }
}
