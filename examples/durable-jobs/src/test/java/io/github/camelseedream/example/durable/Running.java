package io.github.camelseedream.example.durable;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The application on a thread of its own. */
final class Running {

    private Running() {}

    /** Returns when it is started; what is returned ends with it. */
    static CompletableFuture<Void> start(DurableJobs jobs) {
        CompletableFuture<Void> ended =
                CompletableFuture.runAsync(
                        () -> {
                            try {
                                jobs.run();
                            } catch (Exception e) {
                                throw new CompletionException(e);
                            }
                        });
        await().atMost(Duration.ofMinutes(1))
                .until(() -> jobs.context() != null && jobs.context().isStarted());
        return ended;
    }
}
