package io.github.camelseedream.example.watch;

import static io.github.camelseedream.example.watch.WatchRun.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.fault.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {

    @TempDir private Path root;

    @Test
    void whatACrashLeavesIsNotSentAgain() throws Exception {
        try (SeedreamSimulator simulator = SeedreamSimulator.start();
                WatchRun watch = new WatchRun(root, simulator)) {
            simulator.fault(Fault.delay(Duration.ofSeconds(20)));
            watch.drop("fox.txt", "a red fox");
            Process killed = inAnotherJvm(watch);
            try {
                await().atMost(Duration.ofSeconds(30)).until(() -> simulator.submits().size() == 1);
                assertThat(names(watch.folders.working())).containsExactly("fox.txt");
            } finally {
                killed.destroyForcibly().waitFor();
            }

            assertThat(watch.once()).isZero();

            assertThat(simulator.submits()).hasSize(1);
            assertThat(names(watch.folders.working())).isEmpty();
            assertThat(names(watch.folders.unknown()))
                    .containsExactly("fox.txt", "fox.txt.note.txt");
            assertThat(watch.folders.unknown().resolve("fox.txt.note.txt"))
                    .content()
                    .contains("it may have been paid for");
            assertThat(watch.spoken()).contains("The last run was cut off").contains("fox.txt");
        }
    }

    private static Process inAnotherJvm(WatchRun watch) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(WatchRun.java());
        command.addAll(List.of("-cp", WatchRun.classPath()));
        command.addAll(watch.commandLine());
        command.add(FileWatchMain.class.getName());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
