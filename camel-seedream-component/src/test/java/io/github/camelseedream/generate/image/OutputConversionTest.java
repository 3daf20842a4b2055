package io.github.camelseedream.generate.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.catalog.SizeSupport;
import io.github.camelseedream.generate.PlainProvider;
import io.github.camelseedream.generate.call.ActiveRequests;
import io.github.camelseedream.generate.call.Attempt;
import io.github.camelseedream.generate.call.GenerationContext;
import io.github.camelseedream.generate.call.GenerationSettings;
import io.github.camelseedream.generate.call.Invocation;
import io.github.camelseedream.generate.call.SubmissionRecord;
import io.github.camelseedream.generate.call.Target;
import io.github.camelseedream.generate.call.WorkScheduler;
import io.github.camelseedream.generate.check.OutputConversionPlan;
import io.github.camelseedream.generate.limit.ConcurrencyLimiter;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.image.ImageFormat;
import io.github.camelseedream.mark.AiMarking;
import io.github.camelseedream.mark.MarkFacts;
import io.github.camelseedream.result.Adjustment;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.MemoryImages;
import io.github.camelseedream.result.StoredImage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class OutputConversionTest {

    private static final MarkFacts FACTS =
            new MarkFacts("seedream-4.5", "lumenfall", "", false, "", Instant.EPOCH);

    private static final String LEFT = "left as plain made it, since it could not be converted: ";

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ConcurrencyLimiter places = new ConcurrencyLimiter(2, Duration.ZERO);
    private final Deadline deadline = Deadline.after(Duration.ofMinutes(1));
    private final CountDownLatch mayBeRead = new CountDownLatch(1);
    private final AtomicInteger readNow = new AtomicInteger();
    private final AtomicInteger mostReadAtOnce = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    @AfterEach
    void endThreads() {
        mayBeRead.countDown();
        threads.shutdown();
    }

    @Test
    void noMoreImagesAreDecodedAtOnceThanThereArePlaces() {
        List<GeneratedImage> images = images(9);
        OutputConversion conversion = conversion(deadline);
        convert(conversion, images);

        await().untilAsserted(() -> assertThat(readNow).hasValue(2));
        mayBeRead.countDown();
        await().untilAsserted(() -> assertThat(ended).hasValue(9));

        assertThat(mostReadAtOnce).hasValue(2);
        assertThat(places.inUse()).isZero();
        assertThat(images)
                .allSatisfy(image -> assertThat(conversion.adjustments(image)).hasSize(1));
    }

    @Test
    void whoWaitsForATurnGoesOnWithTheImageAsItIsWhenTheTimeIsOver() {
        convert(conversion(deadline), images(2));
        await().untilAsserted(() -> assertThat(readNow).hasValue(2));
        Deadline soon = Deadline.after(Duration.ofMinutes(1));
        List<GeneratedImage> late = images(3);
        AtomicInteger lateEnded = new AtomicInteger();
        OutputConversion conversion = conversion(soon);
        late.forEach(image -> conversion.convert(image, FACTS, lateEnded::incrementAndGet));

        soon.expire("the timeout ended it");
        await().untilAsserted(() -> assertThat(lateEnded).hasValue(3));

        assertThat(ended).hasValue(0);
        assertThat(late)
                .allSatisfy(
                        image ->
                                assertThat(conversion.adjustments(image))
                                        .containsExactly(
                                                new Adjustment(
                                                        "outputFormat",
                                                        "jpeg",
                                                        "png",
                                                        LEFT + "the timeout ended it")));
        mayBeRead.countDown();
        await().untilAsserted(() -> assertThat(ended).hasValue(2));
        assertThat(places.inUse()).isZero();
    }

    @Test
    void anImageForWhichTheHeapIsTooSmallIsLeftAsItIs() {
        GeneratedImage image = image(new FailingImage(new OutOfMemoryError("Java heap space")));

        OutputConversion conversion = conversion(deadline);
        convert(conversion, List.of(image));
        await().untilAsserted(() -> assertThat(ended).hasValue(1));

        assertThat(conversion.delivered(image)).isSameAs(image);
        assertThat(conversion.adjustments(image))
                .containsExactly(
                        new Adjustment(
                                "outputFormat",
                                "jpeg",
                                "png",
                                LEFT + "java.lang.OutOfMemoryError: Java heap space"));
        assertThat(places.inUse()).isZero();
    }

    @Test
    void anImageWhoseMarkCannotBeReadIsDeliveredAsItCame() {
        GeneratedImage image = image(new FailingImage(new OutOfMemoryError("Java heap space")));
        OutputMarks marks = new OutputMarks(AiMarking.add);

        assertThat(marks.look(image, image.image().orElseThrow(), FACTS))
                .isSameAs(image.image().orElseThrow());
        assertThat(marks.delivered(image)).isSameAs(image);
        assertThat(marks.adjustments(image))
                .extracting(Adjustment::reason)
                .containsExactly("the file could not be read: Java heap space");
    }

    private OutputConversion conversion(Deadline until) {
        Target target =
                new Target(
                        new PlainProvider(null, SizeSupport.AS_WRITTEN),
                        null,
                        null,
                        null,
                        null,
                        false);
        GenerationContext context =
                new GenerationContext(
                        new Invocation(
                                target,
                                GenerationSettings.builder().aiMark(AiMarking.off).build(),
                                new Threads(),
                                new SubmissionRecord(),
                                Attempt.NONE),
                        "model",
                        new GenerationContext.Shared(
                                new MemoryImages(),
                                places,
                                new ActiveRequests(),
                                new AtomicBoolean()));
        until.begin(() -> context.deadline().expire(until.reason()));
        return new OutputConversion(context, new OutputConversionPlan("jpeg", null));
    }

    private void convert(OutputConversion conversion, List<GeneratedImage> images) {
        images.forEach(image -> conversion.convert(image, FACTS, ended::incrementAndGet));
    }

    private List<GeneratedImage> images(int count) {
        return IntStream.range(0, count).mapToObj(i -> image(new SlowImage())).toList();
    }

    private static GeneratedImage image(StoredImage image) {
        return GeneratedImage.builder().image(image).build();
    }

    /** Each piece of work has a thread of its own. */
    private final class Threads implements WorkScheduler {

        @Override
        public void run(Runnable work) {
            threads.execute(work);
        }

        @Override
        public void resume(Runnable work) {
            threads.execute(work);
        }

        @Override
        public Runnable runLater(Duration delay, Runnable work) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Runnable onTimeout(Duration timeout, Runnable action) {
            throw new UnsupportedOperationException();
        }
    }

    private static class FailingImage implements StoredImage {

        private final Error error;

        private FailingImage(Error error) {
            this.error = error;
        }

        @Override
        public InputStream open() throws IOException {
            throw error;
        }

        @Override
        public long length() {
            return 1;
        }

        @Override
        public ImageFormat format() {
            return ImageFormat.PNG;
        }

        @Override
        public int width() {
            return 1;
        }

        @Override
        public int height() {
            return 1;
        }

        @Override
        public void close() {
            // nothing to free
        }
    }

    /** Waits until it may be read, and then cannot be. */
    private final class SlowImage extends FailingImage {

        private SlowImage() {
            super(new OutOfMemoryError());
        }

        @Override
        public InputStream open() throws IOException {
            mostReadAtOnce.accumulateAndGet(readNow.incrementAndGet(), Math::max);
            try {
                assertThat(mayBeRead.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IOException(e);
            } finally {
                readNow.decrementAndGet();
            }
            return super.open();
        }
    }
}
