package io.github.camelseedream.simulator.task;

/**
 * Why a task failed.
 *
 * @param isModeration all its images were refused for what they show
 * @param code empty for the provider's usual one
 * @param message empty for the provider's usual words
 */
public record TaskFailure(boolean isModeration, String code, String message) {}
