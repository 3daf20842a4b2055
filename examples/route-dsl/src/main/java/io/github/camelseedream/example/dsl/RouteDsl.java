package io.github.camelseedream.example.dsl;

import io.github.camelseedream.example.shared.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The application: Camel with the one route, and a folder for it to work on. */
final class RouteDsl {

    private static final Logger LOG = LoggerFactory.getLogger(RouteDsl.class);

    private final Main main = new Main();
    private final Path inbox;
    private final boolean free;

    /**
     * @param folder where inbox and outbox are; made where they are not there, with samples
     * @param seedream options of the component
     * @param free whether images cost nothing, so that an empty inbox gets the samples again
     */
    RouteDsl(Language language, Path folder, Map<String, String> seedream, boolean free) {
        this.free = free;
        inbox = folder.resolve("inbox");
        main.addInitialProperty("folder", folder.toString());
        seedream.forEach(
                (name, value) ->
                        main.addOverrideProperty("camel.component.seedream." + name, value));
        language.load(main.configure());
    }

    /** Runs until it is stopped. */
    void run() throws Exception {
        copySamples();
        main.run();
    }

    /** Runs until the prompts that are in the inbox now are done with. */
    void runOnce() throws Exception {
        copySamples();
        int prompts = prompts();
        if (prompts == 0) {
            LOG.info("No prompt in {}: put a .txt file there", inbox);
            return;
        }
        main.configure().withDurationMaxMessages(prompts);
        main.run();
    }

    /** As many as the route takes: any case of the extension, and none that is hidden. */
    private int prompts() throws IOException {
        try (Stream<Path> files = Files.list(inbox)) {
            return (int)
                    files.filter(Files::isRegularFile)
                            .map(file -> file.getFileName().toString())
                            .filter(name -> name.matches("(?i)[^.].*\\.txt"))
                            .count();
        }
    }

    private void copySamples() throws IOException {
        if (Files.exists(inbox) && !(free && prompts() == 0)) {
            return;
        }
        Samples.copy(inbox, sample -> true);
    }
}
