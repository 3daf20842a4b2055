/**
 * A folder of images that explains itself: a JSON file beside each image, and a page that shows
 * them all.
 */
package io.github.camelseedream.example.shared.sheet;
