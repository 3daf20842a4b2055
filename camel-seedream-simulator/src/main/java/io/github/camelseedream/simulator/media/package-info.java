/** Pictures waiting for their download, each under an address that expires. */
package io.github.camelseedream.simulator.media;
