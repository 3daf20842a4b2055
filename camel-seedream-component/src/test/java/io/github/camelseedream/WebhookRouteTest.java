package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.error.ContentRejectedException;
import io.github.camelseedream.error.DownloadException;
import io.github.camelseedream.error.TaskFailedException;
import io.github.camelseedream.error.WebhookRejectedException;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.result.TaskProgress;
import io.github.camelseedream.simulator.fault.Fault;
import io.github.camelseedream.simulator.task.Webhook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a provider that signs reports, from its webhook to the image. */
@Tag("slow")
class WebhookRouteTest extends WebhookTest {

    private volatile TaskHandle handle;

    @ParameterizedTest
    @CsvSource({"bytes,prefixed", "bytes,bare", "hexText,prefixed", "hexText,bare"})
    void aSignedDeliveryBecomesTheImage(String secret, String signature) throws Exception {
        routes(WebhookTest::answering);
        simulator().variant("apiframe", "webhookSecret", secret);
        simulator().variant("apiframe", "webhookSignature", signature);

        String id = id(submit("seedream:submit"));
        simulator().clock().advance(LONG);

        Exchange arrived = arrived(1).get(0);
        assertThat(arrived.getMessage().getBody(GeneratedImage.class).getWidth()).isPositive();
        assertThat(header(arrived, "Status")).isEqualTo("completed");
        assertThat(header(arrived, "RequestId")).isEqualTo(id);
        assertThat(header(arrived, "Provider")).isEqualTo("apiframe");
        assertThat(header(arrived, "Model")).isEqualTo("seedream-4.5");
        assertThat(header(arrived, "CostUnit")).isEqualTo("credits");
        assertThat(header(arrived, "Mode")).isNull();
        assertThat(questions()).as("a signed delivery is believed").isZero();
        await().until(() -> !simulator().tasks().deliveries().isEmpty());
        assertThat(simulator().tasks().deliveries().get(0).isDelivered()).isTrue();
    }

    @Test
    void anUnsignedDeliveryMakesTheProviderBeAskedOnce() throws Exception {
        add(
                "apimart",
                options -> {
                    options.setProvider("apimart");
                    options.setBaseUrl(SIMULATOR.baseUrl("apimart"));
                });
        routes(
                routes ->
                        routes.from(HOOK + "/8c1f/callback")
                                .to("apimart:webhook")
                                .to("mock:arrived")
                                .setBody(routes.constant("thanks")));

        Exchange submitted =
                send(
                        "apimart:submit",
                        "boats",
                        Map.of(SeedreamConstants.WEBHOOK_URL, hook() + "/8c1f"));
        assertThat(submitted.getException()).isNull();
        simulator().clock().advance(LONG);

        Exchange arrived = arrived(1).get(0);
        assertThat(arrived.getMessage().getBody()).isInstanceOf(GeneratedImage.class);
        assertThat(header(arrived, "Status")).isEqualTo("completed");
        assertThat(header(arrived, "RequestId")).isEqualTo(id(submitted));
        assertThat(questions()).isEqualTo(1);
    }

    @Test
    void whereNoHandleTellsHowManyWereAskedForWhatCameDecides() {
        String url = "https://cdn.example/1.png";
        String one = completed(UUID.randomUUID().toString(), url);
        String two = completed(UUID.randomUUID().toString(), url + "\",\"" + url);

        assertThat(deliver("seedream:webhook?resultMode=url", one).getMessage().getBody())
                .isEqualTo(url);
        assertThat(deliver("seedream:webhook?resultMode=url", two).getMessage().getBody())
                .isEqualTo(List.of(url, url));
    }

