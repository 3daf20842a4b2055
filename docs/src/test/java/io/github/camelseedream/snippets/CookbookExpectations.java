package io.github.camelseedream.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.SeedreamComponent;
import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.simulator.fault.Fault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ContextReloadStrategy;
import org.apache.camel.support.LifecycleStrategySupport;

/** What the routes of the cookbook do. */
final class CookbookExpectations {

    static final Map<String, Expectations.Expectation> BY_NAME =
            Map.ofEntries(
                    Map.entry("a second provider", CookbookExpectations::secondProvider),
                    Map.entry("a circuit breaker", CookbookExpectations::circuitBreaker),
                    Map.entry("a throttle", CookbookExpectations::throttle),
                    Map.entry("dead letters", CookbookExpectations::deadLetters),
                    Map.entry("several images", CookbookExpectations::severalImages),
                    Map.entry("a folder of images", CookbookExpectations::folder),
                    Map.entry("s3", BrokerExpectations::s3),
                    Map.entry("jms", BrokerExpectations::jms),
                    Map.entry("kafka", KafkaExpectations::images),
                    Map.entry("handles on kafka", KafkaExpectations::handles),
                    Map.entry("moderation", CookbookExpectations::moderation),
                    Map.entry("two components", CookbookExpectations::twoComponents),
                    Map.entry("key rotation", CookbookExpectations::keyRotation));

    private static final String PROMPT = "a lighthouse at dusk";
    private static final String INPUT = "direct:poster";

    private CookbookExpectations() {}

    private static void secondProvider(Playground playground, Snippet snippet) throws Exception {
        playground.start(withBaseUrls(playground, snippet));
        playground.simulator.fault(Fault.status(402).onPath("/lumenfall/"));
        assertThat(playground.send(INPUT, PROMPT).getException()).isNull();
        assertThat(playground.simulator.submits())
                .extracting(submit -> submit.path().split("/")[1])
                .containsExactly("lumenfall", "uniall");
        assertThat(playground.simulator.submits())
                .allSatisfy(
                        submit ->
                                assertThat(submit.json().path("prompt").asText())
                                        .isEqualTo(PROMPT));
        assertThat(playground.files("posters")).hasSize(1);

        playground.simulator.clear();
        playground.simulator.fault(Fault.dropAfterAccept());
        assertThat(playground.send(INPUT, PROMPT).getException())
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(playground.simulator.submits()).hasSize(1);

        playground.simulator.clear();
        playground.simulator.fault(Fault.error("CONTENT_POLICY_VIOLATION"));
        assertThat(playground.send(INPUT, PROMPT).getException())
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(playground.simulator.submits()).hasSize(1);
        assertThat(playground.files("posters")).hasSize(1);
    }

    /** The playground's base URL is for one provider only. */
    private static Snippet withBaseUrls(Playground playground, Snippet snippet) {
        String text = snippet.text();
        for (String provider : playground.simulator.providers()) {
            String named = "provider=" + provider;
            String baseUrl = playground.simulator.baseUrl(provider);
            // one name may begin like another
            text = text.replaceAll(named + "(?![\\w-])", named + "&baseUrl=" + baseUrl);
        }
        return new Snippet(snippet.place(), snippet.name(), snippet.language(), text);
    }

    private static void circuitBreaker(Playground playground, Snippet snippet) throws Exception {
        playground.start(snippet);
        playground.simulator.fault(Fault.error("CONTENT_POLICY_VIOLATION").times(6));
        sendOften(playground, 6);
        assertThat(playground.simulator.submits()).as("refused prompts open nothing").hasSize(6);

        playground.simulator.clear();
        playground.simulator.fault(Fault.status(500).always());
        sendOften(playground, 6);
        assertThat(playground.simulator.submits()).as("open after four").hasSize(4);
        assertThat(playground.files("later")).hasSizeGreaterThanOrEqualTo(6);
        assertThat(playground.files("posters")).isEmpty();
    }

    private static void sendOften(Playground playground, int times) {
        for (int time = 0; time < times; time++) {
            playground.send(INPUT, PROMPT);
        }
    }

    private static void throttle(Playground playground, Snippet snippet) throws Exception {
        playground.start(snippet);
        sendOften(playground, 3);
        assertThat(playground.simulator.submits()).hasSize(2);
        assertThat(playground.files("posters")).hasSize(2);
        assertThat(playground.files("later"))
                .singleElement()
                .satisfies(file -> assertThat(file).hasContent(PROMPT));
    }

