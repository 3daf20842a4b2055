/**
 * What is wanted: one normalised request, its parameters and where each value came from. Start at
 * {@link io.github.camelseedream.request.ImageRequest} and the table {@link
 * io.github.camelseedream.request.ImageParameters}. Immutable values, safe for use by several
 * threads.
 */
package io.github.camelseedream.request;
