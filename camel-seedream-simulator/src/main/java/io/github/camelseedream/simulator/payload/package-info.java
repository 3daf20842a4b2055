/**
 * Bytes that are produced while they are sent, so that a reply of many megabytes is never held as
 * one array. Start at {@link io.github.camelseedream.simulator.payload.Payload}.
 */
package io.github.camelseedream.simulator.payload;
