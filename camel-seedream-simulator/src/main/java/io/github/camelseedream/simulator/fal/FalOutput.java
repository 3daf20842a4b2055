package io.github.camelseedream.simulator.fal;

import io.github.camelseedream.simulator.image.ImageSpec;
import java.util.List;

/**
 * What a valid input makes.
 *
 * @param isInline whether the images come as data URIs
 */
record FalOutput(List<ImageSpec> images, boolean isInline, int seed) {}
