package io.github.camelseedream.simulator.task;

import io.github.camelseedream.simulator.fault.ErrorReply;

/**
 * Why a task failed.
 *
 * @param isModeration all its images were refused for what they show
 * @param error in it what is empty stands for the provider's usual
 */
public record TaskFailure(boolean isModeration, ErrorReply error) {

    /** Without a status. */
    public TaskFailure(boolean isModeration, String code, String message) {
        this(isModeration, new ErrorReply(0, code, message));
    }

    /** Empty for the provider's usual one. */
    public String code() {
        return error.code();
    }

    /** Empty for the provider's usual words. */
    public String message() {
        return error.message();
    }
}
