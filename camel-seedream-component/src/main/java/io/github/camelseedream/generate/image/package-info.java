/** Images on their way in and out: references prepared and uploaded, results fetched, converted. */
package io.github.camelseedream.generate.image;
