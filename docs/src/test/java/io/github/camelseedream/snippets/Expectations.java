package io.github.camelseedream.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.camelseedream.SeedreamComponent;
import io.github.camelseedream.SeedreamConfiguration;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageFailure;
import io.github.camelseedream.result.ImageIterator;
import io.github.camelseedream.simulator.fault.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.camel.CamelContext;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** What the snippets with a name do, beyond what every snippet of their language does. */
final class Expectations {

    /** Runs a snippet and looks at what came of it. */
    interface Expectation {

        void hold(Playground playground, Snippet snippet) throws Exception;
    }

    static final Map<String, Expectation> BY_NAME =
            Map.ofEntries(
                    Map.entry("a test", Expectations::test),
                    Map.entry("a provider", Expectations::provider),
                    Map.entry("statements", Expectations::statements),
                    Map.entry("edit an image", Expectations::edit),
                    Map.entry("estimate", Expectations::estimate),
                    Map.entry("models", Expectations::models),
                    Map.entry("unknown field", Expectations::unknownField),
                    Map.entry("two references", Expectations::twoReferences),
                    Map.entry("adjustment", Expectations::adjustment),
                    Map.entry("converted image", Expectations::converted),
                    Map.entry("ai mark", Expectations::aiMark),
                    Map.entry("layers", Expectations::layers),
                    Map.entry("a stream", Expectations::stream),
                    Map.entry("what to catch", Expectations::catches),
                    Map.entry("redelivery does not pay twice", Expectations::redelivery),
                    Map.entry("http", Expectations::http),
                    Map.entry("platform-http", Expectations::platformHttp),
                    Map.entry("bytes to jms", (p, s) -> bytes(p, s, "jms")),
                    Map.entry("bytes to kafka", (p, s) -> bytes(p, s, "kafka")),
                    Map.entry("bytes to sql", (p, s) -> bytes(p, s, "sql")),
                    Map.entry("meters", Expectations::meters),
                    Map.entry("listener", Expectations::listener),
                    Map.entry("progress", Expectations::progress),
                    Map.entry("spring boot test", Expectations::springBootTest),
                    Map.entry("a list", Expectations::list),
                    Map.entry("a file name", FileNameExpectations::named),
                    Map.entry("a handle", TaskExpectations::handle),
                    Map.entry("submit and await", TaskExpectations::submitAndAwait),
                    Map.entry("status", TaskExpectations::status),
                    Map.entry("cancel", TaskExpectations::cancel),
                    Map.entry("store the handle", TaskExpectations::store),
                    Map.entry("resume the handle", TaskExpectations::resume),
                    Map.entry("webhook", TaskExpectations::webhook),
                    Map.entry("own key", TaskExpectations::ownKey),
                    Map.entry("only what is missing", TaskExpectations::missing));

    private static final String PROMPT = "a lighthouse at dusk";

    private Expectations() {}

