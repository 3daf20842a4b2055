package io.github.camelseedream.simulator.task;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A message to a caller's own address, sent as {@code POST} with {@code Content-Type:
 * application/json}.
 *
 * @param headers those that the provider adds
 * @param body the JSON text, exactly these bytes in UTF-8
 * @param retries how long to wait before each further attempt, made when the receiver fails or does
 *     not answer; empty for a single attempt
 */
public record Webhook(URI url, Map<String, String> headers, String body, List<Duration> retries) {

    public Webhook {
        headers = Map.copyOf(headers);
        retries = List.copyOf(retries);
    }
}
