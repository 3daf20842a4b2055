package io.github.camelseedream.provider;

/**
 * A task at a provider. Immutable.
 *
 * @param id the provider's id
 * @param model the model id as it was sent
 */
public record ProviderTask(String id, String model) {}
