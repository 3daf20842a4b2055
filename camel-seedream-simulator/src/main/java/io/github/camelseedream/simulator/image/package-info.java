/**
 * Real images without a model, a font or a screen: a coloured landscape with a readable caption.
 * Start at {@link io.github.camelseedream.simulator.image.ImageRenderer}. Everything here is
 * threadsafe.
 */
package io.github.camelseedream.simulator.image;
