package io.github.camelseedream.simulator.fault;

/**
 * A scripted error, to be answered in the provider's own form.
 *
 * @param status 0 for the one that belongs to the code
 * @param code empty for the one that belongs to the status
 * @param message empty for the default one
 */
public record ErrorReply(int status, String code, String message) {}
