package io.github.camelseedream.example.boot;

import io.github.camelseedream.simulator.SeedreamSimulator;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says where to post. */
@Component
final class Greeting {

    private final ObjectProvider<SeedreamSimulator> simulator;
    private final Path folder;
    private final String provider;

    Greeting(
            ObjectProvider<SeedreamSimulator> simulator,
            @Value("${folder}") Path folder,
            @Value("${camel.component.seedream.provider}") String provider) {
        this.simulator = simulator;
        this.folder = folder.toAbsolutePath().normalize();
        this.provider = provider;
    }

    @EventListener
    void say(ApplicationReadyEvent ready) {
        Environment environment = ready.getApplicationContext().getEnvironment();
        String here = "http://localhost:" + environment.getProperty("local.server.port");
        String maker =
                simulator.stream().findFirst().isPresent()
                        ? "the simulator inside, in place of "
                                + provider
                                + " (no key, no cost; the README says how to use the real one)"
                        : provider;
        System.out.printf(
                """
                Try it     %1$s
                Post to    %1$s/images
                           curl -H 'Content-Type: text/plain' -d 'a red fox in the snow' -o fox.png %1$s/images
                           curl -H 'Content-Type: application/json' -d '{"prompt": "a red fox", "size": "16:9"}' -o fox.png %1$s/images
                Or drop    .txt or .json into %2$s
                Images   %3$s
                Health     %1$s/actuator/health
                Metrics    %1$s/actuator/metrics/seedream.images
                Made by    %4$s
                Stop it with Ctrl+C.
                """,
                here, folder.resolve("inbox"), folder.resolve("outbox"), maker);
    }
}
