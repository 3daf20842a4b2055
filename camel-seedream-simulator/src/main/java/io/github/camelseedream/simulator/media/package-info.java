/**
 * Images under addresses that expire: those waiting for their download, and those that callers
 * brought as references.
 */
package io.github.camelseedream.simulator.media;
