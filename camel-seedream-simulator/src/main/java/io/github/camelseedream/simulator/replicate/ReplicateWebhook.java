package io.github.camelseedream.simulator.replicate;

import io.github.camelseedream.simulator.task.Task;
import io.github.camelseedream.simulator.task.TaskState;
import io.github.camelseedream.simulator.task.TaskStatus;
import io.github.camelseedream.simulator.task.Webhook;
import io.github.camelseedream.simulator.task.WebhookPolicy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Reports start and end of a prediction, signed in the way of Standard Webhooks. */
record ReplicateWebhook(URI url, List<String> events, ReplicateJson form, Clock clock)
        implements WebhookPolicy {

    /** That of the sample in the documents; any account has it. */
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    static final List<String> EVENTS = List.of("start", "output", "logs", "completed");

    private static final int STARTED = 50;
    private static final List<Duration> RETRIES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(5));

    @Override
    public Optional<Webhook> webhook(Task task, TaskState state) {
        boolean isEnd = state.status().isFinal();
        boolean isStart = state.status() == TaskStatus.PROCESSING && state.progress() < STARTED;
        boolean isOutput = state.status() == TaskStatus.COMPLETED && events.contains("output");
        boolean isWanted =
                isEnd && (events.contains("completed") || isOutput)
                        || isStart && events.contains("start");
        return isWanted
                ? Optional.of(signed(form.of(task, state, clock.instant()).toString()))
                : Optional.empty();
    }

    private Webhook signed(String body) {
        String id = "msg_" + UUID.randomUUID().toString().replace("-", "").substring(0, 27);
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        return new Webhook(
                url,
                Map.of(
                        "webhook-id", id,
                        "webhook-timestamp", timestamp,
                        "webhook-signature", signature(id, timestamp, body)),
                body,
                RETRIES);
    }

    static String signature(String id, String timestamp, String body) {
        byte[] key = Base64.getDecoder().decode(SECRET.substring("whsec_".length()));
        String signed = id + "." + timestamp + "." + body;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] code = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
