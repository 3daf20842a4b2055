/**
 * What came back: images, failures, cost and what was adjusted, as plain values that any JSON
 * marshaller writes. Start at {@link io.github.camelseedream.result.ImageResult}; the images
 * themselves come from the {@link io.github.camelseedream.result.ImageStore}.
 */
package io.github.camelseedream.result;
