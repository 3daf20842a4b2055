package io.github.camelseedream.simulator.fal;

import io.github.camelseedream.simulator.task.Task;
import io.github.camelseedream.simulator.task.TaskState;
import io.github.camelseedream.simulator.task.TaskStatus;
import io.github.camelseedream.simulator.task.Webhook;
import io.github.camelseedream.simulator.task.WebhookPolicy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports the end of a request, signed; ten times in two hours until it is taken. */
record FalWebhook(URI url, FalJson form) implements WebhookPolicy {

    private static final String USER = "user-1";
    private static final List<Duration> RETRIES =
            List.of(
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(20),
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(50));

    @Override
    public Optional<Webhook> webhook(Task task, TaskState state) {
        boolean isReported = state.status().isFinal() && state.status() != TaskStatus.CANCELLED;
        return isReported ? Optional.of(signed(task, state)) : Optional.empty();
    }

    private Webhook signed(Task task, TaskState state) {
        String body = form.report(task, state).toString();
        Instant end = state.endedAt().orElseThrow();
        String timestamp = Long.toString(end.getEpochSecond());
        Map<String, String> headers =
                Map.of(
                        "X-Fal-Webhook-Request-Id",
                        form.id(),
                        "X-Fal-Webhook-User-Id",
                        USER,
                        "X-Fal-Webhook-Timestamp",
                        timestamp,
                        "X-Fal-Webhook-Signature",
                        FalSignature.of(form.id(), USER, timestamp, body));
        return new Webhook(url, headers, body, RETRIES);
    }
}
