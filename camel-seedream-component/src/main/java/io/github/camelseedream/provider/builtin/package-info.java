/**
 * The providers that come with the component, one class each, and the table of them: {@link
 * io.github.camelseedream.provider.builtin.BuiltInProviders}.
 */
package io.github.camelseedream.provider.builtin;
