package io.github.camelseedream.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    @Test
    void readsPortDelayAndLifetime() {
        CommandLine line =
                CommandLine.read("--port", "9000", "--delay", "250ms", "--url-life", "5s");

        assertThat(line.options())
                .isEqualTo(
                        SimulatorOptions.defaults()
                                .withPort(9000)
                                .withDelay(Duration.ofMillis(250))
                                .withUrlLifetime(Duration.ofSeconds(5)));
        assertThat(line.error()).isEmpty();
    }

    @Test
    void givesProvidersPortsOfTheirOwn() {
        CommandLine line = CommandLine.read("--root", "apiframe=8090", "--root", "uniall=0");

        assertThat(line.options().rootPorts()).isEqualTo(Map.of("apiframe", 8090, "uniall", 0));
    }

    @Test
    void saysInOneLineThatThereIsNoSuchProvider() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> names;
        try (SeedreamSimulator simulator = SeedreamSimulator.start()) {
            names = simulator.providers();
        }

        SimulatorMain.started(
                SimulatorOptions.defaults().withRootPort("midjourney", 0), new PrintStream(err));

        assertThat(names).contains("lumenfall", "modelark");
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "The option --root: No provider 'midjourney'; there are "
                                + names
                                + "."
                                + System.lineSeparator());
    }

    @Test
    void listensOn8089Unasked() {
        assertThat(CommandLine.read().options().port()).isEqualTo(8089);
    }

    @Test
    void asksForHelp() {
        assertThat(CommandLine.read("--help").isHelp()).isTrue();
        assertThat(CommandLine.USAGE)
                .contains("--port", "--host", "--delay", "--url-life", "--root");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--prot 1     | Unknown option --prot",
                "--port       | The option --port needs a value",
                "--port many  | The option --port cannot be many",
                "--port 65536 | The option --port cannot be 65536",
                "--root x     | The option --root cannot be x",
                "--root a=b   | The option --root cannot be a=b",
                "--delay soon | The option --delay cannot be soon"
            })
    void rejectsWrongArguments(String arguments, String error) {
        assertThat(CommandLine.read(arguments.split(" ")).error()).isEqualTo(error);
    }

    @Test
    void saysInOneLineThatThePortIsTaken() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (SeedreamSimulator simulator = SeedreamSimulator.start()) {
            int taken = URI.create(simulator.url()).getPort();

            var second =
                    SimulatorMain.started(
                            SimulatorOptions.defaults().withPort(taken), new PrintStream(err));

            assertThat(second).isEmpty();
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .isEqualTo(
                            "The simulator cannot listen on 127.0.0.1:%d: Address already in use."
                                            .formatted(taken)
                                    + " Choose another port with --port N; 0 picks a free one."
                                    + System.lineSeparator());
        }
    }

    @Test
    void greetsWithAddressesAndALineToTry() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SeedreamSimulator simulator = SeedreamSimulator.start()) {
            SimulatorMain.greet(simulator, new PrintStream(out));

            assertThat(out.toString(StandardCharsets.UTF_8))
                    .contains(simulator.providers().stream().map(simulator::baseUrl).toList())
                    .contains("curl -s " + simulator.url() + "/ ")
                    .contains("curl -s " + simulator.baseUrl("lumenfall") + "/images/generations")
                    .contains("curl -s " + simulator.url() + "/_sim/requests");
        }
    }
}
