/**
 * Real pictures without a model, a font or a screen: a coloured landscape with a readable caption.
 * Start at {@link io.github.camelseedream.simulator.picture.PictureStudio}. Everything here is
 * threadsafe.
 */
package io.github.camelseedream.simulator.picture;