    private static void test(Playground playground, Snippet snippet) throws Exception {
        Class<?> test = JavaSnippets.whole(snippet, playground.directory);
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(test))
                                .build(),
                        listener);
        TestExecutionSummary summary = listener.getSummary();
        assertThat(summary.getFailures()).extracting(f -> f.getException()).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(2);
    }

    private static void provider(Playground playground, Snippet snippet) throws Exception {
        Class<?> type = JavaSnippets.whole(snippet, playground.directory);
        playground
                .context
                .getRegistry()
                .bind(
                        "acme",
                        ImageProvider.class,
                        (ImageProvider) type.getConstructor().newInstance());
        playground.context.start();

        List<?> images =
                playground
                        .template()
                        .requestBody(
                                "seedream:generate?provider=acme&model=seedream-4.0&count=6"
                                        + "&outputFormat=jpeg&watermark=false",
                                PROMPT,
                                List.class);

        assertThat(images).hasSize(6);
        assertThat(playground.simulator.submits())
                .extracting(submit -> submit.json().path("n").asInt())
                .containsExactlyInAnyOrder(4, 2);
        assertThat(
                        playground
                                .template()
                                .requestBody("seedream:models?provider=acme", null, List.class))
                .isNotEmpty();
    }

    private static void statements(Playground playground, Snippet snippet) throws Exception {
        playground.context.start();
        JavaSnippets.statements(snippet, playground.directory)
                .getMethod("run", CamelContext.class, ProducerTemplate.class)
                .invoke(null, playground.context, playground.template());
        assertThat(playground.simulator.submits()).isNotEmpty();
    }

    /** What is bound before the context starts, and then hears of a request. */
    private static void bound(Playground playground, Snippet snippet) throws Exception {
        JavaSnippets.statements(snippet, playground.directory)
                .getMethod("run", CamelContext.class, ProducerTemplate.class)
                .invoke(null, playground.context, playground.template());
        playground.context.start();
        assertThat(playground.send("seedream:generate", PROMPT).getException()).isNull();
    }

    private static void meters(Playground playground, Snippet snippet) throws Exception {
        bound(playground, snippet);
        MeterRegistry registry =
                playground
                        .context
                        .getRegistry()
                        .lookupByNameAndType("metricsRegistry", MeterRegistry.class);
        assertThat(registry.get("seedream.images").counter().count()).isEqualTo(1);
    }

    private static void listener(Playground playground, Snippet snippet) throws Exception {
        bound(playground, snippet);
        try (ConsumerTemplate costs = playground.context.createConsumerTemplate()) {
            assertThat(costs.receive("seda:costs", 20_000).getMessage())
                    .satisfies(cost -> assertThat(cost.getHeader("by")).isEqualTo("lumenfall"))
                    .satisfies(cost -> assertThat(cost.getBody()).asString().endsWith("USD"));
        }
    }

    private static void progress(Playground playground, Snippet snippet) throws Exception {
        SeedreamConfiguration options =
                playground
                        .context
                        .getComponent("seedream", SeedreamComponent.class)
                        .getConfiguration();
        options.setBaseUrl(playground.simulator.baseUrl("apiframe"));
        options.setPollInitialDelay(10);
        Snippet listened =
                new Snippet(
                        snippet.place(),
                        snippet.name(),
                        snippet.language(),
                        snippet.text().replace(".json();", ".json().to(\"jms:told\");"));
        sent(playground, listened, PROMPT);
        await().untilAsserted(
                        () ->
                                assertThat(playground.arrivedAt("jms:"))
                                        .extracting(told -> told.getMessage().getBody(String.class))
                                        .last(STRING)
                                        .contains("\"status\":\"completed\"")
                                        .doesNotContain("http"));
    }

    private static void edit(Playground playground, Snippet snippet) throws Exception {
        byte[] image = playground.image();
        Files.createDirectories(playground.directory.resolve("photos"));
        Files.write(playground.directory.resolve("photos/fox.jpg"), image);
        playground.start(snippet);

        await().untilAsserted(
                        () ->
                                assertThat(playground.files("winter"))
                                        .extracting(file -> file.getFileName().toString())
                                        .containsExactly("fox.jpg.png"));
        assertThat(playground.simulator.submits())
                .singleElement()
                .satisfies(submit -> assertThat(submit.path()).endsWith("/images/edits"));
    }

    private static void estimate(Playground playground, Snippet snippet) throws Exception {
        Exchange answer = sent(playground, snippet, PROMPT);
        assertThat(answer.getMessage().getHeader("CamelSeedreamResultCost")).isNotNull();
        assertThat(playground.simulator.acceptedCount()).isZero();
    }

    private static void models(Playground playground, Snippet snippet) throws Exception {
        Exchange answer = sent(playground, snippet, null);
        assertThat(answer.getMessage().getBody(List.class)).isNotEmpty();
        assertThat(playground.simulator.submits()).isEmpty();
    }

    private static void unknownField(Playground playground, Snippet snippet) throws Exception {
        Exchange answer = SnippetsTest.sendJson(playground, snippet);
        assertThat(answer.getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("Did you mean size?");
        assertThat(playground.simulator.requests()).isEmpty();
    }

    private static void twoReferences(Playground playground, Snippet snippet) throws Exception {
        byte[] image = playground.image();
        sent(playground, snippet, List.of(image, image));
        assertThat(playground.simulator.submits().get(0).parts("image[]")).hasSize(2);
    }

    private static void adjustment(Playground playground, Snippet snippet) throws Exception {
        Exchange answer = sent(playground, snippet, PROMPT);
        assertThat(answer.getMessage().getHeader("CamelSeedreamResultAdjustments", List.class))
                .hasSize(1);
    }

    private static void converted(Playground playground, Snippet snippet) throws Exception {
        SeedreamConfiguration options =
                playground
                        .context
                        .getComponent("seedream", SeedreamComponent.class)
                        .getConfiguration();
        options.setBaseUrl(playground.simulator.baseUrl("apiframe"));
        options.setPollInitialDelay(10);
        Exchange answer = sent(playground, snippet, PROMPT);
        assertThat(answer.getMessage().getBody(GeneratedImage.class).getMediaType())
                .isEqualTo("image/jpeg");
        assertThat(answer.getMessage().getHeader("CamelSeedreamResultAdjustments"))
                .asString()
                .contains("converted from png by the component");
    }

    private static void aiMark(Playground playground, Snippet snippet) throws Exception {
        Exchange answer = sent(playground, snippet, PROMPT);
        assertThat(answer.getMessage().getHeader("CamelSeedreamResultAiMark")).isEqualTo("added");
        assertThat(playground.files("images"))
                .singleElement()
                .satisfies(
                        file ->
                                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                                        .contains("trainedAlgorithmicMedia"));
    }

    private static void layers(Playground playground, Snippet snippet) throws Exception {
        playground.context.start();
        byte[] image =
                playground
                        .template()
                        .requestBody("seedream:generate?size=640x480", "a fox", byte[].class);
        playground
                .context
                .getComponent("seedream", SeedreamComponent.class)
                .getConfiguration()
                .setBaseUrl(playground.simulator.baseUrl("modelark"));
        sent(playground, snippet, image);
        assertThat(playground.files("layers"))
                .extracting(file -> file.getFileName().toString())
                .contains("1.png", "2.png")
                .anyMatch(name -> name.startsWith("0."));
    }

    private static void stream(Playground playground, Snippet snippet) throws Exception {
        playground
                .context
                .getComponent("seedream", SeedreamComponent.class)
                .getConfiguration()
                .setBaseUrl(playground.simulator.baseUrl("modelark"));
        playground.simulator.fault(Fault.cutAfterEvents(3));
        Exchange answer = sent(playground, snippet, PROMPT);
        assertThat(playground.files("boards"))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("1.jpg", "2.jpg", "3.jpg");
        assertThat(answer.getMessage().getBody(ImageIterator.class).getResult().getFailures())
                .extracting(ImageFailure::outcome)
                .containsExactly("unknown");
    }

    private static void catches(Playground playground, Snippet snippet) throws Exception {
        playground.simulator.fault(Fault.error("CONTENT_POLICY_VIOLATION"));
        sent(playground, snippet, PROMPT);
        playground.simulator.fault(Fault.dropAfterAccept());
        assertThat(playground.send(snippet.input(), PROMPT).getException()).isNull();
        assertThat(playground.simulator.submits()).hasSize(2);
        assertThat(playground.files("images")).isEmpty();

        assertThat(playground.send(snippet.input(), PROMPT).getException()).isNull();
        assertThat(playground.files("images")).hasSize(1);
    }

    private static void redelivery(Playground playground, Snippet snippet) throws Exception {
        playground.simulator.fault(Fault.dropAfterAccept().always());
        playground.start(snippet);
        assertThat(playground.send(snippet.input(), PROMPT).getException())
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(playground.simulator.submits()).hasSize(1);
    }

    private static void http(Playground playground, Snippet snippet) throws Exception {
        sent(playground, snippet, PROMPT);
        assertThat(playground.uploads).singleElement().satisfies(Expectations::isImage);
    }

    private static void platformHttp(Playground playground, Snippet snippet) throws Exception {
        playground.start(snippet);
        HttpResponse<byte[]> answer =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        "http://127.0.0.1:"
                                                                + playground.platformPort
                                                                + "/image"))
                                        .timeout(Duration.ofSeconds(20))
                                        .POST(HttpRequest.BodyPublishers.ofString(PROMPT))
                                        .build(),
                                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        isImage(answer.body());
    }

    private static void bytes(Playground playground, Snippet snippet, String scheme)
            throws Exception {
        sent(playground, snippet, PROMPT);
        assertThat(playground.arrivedAt(scheme + ":"))
                .singleElement()
                .satisfies(
                        arrived ->
                                assertThat(arrived.getMessage().getBody())
                                        .isInstanceOfSatisfying(
                                                byte[].class, Expectations::isImage));
    }

    /** Spring is not here: the starter runs it, as a part of a test of its own. */
    private static void springBootTest(Playground playground, Snippet snippet) throws Exception {
        String test =
                Files.readString(
                        Snippet.ROOT.resolve(
                                "camel-seedream-starter/src/test/java/io/github/camelseedream"
                                        + "/springboot/DocumentedTest.java"));
        assertThat(test).contains(snippet.text().indent(4).replaceAll("(?m)^ +$", ""));
    }

    private static void list(Playground playground, Snippet snippet) throws Exception {
        Exchange answer = sent(playground, snippet, PROMPT);
        assertThat(answer.getMessage().getBody(List.class))
                .hasSize(3)
                .allSatisfy(image -> assertThat(image).isInstanceOf(GeneratedImage.class));
        assertThat(playground.files("images")).hasSize(3);
    }

    private static Exchange sent(Playground playground, Snippet snippet, Object body)
            throws Exception {
        playground.start(snippet);
        Exchange answer = playground.send(snippet.input(), body);
        assertThat(answer.getException()).isNull();
        return answer;
    }

    private static void isImage(byte[] bytes) {
        try {
            assertThat(ImageIO.read(new ByteArrayInputStream(bytes))).isNotNull();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