    private static void deadLetters(Playground playground, Snippet snippet) throws Exception {
        playground.start(snippet);
        playground.simulator.fault(Fault.error("CONTENT_POLICY_VIOLATION"));
        playground.send(INPUT, "a refused one");
        playground.simulator.fault(Fault.dropAfterAccept());
        playground.send(INPUT, "a lost one");

        assertThat(playground.files("not-billed"))
                .singleElement()
                .satisfies(file -> assertThat(file).hasContent("a refused one"));
        assertThat(playground.files("perhaps-paid"))
                .singleElement()
                .satisfies(file -> assertThat(file).hasContent("a lost one"));
        assertThat(playground.simulator.submits()).hasSize(2);
    }

    private static void severalImages(Playground playground, Snippet snippet) throws Exception {
        playground.simulator.fault(Fault.refuseImages(2));
        playground.start(snippet);
        assertThat(playground.send(snippet.input(), PROMPT).getException()).isNull();
        assertThat(playground.files("images")).hasSize(2);
        assertThat(playground.files("missing"))
                .singleElement()
                .satisfies(file -> assertThat(file).content().startsWith("[{\"index\":3,"));
    }

    private static void folder(Playground playground, Snippet snippet) throws Exception {
        byte[] image = playground.image();
        Path photos = Files.createDirectories(playground.directory.resolve("photos"));
        Files.write(photos.resolve("fox.png"), image);
        Files.write(photos.resolve("fox.jpg"), image);
        Files.writeString(photos.resolve("notes.txt"), "no image");
        playground.start(snippet);

        await().untilAsserted(
                        () ->
                                assertThat(playground.files("winter"))
                                        .extracting(file -> file.getFileName().toString())
                                        .containsExactly("fox.jpg.png", "fox.png.png"));
        assertThat(playground.simulator.submits())
                .hasSize(2)
                .allSatisfy(submit -> assertThat(submit.path()).endsWith("/images/edits"));
        assertThat(photos.resolve("notes.txt")).as("left alone").exists();
    }

    private static void moderation(Playground playground, Snippet snippet) throws Exception {
        playground.simulator.fault(Fault.error("CONTENT_POLICY_VIOLATION"));
        playground.start(snippet);

        HttpResponse<String> refused = post(playground);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).startsWith("This image cannot be made.");
        assertThat(post(playground).headers().firstValue("Content-Type")).contains("image/png");
    }

    private static HttpResponse<String> post(Playground playground) throws Exception {
        URI place = URI.create("http://127.0.0.1:" + playground.platformPort + "/image");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(place)
                                .timeout(Duration.ofSeconds(20))
                                .POST(HttpRequest.BodyPublishers.ofString(PROMPT))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static void twoComponents(Playground playground, Snippet snippet) throws Exception {
        playground.context.addLifecycleStrategy(
                new LifecycleStrategySupport() {
                    @Override
                    public void onComponentAdd(String name, Component component) {
                        if (name.equals("drafts")) {
                            SeedreamComponent drafts = (SeedreamComponent) component;
                            drafts.getConfiguration()
                                    .setBaseUrl(playground.simulator.baseUrl("lumenfall"));
                            drafts.getConfiguration().setApiKey("any");
                        }
                    }
                });
        playground.start(snippet);

        assertThat(playground.send(INPUT, PROMPT).getException()).isNull();
        assertThat(playground.simulator.submits())
                .extracting(submit -> submit.json().path("model").asText())
                .containsExactly("seedream-4", "seedream-4.5");
        assertThat(playground.files("drafts")).hasSize(1);
        assertThat(playground.files("posters")).hasSize(1);
    }

    private static void keyRotation(Playground playground, Snippet snippet) throws Exception {
        playground.context.getPropertiesComponent().addOverrideProperty("provider.key", "bad-key");
        playground.start(snippet);
        assertThat(playground.send(INPUT, PROMPT).getException())
                .isInstanceOf(AuthenticationException.class);

        playground.context.getPropertiesComponent().addOverrideProperty("provider.key", "new-key");
        playground.context.hasService(ContextReloadStrategy.class).onReload("new key");

        Exchange answer = playground.send(INPUT, PROMPT);
        assertThat(answer.getException()).isNull();
        assertThat(playground.files("posters")).hasSize(1);
    }
}
