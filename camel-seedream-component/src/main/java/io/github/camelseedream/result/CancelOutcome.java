package io.github.camelseedream.result;

/**
 * What became of a task that was to be cancelled. What it had done until then may be billed: no
 * provider that cancels tells whether it is.
 */
@SuppressWarnings("checkstyle:ConstantName")
public enum CancelOutcome {
    /** The provider has stopped it; it makes no images. */
    cancelled,
    /** The provider will stop it if it still can; otherwise its images are made and billed. */
    requested,
    /** The provider knows no such task, or no longer. */
    unknown,
    /** It had ended before: it was too late. What it made is billed, and can be awaited. */
    ended
}
