package io.github.camelseedream.example.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.fault.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the person at the terminal sees. */
class GatewayStartTest {

    private static final String FOX = "{\"prompt\": \"a hushed fox\", \"response_format\":";

    /** More than fits into the buffers of a connection. */
    private static final int LARGE = 25_000_000;

    @TempDir private Path temporary;

    @Test
    void eachRequestIsALineWithoutSecretsAndAClientThatLeavesIsNoError() throws Exception {
        try (SeedreamSimulator simulator = SeedreamSimulator.start();
                GatewayRun gateway = new GatewayRun(simulator)) {
            String url;
            Process process = start(Map.of(), gateway);
            try {
                await().atMost(Duration.ofSeconds(60))
                        .ignoreExceptions()
                        .until(() -> gateway.get(gateway.url() + "/health").statusCode() == 200);
                url =
                        gateway.generate(FOX + " \"url\"}")
                                .body()
                                .replaceFirst("(?s).*\"url\":\"([^\"]+)\".*", "$1");
                gateway.get(url + "?token=hushed");
                simulator.fault(Fault.imageBytes(LARGE).always());
                leave(gateway);
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(printed()).contains("broken off"));
            } finally {
                process.destroyForcibly().waitFor();
            }

            assertThat(printed())
                    .containsPattern("127.0.0.1 GET /health 200 15 bytes \\d+ ms\n")
                    .containsPattern("POST /v1/images/generations 200 \\d+ bytes \\d+ ms\n")
                    .containsPattern("GET /files/... 200 \\d+ bytes \\d+ ms\n")
                    .containsPattern(
                            "POST /v1/images/generations 200 \\d+ bytes \\d+ ms broken off")
                    .doesNotContain("hushed", GatewayRun.KEY, "Exception", "Committed", "\tat ")
                    .doesNotContain(url.substring(url.lastIndexOf('/')));
        }
    }

    @Test
    void allThatIsWrongWithTheOptionsIsPrintedAndEndsTheStart() throws Exception {
        try (SeedreamSimulator simulator = SeedreamSimulator.start();
                GatewayRun gateway = new GatewayRun(simulator)) {
            Process process =
                    start(Map.of("prot", "1", "maxFiles", "0", "provider", "lumenfal"), gateway);

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(2);
            assertThat(printed().lines())
                    .hasSize(3)
                    .anyMatch(line -> line.equals("-Dprot is no option. Did you mean -Dport?"))
                    .anyMatch(line -> line.startsWith("-DmaxFiles=0 is not possible."))
                    .anyMatch(line -> line.startsWith("-Dprovider=lumenfal is not known."));
        }
    }

    @Test
    void anOptionOfTheComponentThatThereIsNotIsPrintedInASentence() throws Exception {
        try (SeedreamSimulator simulator = SeedreamSimulator.start();
                GatewayRun gateway = new GatewayRun(simulator)) {
            Process process = start(Map.of("camel.component.seedream.modle", "x"), gateway);

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(2);
            assertThat(printed()).contains("modle").doesNotContain("\tat ");
        }
    }

    /** A client that asks for much, and reads nothing of it. */
    private static void leave(GatewayRun gateway) throws Exception {
        String body = FOX + " \"b64_json\"}";
        try (RawClient client = new RawClient(gateway)) {
            client.send(
                    "POST /v1/images/generations HTTP/1.1\r\nHost: x\r\n"
                            + "Authorization: Bearer "
                            + GatewayRun.KEY
                            + "\r\nContent-Type: application/json\r\nContent-Length: "
                            + body.length()
                            + "\r\n\r\n"
                            + body);
            await().atMost(Duration.ofSeconds(60)).until(client::isAnswered);
        }
    }

    private String printed() throws Exception {
        return Files.readString(temporary.resolve("printed"), StandardCharsets.UTF_8);
    }

    private Process start(Map<String, String> more, GatewayRun gateway) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dlog4j2.configurationFile=src/main/resources/log4j2.properties");
        gateway.properties().forEach((name, value) -> command.add("-D" + name + "=" + value));
        more.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-cp");
        command.add(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(Gateway.class.getName());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve("printed").toFile())
                .start();
    }
}
