/**
 * How providers are spoken to: each wire dialect once, with everything that its providers share.
 * Start at {@link io.github.camelseedream.provider.dialect.OpenAiImages}, which needs no class of a
 * provider's own, and {@link io.github.camelseedream.provider.dialect.TaskImages}.
 */
package io.github.camelseedream.provider.dialect;
