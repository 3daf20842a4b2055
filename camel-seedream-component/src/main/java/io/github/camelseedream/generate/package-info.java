/**
 * The path of a request from check to result. {@link
 * io.github.camelseedream.generate.ImageGenerator} is the way in, and a run is one request: it has
 * calls, and a collector that makes a result of them. What a run works with has packages of its
 * own, each of which knows only those before it: {@code event}, {@code call}, {@code check} and
 * {@code image}.
 */
package io.github.camelseedream.generate;
