package io.github.camelseedream.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.result.TestImages;
import io.github.camelseedream.simulator.SeedreamSimulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The simulator answers whatever it is sent as a provider would: it never breaks. */
@Tag("slow")
class SimulatorFuzzTest {

    private static final String BOUNDARY = "----7d93b1c0ffee";
    private static final byte[] FORM = form();

    /** A request of each provider, with apostrophes for quotes. */
    private static final Map<String, String> REQUESTS =
            Map.of(
                    "lumenfall /images/generations",
                    "{'model':'seedream-4.5','prompt':'a','size':'64x64','n':1,'seed':7,"
                            + "'output_format':'png','response_format':'url'}",
                    "apiframe /v2/images/generate",
                    "{'model':'seedream-4.5','prompt':'a','aspectRatio':'1:1','webhookUrl':null,"
                            + "'seedreamParams':{'size':'2K','image_input':[]},"
                            + "'webhookEvents':['completed']}",
                    "apimart /images/generations",
                    "{'model':'doubao-seedance-4-5','prompt':'a','size':'1:1','n':1,"
                            + "'resolution':'2K','image_urls':[],"
                            + "'optimize_prompt_options':{'mode':'standard'}}",
                    "uniall /images/generations",
                    "{'model':'seedream-4-5','prompt':'a','custom_size':{'width':64,'height':64},"
                            + "'n':1,'image_urls':[],'timeout_seconds':60}");

    private static final List<String> FORMS =
            List.of("lumenfall /images/edits", "uniall /images/edits", "apiframe /v2/uploads");

    private static SeedreamSimulator simulator;
    private static HttpClient client;

    @BeforeContainer
    static void start() {
        simulator = SeedreamSimulator.start();
        client = HttpClient.newHttpClient();
    }

    @AfterContainer
    static void stop() {
        simulator.close();
    }

    @AfterTry
    void clear() {
        simulator.clear();
    }

    @Property
    void anyFormIsAnswered(
            @ForAll("forms") String call,
            @ForAll("changes") List<Mutation> changes,
            @ForAll("boundaries") String boundary) {
        assertAnswered(call, "multipart/form-data" + boundary, Mutation.all(changes, FORM));
    }

    @Property
    void anyJsonIsAnswered(
            @ForAll("requests") String call, @ForAll("jsonChanges") List<Mutation> changes) {
        byte[] body = REQUESTS.get(call).replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        assertAnswered(call, "application/json", Mutation.all(changes, body));
    }

    /**
     * Or hung up on, as HTTP servers do when a header has no end; then the next one is answered.
     */
    private static void assertAnswered(String call, String type, byte[] body) {
        HttpResponse<String> answer =
                Fuzzing.read(() -> send(call, type, body), IOException.class)
                        .or(() -> Fuzzing.read(() -> send(call, "application/json", new byte[0])))
                        .orElseThrow();
        // in the provider's words, which are JSON; a server that broke has a page of its own
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .as(answer.body())
                .startsWith("application/json");
    }

    private static HttpResponse<String> send(String call, String type, byte[] body)
            throws IOException, InterruptedException {
        String[] words = call.split(" ");
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(simulator.baseUrl(words[0]) + words[1]))
                        .header("Content-Type", type)
                        .header("Authorization", "Bearer test-key")
                        .header("X-API-Key", "test-key")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] form() {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(field("model", "seedream-4"));
        form.writeBytes(field("prompt", "make it night"));
        form.writeBytes(field("n", "1"));
        form.writeBytes(
                ascii(
                        "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n"
                                        .formatted(BOUNDARY, "image", "in.png")
                                + "Content-Type: image/png\r\n\r\n"));
        form.writeBytes(TestImages.png(9, 7));
        form.writeBytes(ascii("\r\n--" + BOUNDARY + "--\r\n"));
        return form.toByteArray();
    }

    private static byte[] field(String name, String value) {
        return ascii(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(BOUNDARY, name, value));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Provide
    Arbitrary<String> forms() {
        return Arbitraries.of(FORMS);
    }

    @Provide
    Arbitrary<String> requests() {
        return Arbitraries.of(REQUESTS.keySet());
    }

    @Provide
    Arbitrary<List<Mutation>> changes() {
        return Mutations.ofBytes();
    }

    @Provide
    Arbitrary<List<Mutation>> jsonChanges() {
        return Mutations.ofJson();
    }

    /** Mostly right: else no form is ever read. */
    @Provide
    Arbitrary<String> boundaries() {
        return Arbitraries.frequencyOf(
                Tuple.of(8, Arbitraries.just("; boundary=" + BOUNDARY)),
                Tuple.of(1, Arbitraries.of("", ";", "; boundary", "; boundary=", "; boundary=\"")),
                Tuple.of(
                        1,
                        Arbitraries.strings()
                                .withCharRange(' ', '~')
                                .ofMaxLength(90)
                                .map(text -> "; boundary=" + text)));
    }
}
