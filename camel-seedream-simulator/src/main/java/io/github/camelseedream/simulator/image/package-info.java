/**
 * Real images without a model, a font or a screen: colours chosen by the request, the reference
 * images, and the request as a readable caption. Start at {@link
 * io.github.camelseedream.simulator.image.ImageRenderer}. Everything here is threadsafe.
 */
package io.github.camelseedream.simulator.image;
