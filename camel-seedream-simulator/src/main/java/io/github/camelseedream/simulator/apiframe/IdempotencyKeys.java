package io.github.camelseedream.simulator.apiframe;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Remembers for a day which job an {@code Idempotency-Key} stands for. Not threadsafe. */
final class IdempotencyKeys {

    private static final Duration LIFETIME = Duration.ofHours(24);
    private static final int MAX_LENGTH = 255;
    private static final int MAX_KEPT = 10_000;

    private record Entry(JsonNode body, String jobId, Instant until) {}

    private final Clock clock;
    private final Map<String, Entry> entries =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
                    return size() > MAX_KEPT;
                }
            };

    IdempotencyKeys(Clock clock) {
        this.clock = clock;
    }

    static void check(String key) {
        if (key.length() > MAX_LENGTH) {
            throw ApiframeRefusal.of(
                    400, "Idempotency-Key must be at most " + MAX_LENGTH + " characters");
        }
    }

    /** The job of the same request under this key, if it is still known; another is refused. */
    Optional<Task> earlier(String key, JsonNode body, Function<String, Optional<Task>> jobs) {
        Optional<Entry> entry =
                Optional.ofNullable(entries.get(key))
                        .filter(known -> clock.instant().isBefore(known.until));
        Optional<Task> job = entry.flatMap(known -> jobs.apply(known.jobId));
        if (job.isPresent() && !entry.get().body.equals(body)) {
            throw ApiframeRefusal.of(409);
        }
        return job;
    }

    void remember(String key, JsonNode body, String jobId) {
        entries.put(key, new Entry(body, jobId, clock.instant().plus(LIFETIME)));
    }
}
