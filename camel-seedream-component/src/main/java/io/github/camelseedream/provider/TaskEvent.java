package io.github.camelseedream.provider;

/**
 * What became of a task, as a delivery tells it. Immutable.
 *
 * @param task the task
 * @param outcome images, not yet, or never
 */
public record TaskEvent(ProviderTask task, Outcome outcome) {}
