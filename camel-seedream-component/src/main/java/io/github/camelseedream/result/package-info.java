/**
 * What came back: pictures, failures, cost and what was adjusted, as plain values that any JSON
 * marshaller writes. Start at {@link io.github.camelseedream.result.ImageResult}; the pictures
 * themselves come from the {@link io.github.camelseedream.result.PictureStore}.
 */
package io.github.camelseedream.result;
