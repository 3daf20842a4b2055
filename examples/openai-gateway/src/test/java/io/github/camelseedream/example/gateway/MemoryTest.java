package io.github.camelseedream.example.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.fault.Fault;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TestImages pass through: the gateway in a JVM with less heap than a few of them take. */
@Tag("slow")
class MemoryTest {

    private static final int LARGE = 25_000_000;

    private static final int UPLOAD = 9_000_000;

    @TempDir private Path temporary;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void largeImagesPassThroughASmallHeap() throws Exception {
        try (SeedreamSimulator simulator = SeedreamSimulator.start();
                GatewayRun gateway = new GatewayRun(simulator)) {
            simulator.fault(Fault.imageBytes(LARGE).always());
            Process process = inAnotherJvm(gateway);
            try {
                await().atMost(Duration.ofSeconds(60)).until(() -> answers(gateway));

                for (int i = 0; i < 2; i++) {
                    assertThat(length(generate(gateway, "b64_json"))).isGreaterThan(LARGE / 3 * 4);
                }
                for (int i = 0; i < 2; i++) {
                    String json =
                            new String(
                                    generate(gateway, "url").readAllBytes(),
                                    StandardCharsets.US_ASCII);
                    Matcher url = Pattern.compile("\"url\":\"([^\"]+)\"").matcher(json);
                    assertThat(url.find()).isTrue();
                    assertThat(length(get(url.group(1)))).isGreaterThanOrEqualTo(LARGE);
                }
                edit(gateway);
                assertThat(process.isAlive()).isTrue();
                assertThat(temporary).isDirectoryNotContaining("glob:**MultiPart*");
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private boolean answers(GatewayRun gateway) throws InterruptedException {
        try {
            get(gateway.url() + "/v1/models").close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private InputStream generate(GatewayRun gateway, String format) throws Exception {
        HttpResponse<InputStream> answer =
                http.send(
                        HttpRequest.newBuilder(URI.create(gateway.url() + "/v1/images/generations"))
                                .header("Authorization", "Bearer " + GatewayRun.KEY)
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"prompt\": \"a fox\", \"response_format\": \""
                                                        + format
                                                        + "\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    /** With an upload that is large too, as large as the provider takes. */
    private void edit(GatewayRun gateway) throws Exception {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(
                ("--b\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\nin snow\r\n"
                                + "--b\r\nContent-Disposition: form-data; name=\"image\";"
                                + " filename=\"a.png\"\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        ImageIO.write(new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB), "png", form);
        form.writeBytes(new byte[UPLOAD]);
        form.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        HttpResponse<InputStream> answer =
                http.send(
                        HttpRequest.newBuilder(URI.create(gateway.url() + "/v1/images/edits"))
                                .header("Authorization", "Bearer " + GatewayRun.KEY)
                                .header("Content-Type", "multipart/form-data; boundary=b")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray()))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        answer.body().close();
    }

    private InputStream get(String url) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(URI.create(url)).build(),
                        HttpResponse.BodyHandlers.ofInputStream())
                .body();
    }

    private static long length(InputStream body) throws IOException {
        try (body) {
            return body.skip(Long.MAX_VALUE) + body.readAllBytes().length;
        }
    }

    private Process inAnotherJvm(GatewayRun gateway) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx64m");
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add("-XX:+ExitOnOutOfMemoryError");
        gateway.properties().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-cp");
        command.add(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(Gateway.class.getName());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
