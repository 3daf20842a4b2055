package io.github.camelseedream.result;

/**
 * An image that was asked for and did not come, beside others that did. Immutable.
 *
 * @param index the number of the image, from 1
 * @param error the simple name of the exception type
 * @param outcome not_sent, rejected, accepted or unknown: whether it may have been paid for
 * @param repeatable whether asking again cannot pay twice
 * @param message what happened
 */
public record ImageFailure(
        int index, String error, String outcome, boolean repeatable, String message) {}