    @Test
    void progressIsToldUntilTheEndAndNotAfterIt() throws Exception {
        routes(WebhookTest::answering);
        String id = id(submit("seedream:submit", "progress,completed"));
        simulator().clock().advance(LONG);

        List<Exchange> arrived = arrived(4);
        assertThat(arrived)
                .extracting(exchange -> header(exchange, "Status"))
                .containsExactly("pending", "pending", "pending", "completed");
        TaskProgress second = arrived.get(1).getMessage().getBody(TaskProgress.class);
        assertThat(second.percent()).isEqualTo(50);
        assertThat(second.status()).isEqualTo("pending");
        assertThat(second.task().getParts().get(0).ids()).containsExactly(id);
        assertThat(header(arrived.get(1), "RequestId")).isEqualTo(id);

        Exchange late = deliver("direct:webhook", progress(id, 99));
        assertThat(header(late, "Status")).isEqualTo("duplicate");
        assertThat(header(late, "RequestId")).isEqualTo(id);
        assertThat(late.getMessage().getBody()).isNull();
    }

    @Test
    void whatIsDeliveredAgainIsADuplicate() throws Exception {
        routes(WebhookTest::answering);
        Webhook webhook = completed();
        arrived(1);
        int images = images();

        assertThat(again(webhook)).isEqualTo(200);

        Exchange second = arrived(2).get(1);
        assertThat(header(second, "Status")).isEqualTo("duplicate");
        assertThat(second.getMessage().getBody()).isNull();
        assertThat(images()).as("nothing is fetched for it").isEqualTo(images);
    }

    @Test
    void severalInstancesOfARouteShareARepository() {
        context.getRegistry()
                .bind("shared", MemoryIdempotentRepository.memoryIdempotentRepository());
        String delivery = progress(UUID.randomUUID().toString(), 25);
        String shared = ":webhook?idempotentRepository=#shared";
        add("one", options -> {});
        add("two", options -> {});

        assertThat(header(deliver("one" + shared, delivery), "Status")).isEqualTo("pending");
        assertThat(header(deliver("two" + shared, delivery), "Status")).isEqualTo("duplicate");
        assertThat(header(deliver("two:webhook", delivery), "Status")).isEqualTo("pending");
    }

