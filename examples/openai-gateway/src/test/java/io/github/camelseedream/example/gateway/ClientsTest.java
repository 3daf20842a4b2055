package io.github.camelseedream.example.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.simulator.SeedreamSimulator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What clients that people have really send. A file of {@code clients} has the path and the
 * Content-Type in its first two lines; what follows the empty line is the body, with {@code <png>}
 * for the bytes of an image. Those of the SDKs were recorded from that version. Those of
 * applications were not: they are put together from the fields that their source sends at that
 * commit (for LibreChat, one of a fork), with values chosen here; one without a commit is what its
 * documentation says.
 */
class ClientsTest {

    private static final Path FILES = Path.of("src/test/resources/clients");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static SeedreamSimulator simulator;
    private static GatewayRun gateway;
    private static byte[] png;

    @BeforeAll
    static void start() throws Exception {
        simulator = SeedreamSimulator.start();
        gateway = new GatewayRun(simulator).start();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(300, 200, BufferedImage.TYPE_INT_ARGB), "png", bytes);
        png = bytes.toByteArray();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        simulator.close();
    }

    @BeforeEach
    void forget() {
        simulator.clear();
        simulator.tasks().duration(Duration.ofMillis(1));
    }

    static Stream<String> recorded() throws Exception {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void getsAnImageInTheFormThatItReads(String file) throws Exception {
        HttpResponse<String> answer = play(gateway, file);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode image = MAPPER.readTree(answer.body()).get("data").get(0);
        if (file.contains("url")) {
            assertThat(image.has("b64_json")).isFalse();
            assertThat(gateway.get(image.get("url").textValue()).statusCode()).isEqualTo(200);
        } else {
            assertThat(image.has("url")).isFalse();
            byte[] bytes = Base64.getDecoder().decode(image.get("b64_json").textValue());
            assertThat(ImageIO.read(new ByteArrayInputStream(bytes)).getWidth()).isPositive();
        }
        assertThat(simulator.submits()).hasSize(1);
    }

    /** They have to be taken wherever the operator's money is. */
    @ParameterizedTest
    @ValueSource(strings = {"apiframe", "apimart", "gccai", "uniall"})
    void anyProviderMayStandBehindThem(String provider) throws Exception {
        try (GatewayRun other = new GatewayRun(simulator, provider).start()) {
            // UniAll takes images to edit as URLs only
            for (String file :
                    recorded()
                            .filter(each -> !provider.equals("uniall") || !each.contains("edit"))
                            .toList()) {
                assertThat(play(other, file))
                        .as(file)
                        .satisfies(
                                answer ->
                                        assertThat(answer.statusCode())
                                                .as(answer.body())
                                                .isEqualTo(200));
            }
        }
    }

    @Test
    void whatTheyAskForInVainIsInTheNotes() throws Exception {
        JsonNode answer = MAPPER.readTree(play(gateway, "openai-node-6.49.0-edit-two.txt").body());

        assertThat(answer.at("/seedream/notes").toString())
                .contains("input_fidelity high: the model keeps to the input as always")
                .contains("model gpt-image-1: an alias");
        assertThat(answer.at("/seedream/model").textValue()).contains("seedream");
    }

    private static HttpResponse<String> play(GatewayRun to, String file) throws Exception {
        String[] headAndBody = Files.readString(FILES.resolve(file)).split("\n\n", 2);
        List<String> head = headAndBody[0].lines().toList();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        boolean form = head.get(1).startsWith("multipart");
        String text = form ? headAndBody[1].replace("\n", "\r\n") : headAndBody[1].strip();
        String[] pieces = text.split("<png>", -1);
        for (int i = 0; i < pieces.length; i++) {
            body.writeBytes(pieces[i].getBytes(StandardCharsets.UTF_8));
            if (i < pieces.length - 1) {
                body.writeBytes(png);
            }
        }
        return to.send(
                HttpRequest.newBuilder(URI.create(to.url() + head.get(0)))
                        .header("Authorization", "Bearer " + GatewayRun.KEY)
                        .header("Content-Type", head.get(1))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                        .build());
    }
}
