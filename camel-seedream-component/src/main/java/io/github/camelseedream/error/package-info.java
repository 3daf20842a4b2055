/**
 * Every exception of the component, chosen by what a route would do next. Start at {@link
 * io.github.camelseedream.error.SeedreamException}.
 */
package io.github.camelseedream.error;
