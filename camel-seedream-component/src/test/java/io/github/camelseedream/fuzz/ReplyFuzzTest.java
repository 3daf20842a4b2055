package io.github.camelseedream.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.catalog.RequestedSize;
import io.github.camelseedream.download.Spool;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.http.HttpReply;
import io.github.camelseedream.provider.EstimatingProvider;
import io.github.camelseedream.provider.HealthCheckedProvider;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.ProviderTask;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.TaskProvider;
import io.github.camelseedream.provider.UploadingProvider;
import io.github.camelseedream.provider.WebhookProvider;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.provider.wire.Json;
import io.github.camelseedream.provider.wire.ReplyReader;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.result.Cost;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Every provider's readers get every provider's replies, changed at random. */
@Tag("slow")
class ReplyFuzzTest {

    private static final ProviderRequest CALL =
            new ProviderRequest(
                    "m", ImageRequest.builder().build(), 1, RequestedSize.nothing(), "");
    private static final ProviderTask TASK =
            new ProviderTask("a1b2c3d4-e5f6-7890-abcd-ef1234567890", "m");

    private static Spool spool;

    @BeforeContainer
    static void open() throws IOException {
        spool = Spool.builder().build();
    }

    @AfterContainer
    static void close() {
        spool.close();
    }

    @Property
    void everyReplyIsUnderstoodOrRefusedInOurOwnWords(
            @ForAll("replies") SampleReply sample,
            @ForAll("changes") List<Mutation> changes,
            @ForAll("statuses") int status,
            @ForAll("headers") String header) {
        byte[] body = Mutation.all(changes, sample.bytes());
        Fuzzing.read(
                        () -> ReplyReader.read(new Sent(status, header, body), spool),
                        IOException.class)
                .ifPresent(reply -> BuiltInProviders.all().forEach(it -> readAll(it, reply)));
    }

    private static void readAll(ImageProvider provider, Reply reply) {
        checkSubmitted(provider, Fuzzing.read(() -> provider.read(CALL, reply)).orElseThrow());
        Fuzzing.read(() -> provider.readModels(reply), SeedreamException.class)
                .ifPresent(models -> assertThat(Json.write(models)).isNotEmpty());
        if (provider instanceof TaskProvider tasks) {
            check(Fuzzing.read(() -> tasks.readStatus(TASK, reply)).orElseThrow());
        }
        if (provider instanceof EstimatingProvider estimating) {
            Fuzzing.read(() -> estimating.readEstimate(CALL, reply), SeedreamException.class)
                    .ifPresent(ReplyFuzzTest::check);
        }
        if (provider instanceof UploadingProvider uploading) {
            Fuzzing.read(() -> uploading.readUpload(reply), SeedreamException.class)
                    .ifPresent(url -> assertThat(url).isNotEmpty());
        }
        if (provider instanceof HealthCheckedProvider checkable && reply.isSuccess()) {
            Fuzzing.read(() -> checkable.problem(reply))
                    .flatMap(problem -> problem)
                    .ifPresent(Fuzzing::checkWords);
        }
        if (provider instanceof WebhookProvider reporting) {
            Fuzzing.read(
                            () -> reporting.readWebhook(reply.json(), reply::header),
                            IllegalArgumentException.class)
                    .ifPresent(event -> check(event.outcome(), Fuzzing::checkLine));
        }
    }

    private static void checkSubmitted(ImageProvider provider, Outcome outcome) {
        check(outcome);
        if (outcome instanceof Outcome.Pending pending) {
            assertThat(pending.tasks())
                    .isNotEmpty()
                    .allMatch(id -> ((TaskProvider) provider).isTaskId(id));
        }
        if (outcome instanceof Outcome.Failed failed) {
            assertThat(failed.error().provider()).isEqualTo(provider.spec().name());
        }
    }

    private static void check(Outcome outcome) {
        check(outcome, Fuzzing::checkWords);
    }

    private static void check(Outcome outcome, Consumer<String> words) {
        if (outcome instanceof Outcome.Finished finished) {
            assertThat(finished.images()).isNotEmpty().allMatch(ReplyFuzzTest::isSomething);
            assertThat(Json.write(finished.facts())).isNotEmpty();
            Optional.ofNullable(finished.facts().cost()).ifPresent(ReplyFuzzTest::check);
        } else if (outcome instanceof Outcome.Pending pending) {
            assertThat(pending.progress())
                    .satisfiesAnyOf(
                            none -> assertThat(none).isNull(),
                            told -> assertThat(told).isBetween(0, 100));
        } else if (outcome instanceof Outcome.Failed failed) {
            words.accept(failed.error().getMessage());
        }
    }

    private static boolean isSomething(Outcome.ReturnedImage item) {
        return item.image() != null
                || item.url() != null
                || item.unusable() != null
                || item.failure() != null;
    }

    private static void check(Cost cost) {
        assertThat(cost.amount()).isNotNull();
        assertThat(cost.unit()).hasSizeBetween(1, 20);
        assertThat(cost.toString()).hasSizeLessThan(400);
    }

    @Provide
    Arbitrary<SampleReply> replies() {
        return Arbitraries.of(SampleReply.ALL);
    }

    @Provide
    Arbitrary<List<Mutation>> changes() {
        return Mutations.ofJson();
    }

    @Provide
    Arbitrary<Integer> statuses() {
        return Arbitraries.of(200, 200, 200, 200, 202, 400, 401, 402, 409, 429, 500, 503);
    }

    @Provide
    Arbitrary<String> headers() {
        return Arbitraries.oneOf(
                Arbitraries.of("", "-1", "99999999999", "1e9", "Wed, 21 Oct 2026 07:28:00 GMT"),
                Arbitraries.strings().ascii().ofMaxLength(30));
    }

    /** A reply whose every header has the same value. */
    private record Sent(int status, String header, byte[] bytes) implements HttpReply {

        @Override
        public Optional<String> header(String name) {
            return Optional.of(header);
        }

        @Override
        public InputStream body() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public String withoutKey(String text) {
            return text.replace(Mutations.KEY, "xxxxxx");
        }

        @Override
        public void close() {}
    }
}
