/**
 * The contract of a provider: pure functions from a request to an HTTP call and from a reply to an
 * outcome, and the literal table of what it does with each parameter. Start at {@link
 * io.github.camelseedream.provider.ImageProvider}.
 */
package io.github.camelseedream.provider;
