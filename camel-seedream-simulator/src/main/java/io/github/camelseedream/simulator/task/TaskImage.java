package io.github.camelseedream.simulator.task;

import io.github.camelseedream.simulator.image.Dimensions;
import java.time.Instant;
import java.util.Optional;

/**
 * One image of a completed task.
 *
 * @param number counted from 1
 * @param url empty when the provider refused to make it
 * @param expiresAt when the address stops being good
 */
public record TaskImage(
        int number, Optional<String> url, Dimensions dimensions, Instant expiresAt) {}
