/**
 * What the bytes of an image tell without decoding it: its format, size and orientation, and
 * whether it is whole. Knows nothing of requests and providers.
 */
package io.github.camelseedream.image;
