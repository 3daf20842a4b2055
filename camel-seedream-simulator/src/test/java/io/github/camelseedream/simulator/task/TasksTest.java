package io.github.camelseedream.simulator.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.simulator.SimulatorClock;
import io.github.camelseedream.simulator.WebhookReceiver;
import io.github.camelseedream.simulator.fault.Fault;
import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.fault.FaultQueue;
import io.github.camelseedream.simulator.fault.TaskEnd;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.Content;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.image.ImageContent;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.image.ImageSpec;
import io.github.camelseedream.simulator.media.PublishedImages;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TasksTest {

    /** Far longer than a test runs, so that only a clock put forward moves a task. */
    private static final Duration HOURS = Duration.ofHours(10);

    private static final ImageSpec IMAGE =
            new ImageSpec(
                    new ImageContent(Dimensions.square(32), List.of("a"), List.of()),
                    ImageFormat.PNG,
                    0);

    private final SimulatorClock clock = new SimulatorClock();
    private final PublishedImages published = new PublishedImages(clock, Duration.ofHours(1));
    private final Tasks allTasks = new Tasks(clock, published, HOURS);
    private final WebhookReceiver receiver = new WebhookReceiver();

    @AfterEach
    void close() {
        allTasks.close();
        receiver.close();
    }

    @ParameterizedTest
    @CsvSource({
        "0, QUEUED, 0",
        "1, QUEUED, 0",
        "2, PROCESSING, 0",
        "6, PROCESSING, 50",
        "9, PROCESSING, 87",
        "10, COMPLETED, 100"
    })
    void aTaskMovesOnWithTheClock(int hours, TaskStatus status, int progress) {
        Task task = submit("a", FaultEffects.NONE);

        clock.advance(Duration.ofHours(hours));

        assertThat(allTasks.state(task).status()).isEqualTo(status);
        assertThat(allTasks.state(task).progress()).isEqualTo(progress);
    }

    @Test
    void aTaskRemembersWhenItEnded() {
        Task task = submit("a", FaultEffects.NONE);

        clock.advance(HOURS.multipliedBy(2));

        assertThat(allTasks.state(task).endedAt()).contains(task.submittedAt().plus(HOURS));
    }

    @Test
    void progressStopsShortOfTheEnd() {
        Task task = submit("a", FaultEffects.NONE);
        Instant almost = task.submittedAt().plus(HOURS).minusNanos(1);

        assertThat(task.at(almost).status()).isEqualTo(TaskStatus.PROCESSING);
        assertThat(task.at(almost).progress()).isEqualTo(99);
    }

    @Test
    void aTaskWithoutDurationIsDoneAtOnce() {
        allTasks.duration(Duration.ZERO);

        assertThat(allTasks.state(submit("a", FaultEffects.NONE)).status())
                .isEqualTo(TaskStatus.COMPLETED);
    }

    @Test
    void refusesANegativeDuration() {
        assertThatThrownBy(() -> allTasks.duration(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDurationMeetsOnlyTheTasksSubmittedLater() {
        Task before = submit("a", FaultEffects.NONE);
        allTasks.duration(Duration.ofMinutes(1));
        Task after = submit("b", FaultEffects.NONE);

        clock.advance(Duration.ofMinutes(1));

        assertThat(allTasks.state(before).status()).isEqualTo(TaskStatus.QUEUED);
        assertThat(allTasks.state(after).status()).isEqualTo(TaskStatus.COMPLETED);
    }

    @ParameterizedTest
    @CsvSource({
        "FAILED, FAILED, 0",
        "CANCELLED, CANCELLED, 0",
        "EXPIRED, EXPIRED, 0",
        "NEVER, PROCESSING, 99"
    })
    void aTaskEndsAsScripted(TaskEnd end, TaskStatus status, int progress) {
        Fault fault =
                Fault.taskEnds(end).message("too dark").and(Fault.taskTakes(Duration.ofMinutes(1)));

        Task task = submit("a", effects(fault));
        clock.advance(Duration.ofMinutes(2));

        assertThat(allTasks.state(task).status()).isEqualTo(status);
        assertThat(allTasks.state(task).progress()).isEqualTo(progress);
        assertThat(task.failure().map(TaskFailure::message))
                .isEqualTo(end == TaskEnd.FAILED ? Optional.of("too dark") : Optional.empty());
    }

    @Test
    void aRefusedImageKeepsItsNumber() {
        Task task = submit("a", effects(Fault.refuseImages(2)));
        clock.advance(HOURS);

        assertThat(task.images()).extracting(TaskImage::number).containsExactly(1, 2, 3);
        assertThat(task.images())
                .extracting(image -> image.url().isPresent())
                .containsExactly(true, false, true);
        assertThat(published.count()).isEqualTo(2);
    }

    @Test
    void aTaskFailsWhenAllItsImagesAreRefused() {
        Task task = submit("a", effects(Fault.refuseImages(1, 2, 3)));
        clock.advance(HOURS);

        assertThat(allTasks.state(task).status()).isEqualTo(TaskStatus.FAILED);
        assertThat(task.failure()).contains(new TaskFailure(true, "", ""));
    }

    @Test
    void aTaskIsQueuedUntilItsWorkIsKnown() {
        CompletableFuture<TaskWork> work = new CompletableFuture<>();
        TaskSpec spec = new TaskSpec(submission("a"), work, FaultEffects.NONE);
        Task task = allTasks.submit(spec, policy(List.of()));
        clock.advance(HOURS);
        TaskStatus before = allTasks.state(task).status();

        work.complete(TaskWork.impossible("no such image"));

        assertThat(before).isEqualTo(TaskStatus.QUEUED);
        assertThat(allTasks.state(task).status()).isEqualTo(TaskStatus.FAILED);
        assertThat(task.failure()).contains(new TaskFailure(false, "", "no such image"));
        await().until(() -> bodies().contains("FAILED 0"));
    }

    @Test
    void imagesArePublishedOnce() {
        Task task = submit("a", FaultEffects.NONE);
        clock.advance(HOURS);

        List<TaskImage> first = task.images();

        assertThat(task.images()).isEqualTo(first);
        assertThat(published.count()).isEqualTo(3);
        String url = first.get(0).url().orElseThrow();
        assertThat(url).startsWith("http://127.0.0.1/media/").endsWith(".png");
        assertThat(serve(url)).isEqualTo(200);
    }

    @Test
    void anAddressExpiresByTheEndOfTheTaskHoweverLateItIsAskedFor() {
        Task task = submit("a", FaultEffects.NONE);
        clock.advance(HOURS.plusHours(1));

        TaskImage image = task.images().get(0);

        assertThat(image.expiresAt()).isEqualTo(task.submittedAt().plus(HOURS).plusSeconds(3600));
        assertThat(serve(image.url().orElseThrow())).isEqualTo(410);
    }

    @Test
    void aProviderMayKeepImagesForLongerThanUsual() {
        TaskWork work = TaskWork.of(List.of(IMAGE)).keptFor(Duration.ofHours(24));
        CompletableFuture<TaskWork> known = CompletableFuture.completedFuture(work);
        TaskSpec spec = new TaskSpec(submission("a"), known, FaultEffects.NONE);
        Task task = allTasks.submit(spec, WebhookPolicy.NONE);

        clock.advance(HOURS.plusHours(23));
        TaskImage image = task.images().get(0);
        assertThat(image.expiresAt()).isEqualTo(task.submittedAt().plus(HOURS.plusHours(24)));
        assertThat(serve(image.url().orElseThrow())).isEqualTo(200);

        clock.advance(Duration.ofHours(1));
        assertThat(serve(image.url().orElseThrow())).isEqualTo(410);
    }

    @Test
    void anExpiredAddressIsExpiredHoweverLongTheProviderKeepsImages() {
        TaskWork work = TaskWork.of(List.of(IMAGE)).keptFor(Duration.ofHours(24));
        CompletableFuture<TaskWork> known = CompletableFuture.completedFuture(work);
        TaskSpec spec = new TaskSpec(submission("a"), known, effects(Fault.expiredUrl()));
        Task task = allTasks.submit(spec, WebhookPolicy.NONE);
        clock.advance(HOURS);

        assertThat(task.images().get(0).expiresAt()).isEqualTo(task.submittedAt().plus(HOURS));
    }

    @Test
    void findsATaskAtItsOwnProviderOnly() {
        Task task = submit("a", FaultEffects.NONE);

        assertThat(allTasks.find("someone", "a")).contains(task);
        assertThat(allTasks.find("another", "a")).isEmpty();
        assertThat(allTasks.find("someone", "b")).isEmpty();
    }

    @Test
    void forgetsTheOldestOfManyTasks() {
        for (int i = 0; i <= 10_000; i++) {
            submit(Integer.toString(i), FaultEffects.NONE);
        }

        assertThat(allTasks.tasks()).hasSize(10_000);
        assertThat(allTasks.tasks().get(0).submission().id()).isEqualTo("10000");
        assertThat(allTasks.find("someone", "0")).isEmpty();
    }

    @Test
    void sendsWebhooksWhenTheClockPassesTheirTime() {
        submit("a", FaultEffects.NONE, List.of());

        clock.advance(Duration.ofHours(6));
        await().until(() -> receiver.letters().size() == 2);
        assertThat(bodies()).containsExactly("PROCESSING 25", "PROCESSING 50");

        clock.advance(HOURS);
        await().until(() -> receiver.letters().size() == 4);
        assertThat(bodies().subList(2, 4)).containsExactly("PROCESSING 75", "COMPLETED 100");
        WebhookReceiver.Letter letter = receiver.letters().get(3);
        assertThat(letter.method()).isEqualTo("POST");
        assertThat(letter.header("Content-Type")).isEqualTo("application/json");
        assertThat(letter.header("X-Event")).isEqualTo("COMPLETED");
    }

    @Test
    void sendsWebhooksInRealTimeToo() {
        allTasks.duration(Duration.ofMillis(50));

        submit("a", FaultEffects.NONE, List.of());

        await().until(() -> receiver.letters().size() == 4);
        assertThat(bodies()).last().isEqualTo("COMPLETED 100");
    }

    @Test
    void triesAgainAfterAnErrorAndRemembersEachAttempt() {
        receiver.answerNext(200, 200, 200, 503);
        Task task = submit("a", FaultEffects.NONE, List.of(Duration.ofMinutes(1)));
        clock.advance(HOURS);
        await().until(() -> allTasks.deliveries().size() == 4);
        assertThat(task.lastDelivery().orElseThrow().attempt().status()).isEqualTo(503);

        // the pause begins when the answer has come, a moment after the record of it
        await().until(
                        () -> {
                            clock.advance(Duration.ofMinutes(1));
                            return allTasks.deliveries().size() == 5;
                        });

        WebhookDelivery last = task.lastDelivery().orElseThrow();
        assertThat(last.isDelivered()).isTrue();
        assertThat(last.attempt().number()).isEqualTo(2);
        assertThat(last.webhook().body()).isEqualTo("COMPLETED 100");
    }

    @Test
    void doesNotTryAgainWhenTheReceiverRefuses() {
        receiver.answerNext(200, 200, 200, 404);
        Task task = submit("a", FaultEffects.NONE, List.of(Duration.ZERO));
        clock.advance(HOURS);
        await().until(() -> allTasks.deliveries().size() == 4);

        submit("b", FaultEffects.NONE, List.of());
        clock.advance(HOURS);

        await().until(() -> allTasks.deliveries().size() == 8);
        assertThat(task.lastDelivery().orElseThrow().attempt().number()).isEqualTo(1);
        assertThat(task.lastDelivery().orElseThrow().isDelivered()).isFalse();
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        receiver.close();
        Task task = submit("a", FaultEffects.NONE, List.of());

        clock.advance(HOURS);

        await().until(() -> allTasks.deliveries().size() == 4);
        assertThat(task.lastDelivery().orElseThrow().isDelivered()).isFalse();
        assertThat(task.lastDelivery().orElseThrow().attempt().failure()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://127.0.0.1/hook", "http://example.org/hook", "http://10.0.0.1/hook"})
    void neverPostsToAnotherMachine(URI url) {
        allTasks.submit(
                spec("a", FaultEffects.NONE),
                (task, state) -> Optional.of(new Webhook(url, Map.of(), "{}", List.of())));

        clock.advance(HOURS);

        await().until(() -> allTasks.deliveries().size() == 4);
        assertThat(allTasks.deliveries().get(0).attempt().failure())
                .isEqualTo("the simulator posts to http addresses of this machine only");
    }

    @Test
    void anAddressThatNoOneCanCallIsAFailedDelivery() {
        URI url = URI.create("http://127.0.0.1:99999/hook");
        allTasks.submit(
                spec("a", FaultEffects.NONE),
                (task, state) -> Optional.of(new Webhook(url, Map.of(), "{}", List.of())));

        clock.advance(HOURS);

        await().until(() -> allTasks.deliveries().size() == 4);
        assertThat(allTasks.deliveries()).noneMatch(WebhookDelivery::isDelivered);
    }

    @Test
    void clearForgetsTasksWebhooksToComeAndTheDuration() {
        submit("a", FaultEffects.NONE, List.of());
        allTasks.duration(Duration.ZERO);

        allTasks.clear();
        clock.advance(HOURS);
        submit("b", FaultEffects.NONE, List.of());
        clock.advance(HOURS);

        await().until(() -> receiver.letters().size() == 4);
        assertThat(allTasks.duration()).isEqualTo(HOURS);
        assertThat(allTasks.tasks()).hasSize(1);
        assertThat(allTasks.deliveries()).allMatch(delivery -> delivery.taskId().equals("b"));
    }

    @Test
    void aWebhookUnderWayWhenAllIsClearedIsForgottenAndThoseBehindItToo() {
        allTasks.duration(Duration.ZERO);
        Runnable release = receiver.hold();
        Task task = submit("a", FaultEffects.NONE, List.of());
        await().until(() -> receiver.letters().size() == 1);

        allTasks.clear();
        release.run();

        await().until(() -> task.lastDelivery().isPresent());
        allTasks.duration(Duration.ZERO);
        submit("b", FaultEffects.NONE, List.of());
        await().until(() -> allTasks.deliveries().size() == 4);
        assertThat(allTasks.deliveries()).allMatch(delivery -> delivery.taskId().equals("b"));
        assertThat(receiver.letters()).hasSize(5);
    }

    private List<String> bodies() {
        return receiver.letters().stream().map(WebhookReceiver.Letter::body).toList();
    }

    private int serve(String url) {
        return published.serve(url.substring(url.lastIndexOf('/') + 1), FaultEffects.NONE).status();
    }

    private Task submit(String id, FaultEffects effects) {
        return allTasks.submit(spec(id, effects), WebhookPolicy.NONE);
    }

    private Task submit(String id, FaultEffects effects, List<Duration> retries) {
        return allTasks.submit(spec(id, effects), policy(retries));
    }

    private WebhookPolicy policy(List<Duration> retries) {
        return (task, state) -> {
            String event = state.status().name();
            String body = event + " " + state.progress();
            URI url = URI.create(receiver.url());
            return Optional.of(new Webhook(url, Map.of("X-Event", event), body, retries));
        };
    }

    private static TaskSpec spec(String id, FaultEffects effects) {
        return new TaskSpec(submission(id), Collections.nCopies(3, IMAGE), effects);
    }

    private static Submission submission(String id) {
        return new Submission("someone", id, "me", Json.object(), "http://127.0.0.1/media/");
    }

    private static FaultEffects effects(Fault fault) {
        FaultQueue queue = new FaultQueue();
        queue.add(fault);
        return queue.take(new Call("POST", "/x", "", Map.of(), Content.NONE), false);
    }
}
