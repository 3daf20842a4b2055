package io.github.camelseedream.example.watch;

import static io.github.camelseedream.example.watch.WatchRun.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelseedream.example.shared.CommandLine;
import io.github.camelseedream.simulator.SeedreamSimulator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsTest {

    @TempDir private Path root;

    @Test
    void aFolderThatCannotBeIsSaidInASentence() throws Exception {
        Path file = Files.writeString(root.resolve("file"), "");
        Path within = file.resolve("run");
        try (SeedreamSimulator simulator = SeedreamSimulator.start();
                WatchRun watch = new WatchRun(root, simulator).with("directory", within)) {
            assertThat(watch.once()).isEqualTo(2);
            assertThat(watch.spoken())
                    .contains("-Ddirectory=" + within + " cannot be written to: ");
        }
    }

    @Test
    void mistypedOptionsWereIgnored() {
        String refusal =
                refusal(
                        Map.of(
                                "siez", "2K",
                                "cuont", "3",
                                "paramter.sync_mode", "true",
                                "banana", "1"));

        assertThat(refusal.lines().limit(5))
                .containsExactly(
                        "Not started, nothing was sent:",
                        "  - -Dbanana is no option",
                        "  - -Dcuont is no option. Did you mean -Dcount?",
                        "  - -Dparamter.sync_mode is no option. Did you mean"
                                + " -Dparameter.sync_mode?",
                        "  - -Dsiez is no option. Did you mean -Dsize?");
        assertThat(refusal.lines().skip(5))
                .singleElement()
                .asString()
                .startsWith("  - The options are: directory, once, quietMillis,")
                .contains(", allowedProviders, ", ", count, ", ", size, ")
                .endsWith(", width, apiKeys.NAME, header.NAME, parameter.NAME");
    }

    @Test
    void whatWasMistypedMayBeAKeyAndIsNotShown() {
        assertThat(refusal(Map.of("apiKye", "sk-123")))
                .contains("Did you mean -DapiKey?")
                .doesNotContain("sk-123");
    }

    @Test
    void optionsOfMavenAndJavaAreLeftAlone() {
        Properties properties = new Properties();
        properties.putAll(
                Map.of(
                        "style.color", "never",
                        "skipTests", "true",
                        "exec.args", "x",
                        "user.home", "/root",
                        "parameter.sync_mode", "true"));

        assertThat(read(properties).component()).containsOnlyKeys("parameters[sync_mode]");
    }

    @Test
    void valuesOfTheWrongTypeWereReadAsZero() {
        assertThat(
                        refusal(
                                Map.of(
                                        "count", "abc",
                                        "seed", "1.5",
                                        "maxConcurrentCalls", "3000000000",
                                        "timeout", "5x",
                                        "watermark", "banana",
                                        "whenFull", "panic",
                                        "once", "maybe",
                                        "quietMillis", "-1")))
                .isEqualTo(
                        """
                        Not started, nothing was sent:
                          - -Donce=maybe is not possible. Accepted: true, false
                          - -DquietMillis=-1 is not possible. Accepted: a whole number from 0 to 2147483647, such as 1000
                          - option count 'abc' is not a whole number of its range. Accepted: digits such as 42
                          - option maxConcurrentCalls '3000000000' is not a whole number of its range. Accepted: digits such as 42
                          - option seed '1.5' is not a whole number of its range. Accepted: digits such as 42
                          - option timeout '5x' is not a duration. Accepted: milliseconds such as 5000, or units such as 500ms, 30s, 5m or 1h30m
                          - -Dwatermark=banana is not possible. Accepted: true, false
                          - -DwhenFull=panic is not possible. Accepted: wait, reject\
                        """);
    }

    @Test
    void aValueOfAWrongTypeDidNotLetOneThatTheProviderRefusesBeTold() {
        assertThat(
                        refusal(
                                        Map.of(
                                                "seed", "1.5", "size", "banana", "count", "99",
                                                "cuont", "3"))
                                .lines()
                                .filter(line -> !line.startsWith("  - The options are")))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).isEqualTo("Not started, nothing was sent:"),
                        line -> assertThat(line).startsWith("  - option seed '1.5' is not"),
                        line -> assertThat(line).startsWith("  - -Dcuont is no option."),
                        line -> assertThat(line).startsWith("  - size 'banana'"),
                        line -> assertThat(line).startsWith("  - count '99'"));
        assertThat(refusal(Map.of("seed", "1.5", "provider", "midjourney")))
                .contains(
                        "option seed '1.5' is not",
                        "provider 'midjourney' (component option provider) is not known.");
    }

    @Test
    void theRightTypesAndEmptyValuesAreTaken() {
        Properties properties = new Properties();
        properties.putAll(
                Map.of("seed", "3000000000", "timeout", "1h30m", "style", "", "once", ""));

        WatchOptions options = read(properties);

        assertThat(options.isOnce()).isTrue();
        assertThat(options.component()).containsOnlyKeys("seed", "timeout");
    }

    @Test
    void aWrongSizeFailedEveryInputByItself() throws Exception {
        try (SeedreamSimulator simulator = SeedreamSimulator.start();
                WatchRun watch = new WatchRun(root, simulator)) {
            watch.drop("fox.txt", "a red fox").with("size", "banana").with("count", 99);

            assertThat(watch.once()).isEqualTo(2);

            assertThat(watch.spoken().lines().limit(3))
                    .satisfiesExactlyInAnyOrder(
                            line -> assertThat(line).isEqualTo("Not started, nothing was sent:"),
                            line ->
                                    assertThat(line)
                                            .startsWith(
                                                    "  - size 'banana' (component option size)"),
                            line ->
                                    assertThat(line)
                                            .startsWith("  - count '99' (component option count)"));
            assertThat(names(watch.folders.inbox())).containsExactly("fox.txt");
            assertThat(simulator.requests()).isEmpty();
        }
    }

    @Test
    void whatTheComponentRefusesAtItsStartIsOneSentence() throws Exception {
        try (SeedreamSimulator simulator = SeedreamSimulator.start();
                WatchRun watch = new WatchRun(root, simulator)) {
            assertThat(watch.with("timeout", 0).once()).isEqualTo(2);
            assertThat(watch.spoken())
                    .isEqualToIgnoringNewLines(
                            "Not started, nothing was sent:"
                                    + "  - option timeout must be above 0");
        }
    }

    @Test
    void whatSuitsOnlyImagesIsNoMistake() throws Exception {
        try (SeedreamSimulator simulator = SeedreamSimulator.start();
                WatchRun watch = new WatchRun(root, simulator)) {
            watch.drop("photo.png", TestImages.png(80, 60))
                    .drop("photo.png.txt", "make it winter")
                    .with("aspectRatio", "match");

            assertThat(watch.once()).as(watch.spoken()).isZero();
            assertThat(simulator.submits()).hasSize(1);
        }
    }

    @Test
    void theProgramItselfEndsWithCodeTwo() throws Exception {
        ProcessBuilder program =
                new ProcessBuilder(
                                WatchRun.java(),
                                "-cp",
                                WatchRun.classPath(),
                                "-Dcuont=3",
                                "-Donce=true",
                                FileWatch.class.getName(),
                                root.resolve("run").toString())
                        .redirectErrorStream(true);
        program.environment().put("MAVEN_CMD_LINE_ARGS", " -q compile -Prun -Dcuont=3");
        Process process = program.start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("Not started, nothing was sent:")
                .doesNotContain("Exception");
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(root.resolve("run")).doesNotExist();
    }

    private String refusal(Map<String, String> options) {
        Properties properties = new Properties();
        properties.putAll(options);
        return assertThatIllegalArgumentException()
                .isThrownBy(() -> read(properties))
                .actual()
                .getMessage();
    }

    private WatchOptions read(Properties properties) {
        return WatchOptions.read(properties, CommandLine.of(properties));
    }
}
