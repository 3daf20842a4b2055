/**
 * What arrives and what goes back, as plain values that know nothing of the server: a {@link
 * io.github.camelseedream.simulator.http.Call} in, a {@link
 * io.github.camelseedream.simulator.http.Reply} out.
 */
package io.github.camelseedream.simulator.http;
