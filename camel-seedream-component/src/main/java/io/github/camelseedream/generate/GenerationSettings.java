package io.github.camelseedream.generate;

import java.time.Duration;

/**
 * How an endpoint wants its requests done.
 *
 * @param timeout bounds the whole request
 * @param ignoreUnsupported drop what the provider does not take, with an adjustment, instead of
 *     refusing
 * @param repeatUnknown let a redelivery send again a call that may have been paid for
 * @param failPartial fail when some of several pictures did not come, instead of delivering the
 *     others
 * @param keepUrls leave the pictures where the provider keeps them
 */
public record GenerationSettings(
        Duration timeout,
        boolean ignoreUnsupported,
        boolean repeatUnknown,
        boolean failPartial,
        boolean keepUrls) {}
