/**
 * The path of a request from check to result, in order: {@link
 * io.github.camelseedream.generate.ImageGenerator} is the only class that knows the whole of it.
 */
package io.github.camelseedream.generate;
