/**
 * The loopback server: reads a request, writes it down, lets a fault or a provider answer, waits if
 * it has to, and sends the answer whole, slowly, cut or not at all. Jetty is known here only.
 */
package io.github.camelseedream.simulator.server;