    @Test
    void aDeliveryWhoseImageWasLostIsNotADuplicateWhenItIsMadeAgain() throws Exception {
        routes(
                routes -> {
                    routes.onException(DownloadException.class)
                            .handled(true)
                            .setHeader(Exchange.HTTP_RESPONSE_CODE, routes.constant(503));
                    answering(routes);
                });
        fault(Fault.status(410).onPath("/media/").times(2));
        Webhook webhook = completed();
        await().until(() -> !simulator().tasks().deliveries().isEmpty());
        assertThat(simulator().tasks().deliveries().get(0).attempt().status()).isEqualTo(503);

        assertThat(again(webhook)).isEqualTo(503);
        assertThat(again(webhook)).isEqualTo(200);

        assertThat(header(arrived(1).get(0), "Status")).isEqualTo("completed");
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void whatComesAgainWhileTheFirstIsStillFetchingIsToldToComeLater() {
        TaskHandle task = submit("seedream:submit").getMessage().getBody(TaskHandle.class);
        String id = task.getParts().get(0).ids().get(0);
        simulator().clock().advance(LONG);
        String url = send("seedream:await?resultMode=url", task).getMessage().getBody(String.class);
        fault(Fault.status(410).and(Fault.delay(Duration.ofSeconds(5))).onPath("/media/"));
        CompletableFuture<Exchange> first =
                CompletableFuture.supplyAsync(() -> deliver("direct:webhook", completed(id, url)));
        await().until(() -> images() == 1);

        Exchange second = deliver("direct:webhook", completed(id, url));
        Exchange late = deliver("direct:webhook", progress(id, 99));

        assertThat(second.getException())
                .isExactlyInstanceOf(CapacityExceededException.class)
                .hasMessage(
                        "Nothing was done; another exchange is dealing with a delivery about task "
                                + id
                                + " of apiframe and may fail yet. Let the route answer with an"
                                + " error, such as 503, so that the delivery is made again");
        assertThat(header(late, "Status")).as("progress says nothing new").isEqualTo("duplicate");
        assertThat(first.join().getException()).isInstanceOf(DownloadException.class);
        assertThat(header(deliver("direct:webhook", completed(id, url)), "Status"))
                .isEqualTo("completed");
        assertThat(header(deliver("direct:webhook", completed(id, url)), "Status"))
                .isEqualTo("duplicate");
    }

    @Test
    void whatComesAgainBeforeTheRouteOfTheFirstHasEndedIsToldToComeLater() throws Exception {
        List<Exception> told = new ArrayList<>();
        String end = completed(UUID.randomUUID().toString(), "https://cdn.example/1.png");
        String hook = "seedream:webhook?resultMode=url";
        routes(
                routes ->
                        routes.from("direct:store")
                                .to(hook)
                                .process(exchange -> told.add(deliver(hook, end).getException())));

        assertThat(header(deliver("direct:store", end), "Status")).isEqualTo("completed");

        assertThat(told).singleElement().isInstanceOf(CapacityExceededException.class);
        assertThat(header(deliver(hook, end), "Status")).isEqualTo("duplicate");
    }

    @Test
    void aDeliveryWhoseRouteFailedLaterIsNotADuplicateWhenItIsMadeAgain() throws Exception {
        routes(
                routes ->
                        routes.from("direct:store")
                                .to("seedream:webhook")
                                .throwException(new IllegalStateException("the disk is full")));
        String delivery = progress(UUID.randomUUID().toString(), 25);

        for (int i = 0; i < 2; i++) {
            Exchange stored = deliver("direct:store", delivery);
            assertThat(stored.getException()).hasMessage("the disk is full");
            assertThat(header(stored, "Status")).isEqualTo("pending");
        }
    }

    @Test
    void aRedeliveryOfTheExchangeIsNoDuplicateOfItself() throws Exception {
        routes(
                routes -> {
                    routes.errorHandler(
                            routes.defaultErrorHandler()
                                    .maximumRedeliveries(1)
                                    .redeliveryDelay(0)
                                    .logExhausted(false));
                    answering(routes);
                });
        fault(Fault.status(404).onPath("/media/"));
        Webhook webhook = completed();

        Exchange arrived = arrived(1).get(0);
        assertThat(header(arrived, "Status")).isEqualTo("completed");
        assertThat(again(webhook)).isEqualTo(200);
        assertThat(header(arrived(2).get(1), "Status")).isEqualTo("duplicate");
    }

    @Test
    void anEndIsNotForgottenForMuchProgressOfOtherTasks() {
        String end = completed(UUID.randomUUID().toString(), "https://cdn.example/1.png");
        String hook = "seedream:webhook?resultMode=url";
        assertThat(header(deliver(hook, end), "Status")).isEqualTo("completed");

        for (int i = 0; i < 10_050; i++) {
            deliver(hook, progress(UUID.randomUUID().toString(), 5));
        }

        assertThat(header(deliver(hook, end), "Status")).isEqualTo("duplicate");
    }

    @Test
    void aFailureIsAnExceptionAndOnceHandledADuplicate() throws Exception {
        routes(
                routes -> {
                    routes.onException(TaskFailedException.class)
                            .handled(true)
                            .to("mock:failed")
                            .setBody(routes.constant(""));
                    answering(routes);
                });
        fault(Fault.taskFails().message("no capacity"));
        String id = id(submit("seedream:submit"));
        simulator().clock().advance(LONG);
        await().until(() -> getMockEndpoint("mock:failed").getReceivedCounter() == 1);

        TaskFailedException failure =
                getMockEndpoint("mock:failed")
                        .getExchanges()
                        .get(0)
                        .getProperty(Exchange.EXCEPTION_CAUGHT, TaskFailedException.class);
        assertThat(failure.requestId()).isEqualTo(id);
        assertThat(failure).hasMessageContaining("no capacity");
        await().until(() -> !simulator().tasks().deliveries().isEmpty());
        assertThat(again(simulator().tasks().deliveries().get(0).webhook())).isEqualTo(200);
        assertThat(header(arrived(1).get(0), "Status")).isEqualTo("duplicate");
    }

    @Test
    void aFailureThatNobodyHandledIsToldAgain() throws Exception {
        String failed =
                "{\"event\":\"failed\",\"jobId\":\""
                        + UUID.randomUUID()
                        + "\",\"error\":\"content policy violation\"}";

        for (int i = 0; i < 2; i++) {
            assertThat(deliver("direct:webhook", failed).getException())
                    .isExactlyInstanceOf(ContentRejectedException.class);
        }
    }

    @Test
    void aHandleSaysWhatBecomesOfTheImage() {
        TaskHandle three = submit("seedream:submit?count=3").getMessage().getBody(TaskHandle.class);
        String second = three.getParts().get(1).ids().get(0);
        String delivery = progress(second, 25);
        String signature = signature("test-key", delivery);

        Exchange answer =
                deliver(
                        "direct:webhook",
                        delivery,
                        signature,
                        Map.of(SeedreamConstants.TASK, three));

        assertThat(header(answer, "Attributes")).isEqualTo(Map.of("order", 17));
        TaskHandle one = answer.getMessage().getBody(TaskProgress.class).task();
        assertThat(one.getParts()).containsExactly(new TaskHandle.Part(2, 1, List.of(second)));
        assertThat(one.getModel()).isEqualTo("seedream-4.5");

        String other = progress(UUID.randomUUID().toString(), 25);
        Exchange stranger =
                deliver(
                        "direct:webhook",
                        other,
                        signature("test-key", other),
                        Map.of(SeedreamConstants.TASK, three));
        assertThat(stranger.getException()).isNull();
        assertThat(header(stranger, "Attributes")).isNull();
    }

    @Test
    void aHandleOfASetMakesTheImagesAList() throws Exception {
        routes(
                routes ->
                        routes.from(HOOK)
                                .process(
                                        exchange ->
                                                exchange.getMessage()
                                                        .setHeader(
                                                                SeedreamConstants.TASK,
                                                                set(exchange)))
                                .to("seedream:webhook")
                                .to("mock:arrived")
                                .setBody(routes.constant("thanks")));
        completed();

        Exchange arrived = arrived(1).get(0);
        assertThat(arrived.getMessage().getBody(List.class)).hasSize(1);
        assertThat(header(arrived, "Mode")).isEqualTo("set");
    }

    @Test
    void aHandleSaysWhichFormatTheImageIsMadeInto() throws Exception {
        routes(
                routes ->
                        routes.from(HOOK)
                                .process(
                                        exchange ->
                                                exchange.getMessage()
                                                        .setHeader(SeedreamConstants.TASK, handle))
                                .to("seedream:webhook")
                                .to("mock:arrived")
                                .setBody(routes.constant("thanks")));
        Exchange submitted = submit("seedream:submit?outputFormat=gif&size=1K");
        handle = submitted.getMessage().getBody(TaskHandle.class);
        simulator().clock().advance(LONG);

        GeneratedImage image = arrived(1).get(0).getMessage().getBody(GeneratedImage.class);
        assertThat(image.getMediaType()).isEqualTo("image/gif");
    }

    private static TaskHandle set(Exchange exchange) {
        String id = exchange.getMessage().getBody(String.class).replaceAll(".*\"jobId\":\"", "");
        return TaskHandle.builder()
                .provider("apiframe")
                .model("seedream-4.5")
                .mode("set")
                .part(new TaskHandle.Part(1, 1, List.of(id.substring(0, 36))))
                .build();
    }

    @Test
    void aRouteAnswersWhatItRefuses() throws Exception {
        routes(
                routes -> {
                    routes.onException(WebhookRejectedException.class)
                            .handled(true)
                            .setHeader(Exchange.HTTP_RESPONSE_CODE, routes.constant(401));
                    answering(routes);
                });
        String body = progress(UUID.randomUUID().toString(), 25);

        assertThat(post(body, Map.of())).isEqualTo(401);
        assertThat(post(body, Map.of("X-Webhook-Signature", signature("other", body))))
                .isEqualTo(401);
        assertThat(post(body, Map.of("X-Webhook-Signature", signature("test-key", body))))
                .isEqualTo(200);
    }

    /** The one webhook of a task that went well; it may not have been answered yet. */
    private Webhook completed() {
        submit("seedream:submit");
        simulator().clock().advance(LONG);
        return await().until(() -> simulator().tasks().deliveries(), sent -> !sent.isEmpty())
                .get(0)
                .webhook();
    }

    private static int images() {
        return (int)
                simulator().requests().stream()
                        .filter(request -> request.path().contains("/media/"))
                        .count();
    }
}
