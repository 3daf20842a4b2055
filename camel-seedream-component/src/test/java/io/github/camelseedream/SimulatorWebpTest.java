package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.simulator.SeedreamSimulator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulator writes its own WebP, and here is a reader by somebody else. */
class SimulatorWebpTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1, a red fox",
        "1, 300, a red fox",
        "300, 1, a red fox",
        "333, 222, a red fox",
        "640, 480, a teapot",
        "97, 501, a boat",
        "5000, 20, a logo",
        "640, 480, 熊猫"
    })
    void itsWebpShowsWhatItsPngShows(int width, int height, String prompt)
            throws IOException, InterruptedException {
        try (SeedreamSimulator simulator = SeedreamSimulator.start()) {
            BufferedImage png = made(simulator, "png", width, height, prompt);
            BufferedImage webp = made(simulator, "webp", width, height, prompt);

            assertThat(webp.getWidth()).isEqualTo(width);
            assertThat(webp.getHeight()).isEqualTo(height);
            assertThat(colours(webp)).isEqualTo(colours(png));
        }
    }

    private static int[] colours(BufferedImage image) {
        int width = image.getWidth();
        int[] colours = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
        for (int i = 0; i < colours.length; i++) {
            colours[i] &= 0xFFFFFF;
        }
        return colours;
    }

    private static BufferedImage made(
            SeedreamSimulator simulator, String format, int width, int height, String prompt)
            throws IOException, InterruptedException {
        String body =
                "{\"model\":\"seedream-4\",\"prompt\":\"%s\",\"size\":\"%dx%d\",\"output_format\":\"%s\"}"
                        .formatted(prompt, width, height, format);
        HttpClient http = HttpClient.newHttpClient();
        byte[] answer =
                http.send(
                                HttpRequest.newBuilder(generations(simulator))
                                        .header("Authorization", "Bearer any")
                                        .POST(BodyPublishers.ofString(body))
                                        .build(),
                                BodyHandlers.ofByteArray())
                        .body();
        JsonNode url = new ObjectMapper().readTree(answer).at("/data/0/url");
        HttpRequest download = HttpRequest.newBuilder(URI.create(url.asText())).build();
        return ImageIO.read(
                new ByteArrayInputStream(http.send(download, BodyHandlers.ofByteArray()).body()));
    }

    private static URI generations(SeedreamSimulator simulator) {
        return URI.create(simulator.baseUrl("lumenfall") + "/images/generations");
    }
}
