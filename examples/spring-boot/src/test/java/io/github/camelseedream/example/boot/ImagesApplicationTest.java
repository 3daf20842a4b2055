package io.github.camelseedream.example.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.fault.Fault;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application, called over HTTP. */
class ImagesApplicationTest {

    private static final String TEXT = "text/plain; charset=UTF-8";
    private static final String JSON = "application/json";

    @TempDir private static Path folder;

    private static ConfigurableApplicationContext application;
    private static SeedreamSimulator simulator;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        application =
                SpringApplication.run(
                        ImagesApplication.class,
                        "--server.port=0",
                        "--folder=" + folder,
                        "--simulated-work=0s");
        simulator = application.getBean(SeedreamSimulator.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @BeforeEach
    void forget() {
        simulator.clear();
    }

    @Test
    void aTextIsThePromptOfAnImage() throws Exception {
        HttpResponse<byte[]> answer = post(TEXT, "ein Fuchs, 狐");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(image(answer.body())).isNotNull();
        assertThat(simulator.submits())
                .singleElement()
                .satisfies(
                        submit ->
                                assertThat(submit.json().path("prompt").asText())
                                        .isEqualTo("ein Fuchs, 狐"));
    }

    @Test
    void aJsonRequestIsReadAsFields() throws Exception {
        HttpResponse<byte[]> answer =
                post(
                        JSON,
                        "{\"prompt\": \"a fox\", \"size\": \"640x480\", \"outputFormat\":"
                                + " \"jpeg\"}");

        assertThat(answer.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(image(answer.body()).getWidth()).isEqualTo(640);
    }

    @Test
    void severalImagesAreAZipFile() throws Exception {
        HttpResponse<byte[]> answer = post(JSON, "{\"prompt\": \"a fox\", \"count\": 3}");

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                assertThat(image(zip.readAllBytes())).isNotNull();
            }
        }
        assertThat(names).containsExactly("1.png", "2.png", "3.png");
    }

