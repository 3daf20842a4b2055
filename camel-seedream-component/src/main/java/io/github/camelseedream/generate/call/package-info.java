/**
 * One call to a provider that may be paid: its state, which only {@link
 * io.github.camelseedream.generate.call.ProviderCall} changes, how it is planned, sent and polled,
 * what a redelivery has to know of it, and how many are on the wire at once.
 */
package io.github.camelseedream.generate.call;
