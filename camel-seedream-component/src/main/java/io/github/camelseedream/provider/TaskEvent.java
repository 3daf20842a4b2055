package io.github.camelseedream.provider;

/**
 * What became of a task, as a delivery tells it.
 *
 * @param task the task
 * @param outcome images, not yet, or never
 */
public record TaskEvent(ProviderTask task, Outcome outcome) {}