    @Test
    void noHeaderOfTheClientReachesTheComponentOrComesBack() throws Exception {
        HttpResponse<byte[]> answer =
                client.send(
                        HttpRequest.newBuilder(address("/images"))
                                .header("Content-Type", TEXT)
                                .header("CamelSeedreamSize", "64x64")
                                .header("X-Mine", "1")
                                .POST(HttpRequest.BodyPublishers.ofString("a fox"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());

        assertThat(image(answer.body()).getWidth()).isGreaterThan(64);
        assertThat(answer.headers().map().keySet())
                .noneMatch(name -> name.matches("(?i)(camel|x-mine).*"));
    }

    @ParameterizedTest
    @CsvSource({
        "CONTENT_POLICY_VIOLATION, 400, ContentRejectedException, rejected",
        "INSUFFICIENT_BALANCE, 402, QuotaExceededException, rejected",
        "MODEL_NOT_FOUND, 400, ProviderException, rejected",
        "AUTHENTICATION_FAILED, 502, AuthenticationException, rejected",
        "INTERNAL_ERROR, 502, OutcomeUnknownException, unknown"
    })
    void aFailureIsToldAsJson(String code, int status, String error, String outcome)
            throws Exception {
        simulator.fault(Fault.error(code).always());

        HttpResponse<byte[]> answer = post(TEXT, "a fox");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains(JSON);
        JsonNode told = new ObjectMapper().readTree(answer.body());
        assertThat(told.path("error").asText()).isEqualTo(error);
        assertThat(told.path("outcome").asText()).isEqualTo(outcome);
        assertThat(told.path("repeatable").asBoolean()).isFalse();
        assertThat(told.path("message").asText()).contains("lumenfall");
        assertThat(simulator.submits()).hasSize(1);
    }

    @Test
    void aRateLimitSaysWhenToComeBack() throws Exception {
        simulator.fault(Fault.status(429).retryAfter(Duration.ofSeconds(1)).always());

        HttpResponse<byte[]> answer = post(TEXT, "a fox");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void allThatIsWrongWithARequestIsSaidAndNothingIsSent() throws Exception {
        HttpResponse<byte[]> answer =
                post(JSON, "{\"prompt\": \"a fox\", \"sise\": \"2K\", \"count\": 99}");

        assertThat(answer.statusCode()).isEqualTo(400);
        JsonNode told = new ObjectMapper().readTree(answer.body());
        assertThat(told.path("error").asText()).isEqualTo("InvalidRequestException");
        assertThat(told.path("violations").size()).isPositive();
        assertThat(told.path("violations").toString()).contains("Did you mean size?");
        assertThat(simulator.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"prompt\": \"a fox\", \"provider\": \"apimart\"}",
                "\uFEFF{\"prompt\": \"a fox\", \"PROVIDER\": \"apimart\"}",
                "{\"prompt\": \"a fox\", \"seedreamParams\": {\"provider\": \"apimart\"}}"
            })
    void noRequestGoesPastTheSimulatorToAnotherProvider(String request) throws Exception {
        HttpResponse<byte[]> answer = post(JSON, request);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new ObjectMapper().readTree(answer.body()).path("violations").path(0).asText())
                .contains("apimart", "allowedProviders", "Accepted: lumenfall");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void theProviderThatTheSimulatorStandsInForMayBeNamed() throws Exception {
        assertThat(post(JSON, "{\"prompt\": \"a fox\", \"provider\": \"lumenfall\"}").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "text/html",
                "image/png",
                "application/json-seq",
                "text/plainer"
            })
    void anotherTypeIsRefusedWithWhatIsAccepted(String type) throws Exception {
        HttpResponse<byte[]> answer = post(type, "a red fox");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(new ObjectMapper().readTree(answer.body()).path("message").asText())
                .isEqualTo(
                        "Content-Type "
                                + type
                                + " is not accepted. Accepted: text/plain for a prompt,"
                                + " application/json for a request. With curl, add -H"
                                + " 'Content-Type: text/plain'");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void noTypeAtAllIsRefusedWithWhatIsAccepted() throws Exception {
        HttpResponse<byte[]> answer =
                client.send(
                        HttpRequest.newBuilder(address("/images"))
                                .POST(HttpRequest.BodyPublishers.ofString("a red fox"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .contains("The request has no Content-Type. Accepted: text/plain");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TEXT/PLAIN", "text/plain;charset=utf-8", "text/plain ; charset=UTF-8"})
    void theTypeOfAPromptMayBeWrittenInAnyWay(String type) throws Exception {
        assertThat(post(type, "a red fox").statusCode()).isEqualTo(200);
    }

    @Test
    void aPromptIsReadInTheCharsetThatItsTypeNames() throws Exception {
        HttpResponse<byte[]> answer =
                client.send(
                        HttpRequest.newBuilder(address("/images"))
                                .header("Content-Type", "text/plain;charset=ISO-8859-1")
                                .POST(
                                        HttpRequest.BodyPublishers.ofByteArray(
                                                "a café".getBytes(StandardCharsets.ISO_8859_1)))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());

        assertThat(new String(answer.body(), StandardCharsets.ISO_8859_1))
                .as("body")
                .contains("PNG");
        assertThat(simulator.submits())
                .singleElement()
                .extracting(submit -> submit.json().path("prompt").asText())
                .isEqualTo("a café");
    }

    @Test
    void theFirstPageSaysWhatToDo() throws Exception {
        assertThat(get("/")).contains("/images", "text/plain", "/actuator/health");
    }

    @Test
    void itListensToThisMachineOnly() throws Exception {
        assertThat(application.getEnvironment().getProperty("server.address"))
                .isEqualTo("127.0.0.1");
        int port = address("/").getPort();
        for (InetAddress own : InetAddress.getAllByName(InetAddress.getLocalHost().getHostName())) {
            if (!own.isLoopbackAddress()) {
                assertThatThrownBy(() -> new Socket(own, port).close())
                        .isInstanceOf(ConnectException.class);
            }
        }
    }

    @Test
    void aFileIsAPromptToo() throws Exception {
        drop("fox.txt", "a red fox");
        drop("two.json", "{\"prompt\": \"a hen\", \"count\": 2}");
        drop("b.JSON", "{\"prompt\": \"a kite\", \"size\": \"640x480\"}");
        drop("c.v2.json", "{\"prompt\": \"a kite\", \"size\": \"640x480\"}");
        drop("c.v3.Json", "{\"prompt\": \"a kite\", \"size\": \"640x480\"}");
        drop("d.json.txt", "a prompt all the same");
        drop("bad.json", "{\"prompt\": \"a hen\", \"sise\": 2}");
        drop("other.json", "{\"prompt\": \"a hen\", \"provider\": \"apimart\"}");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> {
                            assertThat(names("outbox"))
                                    .filteredOn(ImagesApplicationTest::isOfThisTest)
                                    .containsExactly(
                                            "b.JSON-1.png",
                                            "c.v2.json-1.png",
                                            "c.v3.Json-1.png",
                                            "d.json.txt-1.png",
                                            "fox.txt-1.png",
                                            "two.json-1.png",
                                            "two.json-2.png");
                            assertThat(names("done"))
                                    .filteredOn(ImagesApplicationTest::isOfThisTest)
                                    .containsExactly(
                                            "b.JSON",
                                            "c.v2.json",
                                            "c.v3.Json",
                                            "d.json.txt",
                                            "fox.txt",
                                            "two.json");
                            assertThat(names("failed")).containsExactly("bad.json", "other.json");
                        });
        assertThat(image(Files.readAllBytes(folder.resolve("outbox/fox.txt-1.png")))).isNotNull();
        for (String request : List.of("b.JSON", "c.v2.json", "c.v3.Json")) {
            byte[] bytes = Files.readAllBytes(folder.resolve("outbox/" + request + "-1.png"));
            assertThat(image(bytes).getWidth()).as(request).isEqualTo(640);
        }
    }

    /** The owl and what it leaves are the next one's. */
    private static boolean isOfThisTest(String name) {
        return !name.startsWith("owl") && !name.equals(".old");
    }

    @Test
    void aFileOfTheSameNameOverwritesNoImage() throws Exception {
        drop("owl.txt", "an owl");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(names("outbox")).contains("owl.txt-1.png"));
        drop("owl.txt", "another owl");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(names("outbox/.old")).hasSize(1));
        assertThat(names("outbox/.old").get(0)).endsWith("-owl.txt-1.png");
    }

    @Test
    void healthAsksTheProviderWhatCostsNothing() {
        // a file route is not ready before it has looked into its folder once
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () ->
                                assertThat(camelHealth())
                                        .containsEntry("status", "UP")
                                        .hasEntrySatisfying(
                                                "details",
                                                checks ->
                                                        assertThat(checks.toString())
                                                                .contains("seedream-lumenfall")));

        assertThat(simulator.requests())
                .isNotEmpty()
                .allSatisfy(asked -> assertThat(asked.path()).endsWith("/v1/balance"));
    }

    private Map<String, Object> camelHealth() throws Exception {
        JsonNode health = new ObjectMapper().readTree(get("/actuator/health"));
        return new ObjectMapper()
                .convertValue(
                        health.path("components").path("camelHealth"), new TypeReference<>() {});
    }

    @Test
    void healthTellsThatTheKeyIsNotTaken() throws Exception {
        simulator.fault(Fault.status(401).onPath("/balance").always());

        HttpResponse<byte[]> answer = send("/actuator/health");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8))
                .contains("seedream-lumenfall");
        assertThat(simulator.submits()).isEmpty();
    }

    @Test
    void metricsCountTheImages() throws Exception {
        post(TEXT, "a fox");

        assertThat(get("/actuator/metrics/seedream.images"))
                .contains("\"measurements\"", "\"provider\"");
    }

    private static void drop(String name, String text) throws Exception {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Path part = Files.writeString(inbox.resolve(name + ".part"), text);
        Files.move(part, inbox.resolve(name));
    }

    private static List<String> names(String directory) {
        String[] names = folder.resolve(directory).toFile().list();
        return names == null ? List.of() : List.of(names).stream().sorted().toList();
    }

    private HttpResponse<byte[]> post(String type, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(address("/images"))
                        .header("Content-Type", type)
                        .timeout(Duration.ofSeconds(30))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private String get(String path) throws Exception {
        HttpResponse<byte[]> answer = send(path);
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(answer.statusCode()).as(text).isEqualTo(200);
        return text;
    }

    private HttpResponse<byte[]> send(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(address(path)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static URI address(String path) {
        return URI.create(
                "http://127.0.0.1:"
                        + application.getEnvironment().getProperty("local.server.port")
                        + path);
    }

    private static BufferedImage image(byte[] bytes) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }
}
